import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { syncToDisk } from '#db/sync-to-disk.server.ts'

/** Lies beside the database unless the environment names the key itself. */
export const VAULT_KEY_FILE = 'vault.key'
const KEY_BYTES = 32

const globalKey = globalThis as typeof globalThis & { __portalVaultKey?: Buffer }

/** The key under which reports and identities are encrypted; the start of the process reads or makes it. */
export function getVaultKey(): Buffer {
  if (!globalKey.__portalVaultKey) throw new Error('the key of the vault has not been read yet')
  return globalKey.__portalVaultKey
}

export function setVaultKey(key: Buffer) {
  if (key.length !== KEY_BYTES) throw new Error(`the key of the vault must have ${KEY_BYTES} bytes`)
  globalKey.__portalVaultKey = key
}

export function newVaultKey(): Buffer {
  return randomBytes(KEY_BYTES)
}

/**
 * The key out of the environment (`given`, base64), else out of the file beside the database, else a new one, written
 * there for its owner alone. A new one is refused while the database already holds texts that only the lost one opens.
 */
export function readVaultKey(databaseFile: string, given: string | null, isInUse: () => boolean): Buffer {
  if (given !== null) return decode(given)
  const file = path.join(path.dirname(databaseFile), VAULT_KEY_FILE)
  if (fs.existsSync(file)) return decode(fs.readFileSync(file, 'utf8').trim())
  if (isInUse()) throw new Error(`${file} is missing: reports and identities can only be read with it`)
  const key = newVaultKey()
  fs.writeFileSync(file, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  syncToDisk(path.dirname(file))
  return key
}

function decode(text: string) {
  const key = Buffer.from(text, 'base64')
  if (key.length !== KEY_BYTES) throw new Error(`the key of the vault must be ${KEY_BYTES} bytes in base64`)
  return key
}
