import { and, eq, inArray, isNull } from 'drizzle-orm'
import { EDITABLE_STATES } from '#app/assessments/assessment-state.ts'
import type { Db } from '#db/client.server.ts'
import { assessments, campaigns, outbox } from '#db/schema/index.ts'

const MAX_ROUNDS = 20
const MAX_MAILS = 200

/** Open rounds that still wait for this supplier's answers, unless it has declined. */
export function findOwedRounds(db: Db, supplierId: string) {
  return db
    .select({
      assessmentId: assessments.id,
      dueAt: assessments.dueAt,
      askedItems: assessments.askedItems,
      nameZh: campaigns.nameZh,
      nameEn: campaigns.nameEn,
      languages: campaigns.languages,
    })
    .from(assessments)
    .innerJoin(campaigns, eq(campaigns.id, assessments.campaignId))
    .where(
      and(
        eq(assessments.supplierId, supplierId),
        inArray(assessments.state, [...EDITABLE_STATES]),
        isNull(assessments.declinedAt),
        eq(campaigns.state, 'open'),
      ),
    )
    .limit(MAX_ROUNDS)
    .all()
}

/** Rounds to which an invitation for this person has been sent or is about to be. */
export function findInvitedRounds(db: Db, supplierId: string, userId: string): Set<string> {
  const rows = db
    .select({ assessmentId: outbox.assessmentId })
    .from(outbox)
    .where(
      and(
        eq(outbox.supplierId, supplierId),
        eq(outbox.userId, userId),
        eq(outbox.kind, 'campaign-invitation'),
        inArray(outbox.state, ['queued', 'sent']),
      ),
    )
    .limit(MAX_MAILS)
    .all()
  return new Set(rows.flatMap(({ assessmentId }) => assessmentId ?? []))
}

/** Mail of a supplier that waits for an address. */
export function findQueuedMail(db: Db, supplierId: string, toAddress: string) {
  return db
    .select()
    .from(outbox)
    .where(
      and(eq(outbox.supplierId, supplierId), eq(outbox.state, 'queued'), eq(outbox.toAddress, toAddress)),
    )
    .limit(MAX_MAILS)
    .all()
}
