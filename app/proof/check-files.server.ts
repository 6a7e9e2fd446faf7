import fs from 'node:fs'
import { evidencePath } from '#app/assessments/evidence-store.server.ts'
import { findEvidenceFiles } from '#db/backup/backup-queries.server.ts'
import type { Connection } from '#db/client.server.ts'
import { measureFile } from '#db/backup/files.server.ts'

export type FileProblem = { code: 'file-missing' | 'file-altered'; sha256: string }

/** Reads every stored file that a record names, and finds those whose content is not what was handed in. */
export async function checkFiles(raw: Connection['raw'], uploadsFolder: string) {
  const problems: FileProblem[] = []
  const files = findEvidenceFiles(raw)
  for (const { sha256 } of files) {
    const file = evidencePath(uploadsFolder, sha256)
    if (!fs.existsSync(file)) problems.push({ code: 'file-missing', sha256 })
    else if ((await measureFile(file)).sha256 !== sha256) problems.push({ code: 'file-altered', sha256 })
  }
  return { files: files.length, problems }
}
