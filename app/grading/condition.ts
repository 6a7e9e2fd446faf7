import type { AnswerValues, CertificateValue, FieldValue } from '#app/questionnaires/answers.ts'
import type { Condition } from '#app/questionnaires/content-schema.ts'
import type { GradingContext } from './types.ts'

/** Whether a condition of the questionnaire holds. A comparison with an unanswered field is false. */
export function holds(condition: Condition, values: AnswerValues, context: GradingContext): boolean {
  if ('all' in condition) return condition.all.every(part => holds(part, values, context))
  if ('any' in condition) return condition.any.some(part => holds(part, values, context))
  if ('category' in condition) return condition.category.includes(context.category)
  return comparisonHolds(condition, answerTo(values, condition.field), context.asOf)
}

/** The value of a field; null when it is not answered. */
export function answerTo(values: AnswerValues, fieldId: string): FieldValue {
  const value = Object.hasOwn(values, fieldId) ? (values[fieldId] ?? null) : null
  return isBlank(value) ? null : value
}

export function isCertificateValue(value: FieldValue): value is CertificateValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

type Comparison = Extract<Condition, { field: string }>

function comparisonHolds(comparison: Comparison, value: FieldValue, asOf: string): boolean {
  if ('hasExpired' in comparison) return hasExpiredCertificate(value, asOf)
  if ('is' in comparison) return chosenOption(value) === comparison.is
  if ('in' in comparison) return comparison.in.some(option => option === chosenOption(value))
  if (typeof value !== 'number') return false
  if ('gt' in comparison) return value > comparison.gt
  if ('gte' in comparison) return value >= comparison.gte
  if ('lt' in comparison) return value < comparison.lt
  return value <= comparison.lte
}

/** The option of a choice, or the status of a certificate. */
function chosenOption(value: FieldValue): string | null {
  if (typeof value === 'string') return value
  return isCertificateValue(value) ? value.status : null
}

function hasExpiredCertificate(value: FieldValue, asOf: string): boolean {
  return (
    isCertificateValue(value) && value.certificates.some(({ validTo }) => validTo !== null && validTo < asOf)
  )
}

function isBlank(value: FieldValue): boolean {
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.length === 0
  return isCertificateValue(value) && value.status === null && value.certificates.length === 0
}
