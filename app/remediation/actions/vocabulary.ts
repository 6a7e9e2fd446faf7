/** How grave a finding is; decides how much time there is. */
export const SEVERITIES = ['critical', 'major', 'minor'] as const
export type Severity = (typeof SEVERITIES)[number]

/** Where a finding comes from: a published result, an audit, or somebody who noticed it. */
export const ACTION_SOURCES = ['assessment', 'audit', 'manual'] as const
export type ActionSource = (typeof ACTION_SOURCES)[number]

export const PLAN_DECISIONS = ['pending', 'accepted', 'returned'] as const
export type PlanDecision = (typeof PLAN_DECISIONS)[number]

export const VERIFICATION_VERDICTS = ['pending', 'effective', 'insufficient'] as const
export type VerificationVerdict = (typeof VERIFICATION_VERDICTS)[number]

/** Of the check whether a closed critical finding stayed closed. */
export const EFFECTIVENESS_OUTCOMES = ['effective', 'relapsed'] as const
export type EffectivenessOutcome = (typeof EFFECTIVENESS_OUTCOMES)[number]
