import type { FormErrors, FormRules } from '#app/http/form-rules.ts'
import type { DecisionKind } from './vocabulary.ts'

export const REASON_MAX_LENGTH = 2000

/** A proposal; `most`: the longest time it may give in days, null where it gives none. */
export function proposalForm(most: number | null) {
  return {
    days: { kind: 'number', required: most !== null, integer: true, min: 1, max: most ?? 1 },
    reason: { kind: 'text', required: true, maxLength: REASON_MAX_LENGTH },
    isCareConfirmed: { kind: 'flag' },
  } as const satisfies FormRules
}

export const VERDICTS = ['approved', 'refused'] as const
export type Verdict = (typeof VERDICTS)[number]

export const VerdictForm = {
  verdict: { kind: 'option', required: true, options: VERDICTS },
  reason: { kind: 'text', required: true, maxLength: REASON_MAX_LENGTH },
  isCareConfirmed: { kind: 'flag' },
} as const satisfies FormRules

/** Payments of a small firm are put off only by somebody who has looked at what the law allows. */
export function needsCare(kind: DecisionKind, isSmallFirm: boolean) {
  return kind === 'defer-payment' && isSmallFirm
}

/** What is missing when a form that needs care was sent without saying that it was taken; null when nothing is. */
export function careProblem(isNeeded: boolean, isConfirmed: boolean): FormErrors | null {
  return isNeeded && !isConfirmed ? { isCareConfirmed: { code: 'required' } } : null
}
