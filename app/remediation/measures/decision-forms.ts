import type { FormRules } from '#app/http/form-rules.ts'
import type { DecisionKind } from './vocabulary.ts'

export const REASON_MAX_LENGTH = 2000

/** A proposal of a kind; `most`: the longest time it may give, where it gives any. */
export function proposalForm(kind: DecisionKind, most: number | null, isSmallFirm: boolean) {
  const needsCare = kind === 'defer-payment' && isSmallFirm
  return {
    days: { kind: 'number', required: most !== null, integer: true, min: 1, max: most ?? 1 },
    reason: { kind: 'text', required: true, maxLength: REASON_MAX_LENGTH },
    isCareConfirmed: { kind: 'option', required: needsCare, options: ['yes'] },
  } as const satisfies FormRules
}

export const VERDICTS = ['approved', 'refused'] as const
export type Verdict = (typeof VERDICTS)[number]

/** `isCareConfirmed`: of a deferral that a small firm would feel. */
export function verdictForm(needsCare: boolean) {
  return {
    verdict: { kind: 'option', required: true, options: VERDICTS },
    reason: { kind: 'text', required: true, maxLength: REASON_MAX_LENGTH },
    isCareConfirmed: { kind: 'option', required: needsCare, options: ['yes'] },
  } as const satisfies FormRules
}
