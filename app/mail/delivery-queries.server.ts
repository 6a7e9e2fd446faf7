import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { assessments, campaigns, mailAllowance, users } from '#db/schema/index.ts'
import type { Allowance } from './pace.ts'
import type { Asked } from './still-wanted.ts'

const ONLY_ID = 1

/** What may still go to the mail server; null before the first mail. */
export function findAllowance(db: Db): Allowance | null {
  return db.select().from(mailAllowance).where(eq(mailAllowance.id, ONLY_ID)).get() ?? null
}

export function saveAllowance(db: Db, { tokens, refilledAt }: Allowance) {
  db.insert(mailAllowance)
    .values({ id: ONLY_ID, tokens, refilledAt })
    .onConflictDoUpdate({ target: mailAllowance.id, set: { tokens, refilledAt } })
    .run()
}

/**
 * Marks the person who has that address, unless it has been changed or marked already. `userId` null: whoever
 * has the address now. Answers whom it marked.
 */
export function markUndeliverable(
  db: Db,
  { address, userId }: { address: string; userId: string | null },
  reason: string,
  now: Date,
) {
  const isMeant = userId === null ? undefined : eq(users.id, userId)
  return (
    db
      .update(users)
      .set({ undeliverableAt: now, undeliverableReason: reason })
      .where(and(eq(users.email, address), isMeant, isNull(users.undeliverableAt)))
      .returning({ id: users.id, supplierId: users.supplierId })
      .get() ?? null
  )
}

export function isRefusedAddress(db: Db, address: string): boolean {
  const isMarked = and(eq(users.email, address), isNotNull(users.undeliverableAt))
  return db.select({ id: users.id }).from(users).where(isMarked).get() !== undefined
}

/** Takes the mark away from whoever has that address: it works after all. */
export function markDeliverable(db: Db, address: string) {
  db.update(users)
    .set({ undeliverableAt: null, undeliverableReason: null })
    .where(and(eq(users.email, address), isNotNull(users.undeliverableAt)))
    .run()
}

/** Where an assessment stands: what mails that ask for its answers depend on. */
export function findAsked(db: Db, assessmentId: string): Asked | null {
  const found = db
    .select({ state: assessments.state, dueAt: assessments.dueAt, campaignState: campaigns.state })
    .from(assessments)
    .innerJoin(campaigns, eq(campaigns.id, assessments.campaignId))
    .where(eq(assessments.id, assessmentId))
    .get()
  return found ?? null
}

/** Notes that a mail about the assessment was accepted for somebody there; the first time stays. */
export function markReached(db: Db, assessmentId: string, now: Date) {
  db.update(assessments)
    .set({ reachedAt: now, updatedAt: sql`max(${assessments.updatedAt}, ${now.getTime()})` })
    .where(and(eq(assessments.id, assessmentId), isNull(assessments.reachedAt)))
    .run()
}
