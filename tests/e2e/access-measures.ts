import type { Actor } from '#app/accounts/roles.ts'
import { openCase } from '#app/remediation/measures/case-change.server.ts'
import { proposeDecision } from '#app/remediation/measures/propose.server.ts'
import { findOpenCaseBySupplierId } from '#app/remediation/measures/queries.server.ts'
import { acting } from '#db/factories/index.ts'
import type { Portal } from '#tests/support/portal.ts'

type Asked = {
  supplierId: string
  proposer: Actor
  /** Part of every text that an outsider must not read. */
  words: string
}

/** A case that waits for the committee, with a proposal that waits for a second person. */
export function makeMeasures({ db }: Portal, { supplierId, proposer, words }: Asked) {
  const now = new Date()
  const open =
    findOpenCaseBySupplierId(db, supplierId) ??
    openCase(
      db,
      now,
      { supplierId, cause: 'no-response' },
      { state: 'decision-due', dueAt: null, chanceGrantedAt: null },
    )
  const proposal = { supplierId, kind: 'eliminate', reason: `${words}: R-17`, days: null } as const
  const made = proposeDecision(db, acting(proposer, now), proposal)
  if (!made.ok) throw new Error(made.refusal.code)
  return { caseId: open.id, decisionId: made.id }
}
