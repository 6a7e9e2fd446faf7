import Sqlite from 'better-sqlite3'
import fs from 'node:fs'
import path from 'node:path'
import { evidencePath } from '#app/assessments/evidence-store.server.ts'
import { syncToDisk } from '../sync-to-disk.server.ts'
import { assertSound, countRows, findEvidenceFiles } from './backup-queries.server.ts'
import { copyMeasured, measureFile } from './files.server.ts'
import {
  backupName,
  DATABASE_FILE,
  EVIDENCE_FOLDER,
  KEY_FILES,
  MANIFEST_FILE,
  type Manifest,
} from './manifest.ts'

/** All pages in one step: a step that another process's writes interrupt would start again from the first page. */
const ALL_PAGES = 0x7fffffff

type Source = { databaseFile: string; uploadsFolder: string }

/**
 * Copies a portal that may be running into a new folder below `target`: the database as of one moment, then
 * every evidence file that it names (files are never changed, so those of that moment are still there), and the
 * keys beside it. The
 * folder gets its name only when all of it is written and checked. Throws and leaves nothing when a file is
 * missing or damaged.
 */
export async function makeBackup({ databaseFile, uploadsFolder }: Source, target: string, now: Date) {
  if (!fs.existsSync(databaseFile)) throw new Error(`there is no database at ${databaseFile}`)
  const folder = path.join(target, backupName(now))
  if (fs.existsSync(folder)) throw new Error(`${folder} is already there`)
  const partial = `${folder}.partial`
  fs.rmSync(partial, { recursive: true, force: true })
  fs.mkdirSync(partial, { recursive: true, mode: 0o700 })
  try {
    const { rows, evidence } = await copyDatabase(databaseFile, path.join(partial, DATABASE_FILE))
    for (const { sha256 } of evidence) await copyEvidence(uploadsFolder, partial, sha256)
    const manifest: Manifest = {
      format: 1,
      madeAt: now.toISOString(),
      database: await measureFile(path.join(partial, DATABASE_FILE)),
      rows,
      evidence,
      keys: await copyKeys(path.dirname(databaseFile), partial),
    }
    const manifestFile = path.join(partial, MANIFEST_FILE)
    fs.writeFileSync(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true })
    syncToDisk(partial)
    fs.renameSync(partial, folder)
    syncToDisk(target)
    return { folder, manifest }
  } catch (error) {
    fs.rmSync(partial, { recursive: true, force: true })
    throw error
  }
}

async function copyDatabase(from: string, to: string) {
  const source = new Sqlite(from, { readonly: true, timeout: 5000 })
  try {
    await source.backup(to, { progress: () => ALL_PAGES })
  } finally {
    source.close()
  }
  fs.chmodSync(to, 0o600)
  const copy = new Sqlite(to)
  try {
    // One file that stands for itself: a log beside it could be forgotten when it is moved.
    copy.pragma('journal_mode=DELETE')
    assertSound(copy)
    return { rows: countRows(copy), evidence: findEvidenceFiles(copy) }
  } finally {
    copy.close()
  }
}

async function copyKeys(from: string, partial: string) {
  const keys: Manifest['keys'] = []
  for (const name of KEY_FILES) {
    if (!fs.existsSync(path.join(from, name))) continue
    const { sha256 } = await copyMeasured(path.join(from, name), path.join(partial, name))
    keys.push({ name, sha256 })
  }
  return keys
}

async function copyEvidence(uploadsFolder: string, partial: string, sha256: string) {
  const from = evidencePath(uploadsFolder, sha256)
  if (!fs.existsSync(from)) throw new Error(`evidence file ${sha256} is missing from ${uploadsFolder}`)
  const copied = await copyMeasured(from, evidencePath(path.join(partial, EVIDENCE_FOLDER), sha256))
  if (copied.sha256 !== sha256) throw new Error(`evidence file ${from} is damaged: its content has changed`)
}
