import path from 'node:path'
import { readEnvironment } from '#app/server/environment.server.ts'
import { makeBackup } from './make-backup.server.ts'

const [target = 'backups'] = process.argv.slice(2)
try {
  const { folder, manifest } = await makeBackup(readEnvironment(), path.resolve(target), new Date())
  const rows = Object.values(manifest.rows).reduce((sum, count) => sum + count, 0)
  console.log(`${folder}: ${rows} rows, ${manifest.evidence.length} evidence files`)
} catch (error) {
  console.error(`No backup was made: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
