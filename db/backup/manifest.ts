import { z } from 'zod'

export const MANIFEST_FILE = 'manifest.json'
export const DATABASE_FILE = 'portal.sqlite'
export const EVIDENCE_FOLDER = 'uploads'

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
