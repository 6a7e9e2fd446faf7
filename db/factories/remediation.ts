import { createHash } from 'node:crypto'
import { newId } from '#app/accounts/token.server.ts'
import type { ActionRow } from '#app/remediation/actions/queries.server.ts'
import type { Db } from '../client.server.ts'
import {
  actionItems,
  actionPlans,
  audits,
  correctiveActions,
  measureCases,
  measureDecisions,
  standingReceipts,
} from '../schema/index.ts'
import { MADE_AT, nextNumber } from './sequence.ts'

const DAY_MS = 86_400_000

type GivenAction = Partial<typeof correctiveActions.$inferInsert> & { items?: readonly string[] }

/** A corrective action of a supplier, issued and due in 60 days unless another state is given; about `items`. */
export function createAction(
  db: Db,
  supplier: { id: string },
  { items = [], ...given }: GivenAction = {},
): ActionRow {
  const isIssued = given.state !== 'draft' && given.state !== 'dropped'
  const issuedAt = given.issuedAt ?? MADE_AT
  const dueAt = given.dueAt ?? new Date(issuedAt.getTime() + 60 * DAY_MS)
  const row = db
    .insert(correctiveActions)
    .values({
      id: newId(),
      code: `CA-2026-${String(nextNumber()).padStart(4, '0')}`,
      source: 'manual',
      dimension: items[0]?.slice(0, 3) ?? null,
      severity: 'major',
      state: 'issued',
      finding: '未能提供有效的相关记录',
      requirement: '请补充并保存完整记录',
      createdAt: MADE_AT,
      updatedAt: MADE_AT,
      ...(isIssued && { issuedAt, dueAt, firstDueAt: dueAt }),
      ...given,
      supplierId: supplier.id,
    })
    .returning()
    .get()
  for (const itemCode of items)
    db.insert(actionItems).values({ actionId: row.id, itemCode, supplierId: supplier.id }).run()
  return row
}

/** A plan handed in for an action, not decided yet unless given. */
export function createPlan(
  db: Db,
  action: Pick<ActionRow, 'id'>,
  submittedById: string,
  given: Partial<typeof actionPlans.$inferInsert> = {},
) {
  return db
    .insert(actionPlans)
    .values({
      round: 1,
      containment: '已停用相关设备',
      rootCause: '缺少定期检查',
      correctiveAction: '建立检查制度并更换部件',
      prevention: '每月检查一次',
      responsible: '安环部 王敏',
      plannedOn: '2026-04-15',
      submittedAt: MADE_AT,
      ...given,
      actionId: action.id,
      submittedById,
    })
    .returning()
    .get()
}

/** What a weak result entails for a supplier: its days to improve after a grade C, unless given otherwise. */
export function createCase(
  db: Db,
  supplier: { id: string },
  given: Partial<typeof measureCases.$inferInsert> = {},
) {
  return db
    .insert(measureCases)
    .values({
      id: newId(),
      code: `MC-2026-${String(nextNumber()).padStart(4, '0')}`,
      cause: 'grade-c',
      state: 'improving',
      openedAt: MADE_AT,
      dueAt: new Date(MADE_AT.getTime() + 90 * DAY_MS),
      updatedAt: MADE_AT,
      ...given,
      supplierId: supplier.id,
    })
    .returning()
    .get()
}

/** A decision that waits for its second person, unless given otherwise. */
export function createDecision(
  db: Db,
  supplier: { id: string },
  proposedById: string,
  given: Partial<typeof measureDecisions.$inferInsert> = {},
) {
  return db
    .insert(measureDecisions)
    .values({
      id: newId(),
      kind: 'grant-chance',
      reason: '供应商已提出可行的改善方案',
      proposedAt: MADE_AT,
      ...given,
      supplierId: supplier.id,
      proposedById,
    })
    .returning()
    .get()
}

/** An on-site audit that is planned, unless given otherwise. */
export function createAudit(
  db: Db,
  supplier: { id: string },
  keys: { questionnaireVersionId: string; createdById: string },
  given: Partial<typeof audits.$inferInsert> = {},
) {
  return db
    .insert(audits)
    .values({
      id: newId(),
      code: `AU-2026-${String(nextNumber()).padStart(4, '0')}`,
      year: 2026,
      mode: 'on-site',
      state: 'planned',
      plannedOn: '2026-06-15',
      createdAt: MADE_AT,
      updatedAt: MADE_AT,
      ...given,
      ...keys,
      supplierId: supplier.id,
    })
    .returning()
    .get()
}

/** Where a supplier stands after a closure; the receipt's body is not one that could be graded again. */
export function createStandingReceipt(
  db: Db,
  keys: { supplierId: string; assessmentId: string; actionId: string },
  given: Partial<typeof standingReceipts.$inferInsert> = {},
) {
  const id = newId()
  return db
    .insert(standingReceipts)
    .values({
      id,
      body: '{}',
      digest: createHash('sha256').update(id).digest('hex'),
      effectiveOn: '2026-03-02',
      createdAt: MADE_AT,
      ...given,
      ...keys,
    })
    .returning()
    .get()
}
