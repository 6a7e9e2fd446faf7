import path from 'node:path'
import { readEnvironment } from '#app/server/environment.server.ts'
import { restoreBackup } from './restore-backup.server.ts'

const [backup] = process.argv.slice(2)
if (!backup) {
  console.error('Usage: npm run restore -- <folder of the backup>')
  process.exitCode = 1
} else {
  try {
    const environment = readEnvironment()
    const manifest = await restoreBackup(path.resolve(backup), environment)
    const rows = Object.values(manifest.rows).reduce((sum, count) => sum + count, 0)
    console.log(
      `${environment.databaseFile}: ${rows} rows and ${manifest.evidence.length} evidence files as of ${manifest.madeAt}`,
    )
  } catch (error) {
    console.error(`Nothing was restored: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  }
}
