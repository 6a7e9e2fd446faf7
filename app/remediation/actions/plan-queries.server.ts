import { and, desc, eq } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { actionPlans, users } from '#db/schema/index.ts'

const MAX_ROUNDS = 100

export type PlanRow = typeof actionPlans.$inferSelect

export function insertPlan(db: Db, row: typeof actionPlans.$inferInsert) {
  db.insert(actionPlans).values(row).run()
}

/** Writes the one decision on a round of planning. */
export function decidePlan(
  db: Db,
  { actionId, round }: Pick<PlanRow, 'actionId' | 'round'>,
  decision: Pick<PlanRow, 'decision' | 'decisionReason' | 'decidedById' | 'decidedAt'>,
) {
  db.update(actionPlans)
    .set(decision)
    .where(
      and(
        eq(actionPlans.actionId, actionId),
        eq(actionPlans.round, round),
        eq(actionPlans.decision, 'pending'),
      ),
    )
    .run()
}

/** The plans of an action with who handed them in, the latest round first. */
export function findPlans(db: Db, actionId: string) {
  return db
    .select({ plan: actionPlans, submittedByName: users.name })
    .from(actionPlans)
    .innerJoin(users, eq(users.id, actionPlans.submittedById))
    .where(eq(actionPlans.actionId, actionId))
    .orderBy(desc(actionPlans.round))
    .limit(MAX_ROUNDS)
    .all()
    .map(({ plan, submittedByName }) => ({ ...plan, submittedByName }))
}
