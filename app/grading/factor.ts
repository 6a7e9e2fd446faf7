import type { AnswerValues, CertificateRecord, FieldValue } from '#app/questionnaires/answers.ts'
import type { Band } from '#app/questionnaires/content-schema.ts'
import { answerTo, isCertificateValue } from './condition.ts'
import { dustFree, sum } from './rounding.ts'
import type { FieldLine, GradingContext, ScoringField, ScoringItem, ScoringOption } from './types.ts'

type CertificateField = Extract<ScoringField, { type: 'certificate' }>

/**
 * What an answer earns of a field, 0 to 1. Unanswered, an unknown option and a number outside all bands earn 0.
 * Refuses a field that cannot score (date, text, rows): a weight on it is a mistake in the questionnaire.
 */
export function fieldFactor(field: ScoringField, value: FieldValue, context: GradingContext): number {
  switch (field.type) {
    case 'choice':
      return optionFactor(field.options, value, context)
    case 'number':
    case 'count':
      return bandFactor(field.bands ?? [], value)
    case 'certificate':
      return certificateFactor(field, value, context)
    case 'derived':
      return fieldFactor({ id: field.id, ...field.as }, value, context)
    default:
      throw new Error(`field ${field.id}: a ${field.type} field cannot have a weight`)
  }
}

/** Weighted mean of the item's scored fields, 0 to 1. Refuses an item without a scored field. */
export function itemFactor(
  item: Pick<ScoringItem, 'code' | 'fields'>,
  values: AnswerValues,
  context: GradingContext,
): number {
  return meanFactor(item.code, fieldLines(item, values, context))
}

/** Each scored field of an item with its factor, in questionnaire order. */
export function fieldLines(
  item: Pick<ScoringItem, 'fields'>,
  values: AnswerValues,
  context: GradingContext,
): FieldLine[] {
  return scoredFields(item).map(field => ({
    id: field.id,
    weight: field.weight ?? 0,
    factor: fieldFactor(field, answerTo(values, field.id), context),
  }))
}

export function meanFactor(itemCode: string, lines: FieldLine[]): number {
  if (lines.length === 0) throw new Error(`${itemCode}: no field has a weight, so the item cannot be scored`)
  const earned = sum(lines.map(line => line.weight * line.factor))
  return dustFree(earned / sum(lines.map(line => line.weight)))
}

export function scoredFields(item: Pick<ScoringItem, 'fields'>): ScoringField[] {
  return item.fields.filter(field => field.weight !== undefined)
}

function optionFactor(options: ScoringOption[], value: FieldValue, context: GradingContext): number {
  const chosen = options.find(option => option.value === value)
  return chosen?.factorByCategory?.[context.category] ?? chosen?.factor ?? 0
}

function bandFactor(bands: Band[], value: FieldValue): number {
  if (typeof value !== 'number') return 0
  return bands.find(band => isInBand(band, value))?.factor ?? 0
}

function isInBand(band: Band, value: number): boolean {
  return 'atLeast' in band ? value >= band.atLeast : value <= band.atMost
}

function certificateFactor(field: CertificateField, value: FieldValue, context: GradingContext): number {
  if (!isCertificateValue(value)) return 0
  const status = field.statuses.find(option => option.value === value.status)
  if (status?.needsCertificate && !isProven(field, value.certificates, context.asOf)) return 0
  return optionFactor(field.statuses, value.status, context)
}

function isProven(field: CertificateField, certificates: CertificateRecord[], asOf: string): boolean {
  const valid = certificates.filter(certificate => isValidOn(certificate, asOf))
  return valid.length > 0 && (field.validity === 'any' || valid.length === certificates.length)
}

function isValidOn({ validFrom, validTo }: CertificateRecord, asOf: string): boolean {
  return (validFrom === null || validFrom <= asOf) && (validTo === null || validTo >= asOf)
}
