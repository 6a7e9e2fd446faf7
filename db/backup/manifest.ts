import { z } from 'zod'
import { VAULT_KEY_FILE } from '#app/integrity/vault/vault-key.server.ts'
import { SIGNER_FILE } from '#app/proof/pdf/signer.server.ts'

export const MANIFEST_FILE = 'manifest.json'
export const DATABASE_FILE = 'portal.sqlite'
export const EVIDENCE_FOLDER = 'uploads'

export const KEY_FILES = [SIGNER_FILE, VAULT_KEY_FILE] as const

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** What a backup holds, so that a restore can tell that all of it is there, and unchanged. */
export const Manifest = z.strictObject({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  database: z.strictObject({ sha256: Sha256, sizeBytes: z.number().int() }),
  /** Rows of each table at the moment of the backup. */
  rows: z.record(z.string(), z.number().int()),
  /** Evidence by SHA-256, each file once however many answers it proves. */
  evidence: z.array(z.strictObject({ sha256: Sha256, sizeBytes: z.number().int() })),
  /** Keys that lie beside the database: without them nothing can be signed as before, nor what is encrypted be read. */
  keys: z.array(z.strictObject({ name: z.enum(KEY_FILES), sha256: Sha256 })).default([]),
})
export type Manifest = z.infer<typeof Manifest>

/** What differs between the rows that a backup names and those that were counted, in words for an operator. */
export function rowDifferences(expected: Manifest['rows'], counted: Manifest['rows']): string[] {
  const tables = [...new Set([...Object.keys(expected), ...Object.keys(counted)])].sort()
  return tables.flatMap(table => {
    const [before = 0, after = 0] = [expected[table], counted[table]]
    return before === after ? [] : [`${table}: ${before} rows expected, ${after} found`]
  })
}

/** `portal-2026-11-22T08-00-00Z`: sorts by time, and every file system takes it. */
export function backupName(at: Date) {
  return `portal-${at
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-')}`
}
