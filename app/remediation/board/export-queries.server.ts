import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { isOneOf } from '#app/reports/is-one-of-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import {
  actionItems,
  actionPlans,
  correctiveActions,
  measureCases,
  measureDecisions,
  standingReceipts,
  suppliers,
  users,
} from '#db/schema/index.ts'
import type { ActionFilter } from '../actions/action-search.ts'
import { matchingActions } from '../actions/matching-queries.server.ts'

const owners = alias(users, 'owners')
const enders = alias(users, 'enders')
const submitters = alias(users, 'submitters')
const deciders = alias(users, 'deciders')
const named = { code: suppliers.code, nameZh: suppliers.nameZh, nameEn: suppliers.nameEn }

const repeatOfCode = sql<string | null>`(
  select earlier.code from ${correctiveActions} as earlier where earlier.id = ${correctiveActions.repeatOfId}
)`

/** So many rounds an action has at most that anybody hands in. */
const MAX_PLANS_PER_ACTION = 100

/** Actions of a list with this filter, by code, with those who have to do with them. */
export function findActionsAfter(
  db: Db,
  filter: ActionFilter,
  now: Date,
  after: string | null,
  limit: number,
) {
  return db
    .select({
      action: correctiveActions,
      ...named,
      ownerName: owners.name,
      endedByName: enders.name,
      repeatOfCode,
    })
    .from(correctiveActions)
    .innerJoin(suppliers, eq(suppliers.id, correctiveActions.supplierId))
    .leftJoin(owners, eq(owners.id, correctiveActions.ownerId))
    .leftJoin(enders, eq(enders.id, correctiveActions.endedById))
    .where(and(matchingActions(filter, now), gt(correctiveActions.code, after ?? '')))
    .orderBy(asc(correctiveActions.code))
    .limit(limit)
    .all()
}

/** Codes of the items that these actions are about. */
export function findItemsOfActions(db: Db, actionIds: readonly string[]) {
  return db
    .select({ actionId: actionItems.actionId, itemCode: actionItems.itemCode })
    .from(actionItems)
    .where(isOneOf(actionItems.actionId, actionIds))
    .orderBy(asc(actionItems.itemCode))
    .all()
}

/** The plans of these actions with who handed them in and who decided on them, round by round. */
export function findPlansOfActions(db: Db, actionIds: readonly string[]) {
  return db
    .select({ plan: actionPlans, submittedByName: submitters.name, decidedByName: deciders.name })
    .from(actionPlans)
    .innerJoin(submitters, eq(submitters.id, actionPlans.submittedById))
    .leftJoin(deciders, eq(deciders.id, actionPlans.decidedById))
    .where(isOneOf(actionPlans.actionId, actionIds))
    .orderBy(asc(actionPlans.round))
    .limit(actionIds.length * MAX_PLANS_PER_ACTION)
    .all()
}

/** Changes of standings in the order in which they were recorded, without the receipts themselves. */
export function findStandingsAfter(db: Db, after: number | null, limit: number) {
  const row = sql<number>`${standingReceipts}.rowid`
  return db
    .select({
      row,
      ...named,
      actionCode: correctiveActions.code,
      effectiveOn: standingReceipts.effectiveOn,
      scoreBefore: standingReceipts.scoreBefore,
      gradeBefore: standingReceipts.gradeBefore,
      score: standingReceipts.score,
      grade: standingReceipts.grade,
      digest: standingReceipts.digest,
      createdAt: standingReceipts.createdAt,
    })
    .from(standingReceipts)
    .innerJoin(suppliers, eq(suppliers.id, standingReceipts.supplierId))
    .innerJoin(correctiveActions, eq(correctiveActions.id, standingReceipts.actionId))
    .where(gt(row, after ?? 0))
    .orderBy(asc(row))
    .limit(limit)
    .all()
}

/** Measures about suppliers, by code. */
export function findCasesAfter(db: Db, after: string | null, limit: number) {
  return db
    .select({ measure: measureCases, ...named })
    .from(measureCases)
    .innerJoin(suppliers, eq(suppliers.id, measureCases.supplierId))
    .where(gt(measureCases.code, after ?? ''))
    .orderBy(asc(measureCases.code))
    .limit(limit)
    .all()
}

/** Decisions with who proposed and who took them, in the order in which they were proposed. */
export function findDecisionsAfter(db: Db, after: number | null, limit: number) {
  const row = sql<number>`${measureDecisions}.rowid`
  return db
    .select({
      row,
      decision: measureDecisions,
      ...named,
      caseCode: measureCases.code,
      proposedByName: submitters.name,
      decidedByName: deciders.name,
    })
    .from(measureDecisions)
    .innerJoin(suppliers, eq(suppliers.id, measureDecisions.supplierId))
    .innerJoin(submitters, eq(submitters.id, measureDecisions.proposedById))
    .leftJoin(measureCases, eq(measureCases.id, measureDecisions.caseId))
    .leftJoin(deciders, eq(deciders.id, measureDecisions.decidedById))
    .where(gt(row, after ?? 0))
    .orderBy(asc(row))
    .limit(limit)
    .all()
}
