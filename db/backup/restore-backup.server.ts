import Sqlite from 'better-sqlite3'
import fs from 'node:fs'
import path from 'node:path'
import { evidencePath } from '#app/assessments/evidence-store.server.ts'
import { syncToDisk } from '../sync-to-disk.server.ts'
import { assertSound, countRows, findEvidenceFiles } from './backup-queries.server.ts'
import { copyMeasured } from './files.server.ts'
import { DATABASE_FILE, EVIDENCE_FOLDER, Manifest, MANIFEST_FILE, rowDifferences } from './manifest.ts'

type Target = { databaseFile: string; uploadsFolder: string }

/**
 * Puts a backup where a portal will look for its data. Refuses a place that already holds a database or
 * uploads: nothing is ever overwritten. Every file is checked against the manifest while it is copied, the rows
 * are counted, and the database gets its name last: cut off before that, the next start finds none.
 */
export async function restoreBackup(backup: string, { databaseFile, uploadsFolder }: Target) {
  const manifest = readManifest(backup)
  const folder = path.dirname(databaseFile)
  const keyFiles = manifest.keys.map(({ name }) => path.join(folder, name))
  for (const place of [databaseFile, `${databaseFile}-wal`, uploadsFolder, ...keyFiles])
    if (isOccupied(place)) throw new Error(`${place} is already there: restore into an empty folder`)
  const making = `${databaseFile}.restoring`
  fs.rmSync(making, { force: true })
  try {
    const database = await copyMeasured(path.join(backup, DATABASE_FILE), making)
    if (database.sha256 !== manifest.database.sha256)
      throw new Error('the database of the backup is damaged: it is not the file that was backed up')
    checkRows(making, manifest)
    for (const { sha256 } of manifest.evidence) await restoreFile(backup, uploadsFolder, sha256)
    for (const { name, sha256 } of manifest.keys) {
      const key = await copyMeasured(path.join(backup, name), path.join(folder, name))
      if (key.sha256 !== sha256) throw new Error(`${name} of the backup is damaged`)
    }
    fs.renameSync(making, databaseFile)
    syncToDisk(folder)
    return manifest
  } catch (error) {
    fs.rmSync(making, { force: true })
    fs.rmSync(uploadsFolder, { recursive: true, force: true })
    for (const file of keyFiles) fs.rmSync(file, { force: true })
    throw error
  }
}

function readManifest(backup: string): Manifest {
  const file = path.join(backup, MANIFEST_FILE)
  if (!fs.existsSync(file)) throw new Error(`${backup} is not a backup: it has no ${MANIFEST_FILE}`)
  return Manifest.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
}

function isOccupied(place: string) {
  if (!fs.existsSync(place)) return false
  return !fs.statSync(place).isDirectory() || fs.readdirSync(place).length > 0
}

function checkRows(file: string, { rows, evidence }: Manifest) {
  const raw = new Sqlite(file, { readonly: true })
  try {
    assertSound(raw)
    const differences = rowDifferences(rows, countRows(raw))
    if (differences.length > 0) throw new Error(`the backup is not whole: ${differences.join('; ')}`)
    const listed = new Set(evidence.map(({ sha256 }) => sha256))
    const missing = findEvidenceFiles(raw).filter(({ sha256 }) => !listed.has(sha256))
    if (missing.length > 0) throw new Error(`the backup lacks ${missing.length} evidence files`)
  } finally {
    raw.close()
  }
}

async function restoreFile(backup: string, uploadsFolder: string, sha256: string) {
  const from = evidencePath(path.join(backup, EVIDENCE_FOLDER), sha256)
  if (!fs.existsSync(from)) throw new Error(`evidence file ${sha256} is missing from the backup`)
  const copied = await copyMeasured(from, evidencePath(uploadsFolder, sha256))
  if (copied.sha256 !== sha256) throw new Error(`evidence file ${sha256} of the backup is damaged`)
}
