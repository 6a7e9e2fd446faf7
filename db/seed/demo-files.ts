import fs from 'node:fs'
import path from 'node:path'
import { existsOrganisation } from '#app/settings/organisation.server.ts'
import { closeDatabase, openDatabase } from '#db/client.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'

/** Where a demo lives. `uploadsFolder` lies beside the database, as in every installation. */
export type DemoPlace = { databaseFile: string; uploadsFolder: string }

const THROTTLE_FILE = 'throttle.sqlite'
/** How every SQLite database begins, whatever its name. */
const SQLITE_HEADER = 'SQLite format 3\0'
/** SQLite's own files of a database beside its main file. */
const COMPANIONS = ['', '-wal', '-shm', '-journal']

/**
 * Why demo data must not be written here; null when it may. Without `isReset` the database must be unused; with
 * it, it must be one that the demo made.
 */
export function whyNotSeed(place: DemoPlace, isReset: boolean): string | null {
  const { databaseFile } = place
  if (!fs.existsSync(databaseFile)) return null
  if (isReset && !isDemo(place))
    return `${databaseFile} was not made by the demo, so it is not deleted. Choose another DATABASE_URL.`
  if (!isReset && isInUse(databaseFile))
    return `${databaseFile} is already in use. For a new demo there, add --reset; it only ever deletes demo data.`
  return null
}

/** A file name under which the new demo is made, so that an interrupted one leaves nothing half done. */
export function makingFile({ databaseFile }: DemoPlace) {
  const file = `${databaseFile}.making`
  removeDatabase(file)
  return file
}

/** Puts the finished database in its place, instead of an older demo, and marks it as a demo. */
export function putInPlace(place: DemoPlace, finished: string) {
  removeDatabase(place.databaseFile)
  fs.writeFileSync(
    markerOf(place),
    'This database holds demo data. It may be deleted and made again at any time.\n',
  )
  fs.renameSync(finished, place.databaseFile)
}

/**
 * Deletes the files that an older demo has collected. They are kept while another database lies beside the
 * demo's, because that one's files would be among them.
 */
export function removeCollectedFiles(place: DemoPlace) {
  if (!isDemo(place) || hasNeighbour(place)) return
  fs.rmSync(place.uploadsFolder, { recursive: true, force: true })
  removeDatabase(path.join(path.dirname(place.databaseFile), THROTTLE_FILE))
}

function isInUse(databaseFile: string) {
  migrateDatabase(databaseFile)
  const connection = openDatabase(databaseFile)
  try {
    return existsOrganisation(connection.db)
  } finally {
    closeDatabase(connection)
  }
}

function isDemo(place: DemoPlace) {
  return fs.existsSync(place.databaseFile) && fs.existsSync(markerOf(place))
}

function markerOf({ databaseFile }: DemoPlace) {
  return `${databaseFile}.demo`
}

function hasNeighbour({ databaseFile }: DemoPlace) {
  const folder = path.dirname(databaseFile)
  const own = [path.basename(databaseFile), THROTTLE_FILE]
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .some(entry => entry.isFile() && !own.includes(entry.name) && isDatabase(path.join(folder, entry.name)))
}

function isDatabase(file: string) {
  const start = Buffer.alloc(SQLITE_HEADER.length)
  const handle = fs.openSync(file, 'r')
  fs.readSync(handle, start, 0, start.length, 0)
  fs.closeSync(handle)
  return start.toString('latin1') === SQLITE_HEADER
}

function removeDatabase(file: string) {
  for (const companion of COMPANIONS) fs.rmSync(`${file}${companion}`, { force: true })
}
