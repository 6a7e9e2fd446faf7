import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { AnswerProblem, EntryProblemCode, MissingCode } from '#app/questionnaires/answer-problem.ts'

type Params = { min: string; max: string; decimals: string }
type Wording = (params: Params, l: LocaleOption) => string

const WORDINGS: Record<EntryProblemCode | MissingCode, Wording> = {
  'unknown-field': m.checklist_problem_malformed,
  malformed: m.checklist_problem_malformed,
  'unknown-option': m.checklist_problem_unknown_option,
  'not-a-number': m.checklist_problem_not_a_number,
  'not-whole': m.checklist_problem_not_whole,
  'too-many-decimals': ({ decimals }, l) => m.checklist_problem_too_many_decimals({ decimals }, l),
  'below-min': ({ min }, l) => m.checklist_problem_below_min({ min }, l),
  'above-max': ({ max }, l) => m.checklist_problem_above_max({ max }, l),
  'not-a-date': m.checklist_problem_not_a_date,
  'date-in-future': m.checklist_problem_date_in_future,
  'date-order': m.checklist_problem_date_order,
  'too-long': ({ max }, l) => m.checklist_problem_too_long({ max }, l),
  'too-many-rows': ({ max }, l) => m.checklist_problem_too_many_rows({ max }, l),
  'too-many-certificates': ({ max }, l) => m.checklist_problem_too_many_certificates({ max }, l),
  'not-applicable-not-offered': m.checklist_problem_not_offered,
  'decline-not-offered': m.checklist_problem_not_offered,
  required: m.checklist_missing_required,
  'reason-required': m.checklist_missing_reason,
  'certificate-required': m.checklist_missing_certificate,
  'too-few-rows': ({ min }, l) => m.checklist_missing_rows({ min }, l),
  'evidence-required': m.checklist_missing_evidence,
}

/** What is wrong with an entry, or missing, and what to do; the same words beside the field and in lists. */
export function problemText({ code, params }: Pick<AnswerProblem, 'code' | 'params'>, l: LocaleOption) {
  const text = (name: keyof Params) => String(params[name] ?? '')
  return WORDINGS[code]({ min: text('min'), max: text('max'), decimals: text('decimals') }, l)
}

/** Finds the words for the input at `path` of an item; undefined when nothing is wrong with it. */
export function useProblemTexts(problems: readonly AnswerProblem[]) {
  const l = useLocale()
  return (path: string) => {
    const problem = problems.find(each => each.path === path)
    return problem && problemText(problem, l)
  }
}
