import type { ActionContext } from '#app/history/record-event.server.ts'
import type { Db } from '#db/client.server.ts'
import { raiseActions } from '../actions/issue-actions.server.ts'
import { updateFinding, type AuditRow, type FindingRow } from './queries.server.ts'

/**
 * Makes a corrective action of every finding, told to the supplier in one mail; the auditor follows them. Call inside the
 * transaction that issues them. The caller has checked that the supplier is still one.
 */
export function issueFindingsAsActions(
  tx: Db,
  context: ActionContext,
  audit: AuditRow,
  findings: readonly FindingRow[],
) {
  if (findings.length === 0) return
  const raised = raiseActions(
    tx,
    context,
    findings.map(({ itemCode, severity, finding, requirement }) => ({
      supplierId: audit.supplierId,
      source: 'audit' as const,
      assessmentId: null,
      auditId: audit.id,
      ...{ severity, finding, requirement },
      ownerId: audit.auditorId,
      items: itemCode === null ? [] : [{ itemCode }],
    })),
  )
  if (!raised.ok) throw new Error(`findings cannot be issued: ${raised.refusal.code}`)
  for (const [at, { id }] of findings.entries()) updateFinding(tx, id, { actionId: raised.ids[at] ?? null })
}
