/** What can be wrong with an entered value. The page words each code in the reader's language. */
export const ENTRY_PROBLEM_CODES = [
  'unknown-field',
  'malformed',
  'unknown-option',
  'not-a-number',
  'not-whole',
  'too-many-decimals',
  'below-min',
  'above-max',
  'not-a-date',
  'date-in-future',
  'date-order',
  'too-long',
  'too-many-rows',
  'too-many-certificates',
  'not-applicable-not-offered',
  'decline-not-offered',
] as const

/** What can still be missing before an item is complete. */
export const MISSING_CODES = [
  'required',
  'reason-required',
  'certificate-required',
  'too-few-rows',
  'evidence-required',
] as const

export type EntryProblemCode = (typeof ENTRY_PROBLEM_CODES)[number]
export type MissingCode = (typeof MISSING_CODES)[number]

/**
 * One problem of one item's answer. `path` names the input inside the item (`licences.certificates.0.number`,
 * `notApplicableReason`, `evidence`); `fieldName(item.code, path)` is the name of that input on the form.
 * `params` are the figures of the message: `min`, `max` (a date for `date-in-future`), `decimals`.
 */
export type AnswerProblem<Code extends string = EntryProblemCode | MissingCode> = {
  fieldId: string | null
  path: string
  code: Code
  params: Record<string, string | number>
}

export type EntryProblem = AnswerProblem<EntryProblemCode>
export type MissingPart = AnswerProblem<MissingCode>
