import fs from 'node:fs/promises'
import path from 'node:path'
import type { Db } from '#db/client.server.ts'
import { existsStoredBytes } from './upload-queries.server.ts'

const DAY_MS = 86_400_000
const PAIR = /^[0-9a-f]{2}$/
const SHA256 = /^[0-9a-f]{64}$/

/**
 * Removes stored bytes that no evidence names and that are older than a day: what a crash left between storing a file
 * and writing its row. Answers how many. A file that arrives anew at the same moment is kept: the old one is taken
 * out of the way first and put back if it turns out to be fresh. `stop` ends it after the folder under way.
 */
export async function sweepUploads(
  db: Db,
  uploadsFolder: string,
  now: Date,
  stop?: AbortSignal,
): Promise<number> {
  let removed = 0
  for (const outer of await foldersIn(uploadsFolder)) {
    for (const inner of await foldersIn(path.join(uploadsFolder, outer))) {
      if (stop?.aborted) return removed
      const folder = path.join(uploadsFolder, outer, inner)
      const names = (await fs.readdir(folder)).filter(name => SHA256.test(name))
      for (const name of names)
        if (await removeOrphan(db, uploadsFolder, path.join(folder, name), now)) removed++
    }
  }
  return removed
}

async function removeOrphan(db: Db, uploadsFolder: string, file: string, now: Date): Promise<boolean> {
  const sha256 = path.basename(file)
  if (!(await isOld(file, now)) || existsStoredBytes(db, sha256)) return false
  const aside = path.join(uploadsFolder, 'incoming', `orphan-${sha256}`)
  await fs.rename(file, aside)
  const isStillOrphan = (await isOld(aside, now)) && !existsStoredBytes(db, sha256)
  if (isStillOrphan) await fs.rm(aside, { force: true })
  else await fs.rename(aside, file)
  return isStillOrphan
}

async function isOld(file: string, now: Date) {
  const { mtimeMs } = await fs.stat(file)
  return mtimeMs < now.getTime() - DAY_MS
}

async function foldersIn(folder: string) {
  const entries = await fs.readdir(folder, { withFileTypes: true })
  return entries.filter(entry => entry.isDirectory() && PAIR.test(entry.name)).map(({ name }) => name)
}
