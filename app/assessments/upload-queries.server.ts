import { eq } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import {
  actionFiles,
  auditFiles,
  evidence,
  matterFiles,
  powersOfAttorney,
  signedDocuments,
} from '#db/schema/index.ts'

/** Tables whose rows rest on files of the uploads store. */
const WITH_FILES = [actionFiles, auditFiles, evidence, matterFiles, powersOfAttorney, signedDocuments]

/** Whether any record, also one of a file taken back, names the bytes with that SHA-256. */
export function existsStoredBytes(db: Db, sha256: string): boolean {
  return WITH_FILES.some(
    table =>
      db.select({ sha256: table.sha256 }).from(table).where(eq(table.sha256, sha256)).limit(1).get() !==
      undefined,
  )
}
