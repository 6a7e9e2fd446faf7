import { canAnswer } from '#app/accounts/roles.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import type { Db } from '#db/client.server.ts'
import { askedCodes } from './asked-items.server.ts'
import { whyNotAuditStep } from './audit-state.ts'
import { changeAudit, takeAuditStep, type AuditTarget } from './change-audit.server.ts'
import { putResult } from './queries.server.ts'
import { knownResults, whyNotRecord, type RecordedItem } from './record-results.server.ts'
import type { AuditRefusal, AuditResultOf } from './refusal.ts'
import { tellAuditor } from './tell.server.ts'
import { severityOf } from './vocabulary.ts'

/**
 * A supplier says of itself how it meets some items: all of them are kept or, when a colleague was there before, none.
 * Nothing is sent before it is handed in, so that no save is an event.
 */
export function saveSelfAssessment(
  db: Db,
  context: ActionContext,
  auditId: string,
  items: readonly RecordedItem[],
): AuditResultOf {
  return changeAudit(db, context, { auditId, rev: null }, (tx, audit): AuditRefusal | null => {
    if (!canAnswer(context.actor)) return { code: 'not-found' }
    const closed = whyNotAuditStep(context.actor, audit, 'hand-in')
    if (closed) return closed
    const known = knownResults(tx, audit.id)
    const isChanged = ({ itemCode, result, note }: RecordedItem) =>
      (known.get(itemCode)?.selfResult ?? null) !== result || (known.get(itemCode)?.selfNote ?? '') !== note
    const changed = items.filter(isChanged)
    const refusal = whyNotRecord(tx, audit, changed, known)
    if (refusal) return refusal
    for (const { itemCode, result, note } of changed)
      putResult(tx, { auditId: audit.id, itemCode, selfResult: result, selfNote: note })
    return null
  })
}

/** Hands the whole form in: every item answered, and a word wherever something is not met. The auditor is told. */
export function handInSelfAssessment(db: Db, context: ActionContext, target: AuditTarget): AuditResultOf {
  return changeAudit(db, context, target, (tx, audit): AuditRefusal | null => {
    const refusal = whyNotAuditStep(context.actor, audit, 'hand-in')
    if (refusal) return refusal
    const known = knownResults(tx, audit.id)
    const missing = askedCodes(tx, audit).filter(code => !known.get(code)?.selfResult)
    if (missing.length > 0) return { code: 'items-missing', itemCodes: missing }
    const wordless = [...known.values()].filter(row => severityOf(row.selfResult) && row.selfNote === '')
    if (wordless.length > 0)
      return { code: 'notes-missing', itemCodes: wordless.map(({ itemCode }) => itemCode) }
    const { now } = context
    const step = { step: 'hand-in', event: 'audit.returned' } as const
    const notTaken = takeAuditStep(tx, context, audit, {
      ...step,
      change: { startedAt: now, returnedAt: now },
    })
    if (notTaken) return notTaken
    tellAuditor(tx, now, audit, { news: 'handed-in' })
    return null
  })
}
