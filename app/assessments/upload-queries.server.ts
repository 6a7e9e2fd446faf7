import { eq } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { evidence } from '#db/schema/index.ts'

/** Whether any evidence, taken back or not, names the bytes with that SHA-256. */
export function existsEvidenceBytes(db: Db, sha256: string): boolean {
  return (
    db.select({ id: evidence.id }).from(evidence).where(eq(evidence.sha256, sha256)).limit(1).get() !==
    undefined
  )
}
