import { eq } from 'drizzle-orm'
import type { Db } from './client.server.ts'
import { policyVersions } from './schema/index.ts'

export function findPolicyByVersion(db: Db, version: string) {
  return db.select().from(policyVersions).where(eq(policyVersions.version, version)).get()
}

export function insertPolicy(db: Db, row: typeof policyVersions.$inferInsert) {
  db.insert(policyVersions).values(row).run()
}
