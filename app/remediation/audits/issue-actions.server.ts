import type { ActionContext } from '#app/history/record-event.server.ts'
import type { Db } from '#db/client.server.ts'
import { updateFinding, type AuditRow, type FindingRow } from './queries.server.ts'

/** placeholder until the verb is there */
export function issueFindingsAsActions(
  tx: Db,
  context: ActionContext,
  audit: AuditRow,
  findings: readonly FindingRow[],
) {
  void [tx, context, audit, findings, updateFinding]
}
