/** Why the buyer has to do something about a supplier as a whole. */
export const CASE_CAUSES = ['grade-c', 'grade-d', 'no-response', 'escalation'] as const
export type CaseCause = (typeof CASE_CAUSES)[number]

/** What the committee can decide about a supplier; each is proposed by one person and decided by another. */
export const DECISION_KINDS = ['grant-chance', 'eliminate', 'release', 'defer-payment', 'reinstate'] as const
export type DecisionKind = (typeof DECISION_KINDS)[number]

export const DECISION_STATES = ['proposed', 'approved', 'refused', 'withdrawn'] as const
export type DecisionState = (typeof DECISION_STATES)[number]
