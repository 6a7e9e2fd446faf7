import { NO_REVIEWERS } from '#app/campaigns/plans.ts'
import type { campaigns } from '#db/schema/index.ts'
import type { DemoActor, DemoEvent } from './assessment-events.ts'
import { after } from './calendar.ts'
import type { DemoRound } from './make-assessment.ts'

const DRAFTED_DAYS_BEFORE = 6

export function campaignRow(
  round: DemoRound,
  createdById: string,
  reviewers: string[],
): typeof campaigns.$inferInsert {
  const { id, year, state, dueAt, openedAt, closedAt, publishedAt, questionnaireVersionId, policyVersionId } =
    round
  return {
    id,
    ...namesOf(round),
    year,
    questionnaireVersionId,
    policyVersionId,
    state,
    dueAt,
    createdById,
    reviewerPlan: { ...NO_REVIEWERS, mode: 'round-robin', reviewers },
    createdAt: after(openedAt, -DRAFTED_DAYS_BEFORE),
    openedAt,
    closedAt,
    publishedAt,
  }
}

/** What was done to a round as a whole. */
export function campaignEvents(round: DemoRound, actor: DemoActor, population: number): DemoEvent[] {
  const { id, year, openedAt, closedAt, publishedAt, dueAt } = round
  const subject = { campaignId: id, supplierId: null, assessmentId: null, userId: null }
  const by = { actorId: actor.id, actorName: actor.name, ip: null, ...subject }
  return [
    {
      at: after(openedAt, -DRAFTED_DAYS_BEFORE),
      type: 'campaign.created',
      ...by,
      data: { ...namesOf(round), year, dueAt },
    },
    { at: openedAt, type: 'campaign.opened', ...by, data: { population } },
    ...(closedAt ? [{ at: closedAt, type: 'campaign.closed', ...by, data: {} } as const] : []),
    ...(publishedAt ? [{ at: publishedAt, type: 'campaign.published', ...by, data: {} } as const] : []),
  ]
}

/** The names of a round in both languages. */
export function namesOf({ year }: Pick<DemoRound, 'year'>) {
  return { nameZh: `${year}年度供应商ESG评估`, nameEn: `${year} supplier ESG assessment` }
}
