import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { newVaultKey, setVaultKey } from '#app/integrity/vault/vault-key.server.ts'
import { closeDatabase, openDatabase, type Connection } from '#db/client.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'

/** A real, migrated database file in a folder of its own, removed when the test ends. */
export function openTestDatabase(): Connection & { file: string; folder: string } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-test-'))
  const file = path.join(folder, 'portal.sqlite')
  migrateDatabase(file)
  const connection = openDatabase(file)
  setVaultKey(newVaultKey())
  onTestFinished(() => {
    closeDatabase(connection)
    fs.rmSync(folder, { recursive: true, force: true })
  })
  return { ...connection, file, folder }
}
