import type { Db } from '#db/client.server.ts'
import { existsMatter } from '../matters/queries.server.ts'
import { readVaultKey, setVaultKey } from './vault-key.server.ts'

/** Reads or makes the key of the vault before anything is encrypted or read. Throws when a key in use is lost. */
export function openVault(
  db: Db,
  { databaseFile, vaultKey }: { databaseFile: string; vaultKey: string | null },
) {
  setVaultKey(readVaultKey(databaseFile, vaultKey, () => existsMatter(db)))
}
