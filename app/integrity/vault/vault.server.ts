import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { getVaultKey } from './vault-key.server.ts'

const VERSION = 'v1'
const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * Encrypts a text under the vault's key (AES-256-GCM). `about` says what it is, e.g. `matter:<id>:summary`: a text
 * copied into another row does not open there.
 */
export function lockText(text: string, about: string): string {
  const key = getVaultKey()
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, key, iv)
  cipher.setAAD(Buffer.from(about))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  const packed = Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
  return `${VERSION}.${keyNameOf(key)}.${packed}`
}

/** The text that `lockText` encrypted for the same `about`. Throws when key, text or purpose is another one. */
export function unlockText(locked: string, about: string): string {
  const [version, keyName, packed = ''] = locked.split('.')
  const key = getVaultKey()
  if (version !== VERSION) throw new Error('a text of the vault has an unknown form')
  if (keyName !== keyNameOf(key)) throw new Error('a text of the vault was encrypted under another key')
  const bytes = Buffer.from(packed, 'base64url')
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES))
  decipher.setAAD(Buffer.from(about))
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
}

/** Tells keys apart without giving anything of them away. */
export function keyNameOf(key: Buffer): string {
  return createHash('sha256').update('vault-key-name').update(key).digest('hex').slice(0, 8)
}
