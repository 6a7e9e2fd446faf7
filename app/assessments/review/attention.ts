import type { CertificateRecord, FieldValue, ItemAnswer } from '#app/questionnaires/answers.ts'
import type { Field, Item } from '#app/questionnaires/content-schema.ts'
import { isSameAnswer } from '../answer-change.ts'

/** Why an answer wants a person's eyes before it is accepted, the weightiest first. */
export const ATTENTION_REASONS = [
  'trigger',
  'contradiction',
  'evidence-against-no',
  'missing',
  'claim',
  'declined',
  'certificate-undated',
  'certificate-expired',
  'certificate-expiring',
  'far-from-last-year',
  'changed',
  'commented',
] as const
export type AttentionReason = (typeof ATTENTION_REASONS)[number]

/** A paper that ends within so many days after the submission is about to expire. */
const EXPIRING_DAYS = 90
const DAY_MS = 24 * 60 * 60_000
/** A figure that has moved by more than half is asked about. */
const FAR_SHARE = 0.5

export type AttentionFacts = {
  item: Item
  answer: ItemAnswer
  fileCount: number
  /** Last year's answer, when the item was asked and answered then. */
  previous: ItemAnswer | null
  isTriggered: boolean
  isContradicted: boolean
  /** Something required is not there. */
  isIncomplete: boolean
  /** The last word about the item is the supplier's. */
  isCommented: boolean
  /** Calendar date of the submission. */
  asOf: string
}

/** All reasons that hold for an item, in the order above; none: it may be accepted together with others. */
export function attentionOf(facts: AttentionFacts): AttentionReason[] {
  const { answer, fileCount, previous, asOf, item } = facts
  const papers = papersOf(answer)
  const soon = addDays(asOf, EXPIRING_DAYS)
  const holds: Record<AttentionReason, boolean> = {
    trigger: facts.isTriggered,
    contradiction: facts.isContradicted,
    'evidence-against-no': fileCount > 0 && isPlainNo(item, answer),
    missing: facts.isIncomplete,
    claim: answer.notApplicable !== undefined,
    declined: answer.declined !== undefined,
    'certificate-undated': papers.some(({ validTo, noExpiry }) => validTo === null && !noExpiry),
    'certificate-expired': papers.some(({ validTo }) => validTo !== null && validTo < asOf),
    'certificate-expiring': papers.some(
      ({ validTo }) => validTo !== null && validTo >= asOf && validTo <= soon,
    ),
    'far-from-last-year': previous !== null && hasMovedFar(item, previous, answer),
    changed: previous !== null && !isSameAnswer(previous, answer),
    commented: facts.isCommented,
  }
  return ATTENTION_REASONS.filter(reason => holds[reason])
}

/** Every scored choice or certificate says what earns nothing: a file that claims otherwise is a contradiction. */
function isPlainNo({ fields }: Item, { values, notApplicable, declined }: ItemAnswer) {
  if (notApplicable || declined) return false
  const scored = fields.filter(field => (field.weight ?? 0) > 0 && isChoosing(field))
  return scored.length > 0 && scored.every(field => factorOf(field, values[field.id] ?? null) === 0)
}

function isChoosing(field: Field) {
  return field.type === 'choice' || field.type === 'certificate'
}

function factorOf(field: Field, value: FieldValue): number | null {
  const chosen = isCertificate(value) ? value.status : value
  const options = field.type === 'choice' ? field.options : field.type === 'certificate' ? field.statuses : []
  return options.find(option => option.value === chosen)?.factor ?? null
}

function hasMovedFar({ fields }: Item, before: ItemAnswer, now: ItemAnswer) {
  return fields.some(({ id }) => {
    const [was, is] = [before.values[id], now.values[id]]
    if (typeof was !== 'number' || typeof is !== 'number' || was === is) return false
    return Math.abs(is - was) > FAR_SHARE * Math.max(Math.abs(was), Math.abs(is))
  })
}

function papersOf({ values }: ItemAnswer): CertificateRecord[] {
  return Object.values(values).flatMap(value => (isCertificate(value) ? value.certificates : []))
}

function isCertificate(value: FieldValue): value is Extract<FieldValue, { certificates: unknown }> {
  return typeof value === 'object' && value !== null && 'certificates' in value
}

function addDays(date: string, days: number) {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)
}
