import { asc, desc, eq, and, sql } from 'drizzle-orm'
import { isOneOf } from '#app/reports/is-one-of-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { assessments, campaigns, correctiveActions } from '#db/schema/index.ts'
import { OPEN_ACTION_STATES } from '../actions/action-state.ts'
import type { ActionRow } from '../actions/queries.server.ts'

/** More findings than that are not put into one letter. */
const MAX_ACTIONS = 200

/** A supplier's open actions, the gravest first, then what is due first. */
export function findOpenActions(db: Db, supplierId: string): ActionRow[] {
  const { severity, state, dueAt, code } = correctiveActions
  return db
    .select()
    .from(correctiveActions)
    .where(and(eq(correctiveActions.supplierId, supplierId), isOneOf(state, OPEN_ACTION_STATES)))
    .orderBy(
      sql`case ${severity} when 'critical' then 1 when 'major' then 2 else 3 end`,
      asc(dueAt),
      asc(code),
    )
    .limit(MAX_ACTIONS)
    .all()
}

/** Year, score and grade of the supplier's latest published result of the checklist, by year, then invitation; null without any. */
export function findLatestResult(db: Db, supplierId: string) {
  return (
    db
      .select({
        year: campaigns.year,
        score: assessments.verifiedScore,
        grade: assessments.verifiedGrade,
      })
      .from(assessments)
      .innerJoin(campaigns, eq(campaigns.id, assessments.campaignId))
      .where(
        and(
          eq(assessments.supplierId, supplierId),
          eq(assessments.kind, 'esg-checklist'),
          eq(assessments.state, 'published'),
        ),
      )
      .orderBy(desc(campaigns.year), desc(assessments.invitedAt))
      .limit(1)
      .get() ?? null
  )
}
