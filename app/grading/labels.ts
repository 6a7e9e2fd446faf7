import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { TriggerLevel } from '#app/questionnaires/vocabulary.ts'
import type { Grade } from './grades.ts'
import type { LineStatus, Verdict } from './types.ts'

type Label = (params: Record<string, never>, l: LocaleOption) => string

export const GRADE_WORDS: Record<Grade, Label> = {
  A: m.grade_a_word,
  B: m.grade_b_word,
  C: m.grade_c_word,
  D: m.grade_d_word,
}

/** What a grade entails for the supplier. */
export const GRADE_MEANINGS: Record<Grade, Label> = {
  A: m.grade_a_meaning,
  B: m.grade_b_meaning,
  C: m.grade_c_meaning,
  D: m.grade_d_meaning,
}

export const LEVEL_LABELS: Record<TriggerLevel, Label> = {
  zeroTolerance: m.grading_level_zero_tolerance,
  critical: m.grading_level_critical,
}

/** Why an item's line is not simply scored; a scored line needs no word. */
export const STATUS_LABELS: Record<LineStatus, Label | null> = {
  scored: null,
  unanswered: m.grading_status_unanswered,
  rejected: m.grading_status_rejected,
  'not-applicable-by-category': m.grading_status_by_category,
  'not-applicable': m.grading_status_not_applicable,
  'not-applicable-refused': m.grading_status_na_refused,
  declined: m.grading_status_declined,
}

export const VERDICT_WORDS: Record<Verdict, Label> = {
  accepted: m.grading_verdict_accepted,
  corrected: m.grading_verdict_corrected,
  rejected: m.grading_verdict_rejected,
  'na-confirmed': m.grading_verdict_na_confirmed,
  'na-refused': m.grading_verdict_na_refused,
}
