import type { CertificateRecord, FieldValue, RowValue } from '#app/questionnaires/answers.ts'
import type { Band, Field, FieldOf } from '#app/questionnaires/content-schema.ts'
import type { AnswerContext } from '#app/questionnaires/visible-fields.ts'
import { dayAfter } from './calendar.ts'
import { drawMeasurement, roundTo } from './measurements.ts'
import type { Random } from './random.ts'

/** Who answers, and how well that firm does what is asked (0–1). */
export type Answerer = {
  random: Random
  quality: number
  context: AnswerContext
  headcount: number
  /** Sentences in the supplier's language, invented. */
  texts: { person: string; remark: string; scope: string; site: string; issuer: string; reason: string }
}

type Plain =
  Exclude<Field, { type: 'derived' }> | (FieldOf<'derived'>['as'] & { id: string; weight?: number })

/** A value for one field that a firm of this quality would enter. */
export function makeValue(answerer: Answerer, itemCode: string, field: Field): FieldValue {
  const plain: Plain =
    field.type === 'derived'
      ? { ...field.as, id: field.id, ...(field.weight ? { weight: field.weight } : {}) }
      : field
  const { random, context, texts } = answerer
  switch (plain.type) {
    case 'choice':
      return pickOption(answerer, plain.options, plain.weight !== undefined).value
    case 'number':
    case 'count':
      return makeNumber(answerer, itemCode, plain)
    case 'date':
      return dayAfter(context.asOf, plain.mayBeFuture ? random.int(60, 330) : -random.int(10, 300))
    case 'text':
      return (plain.maxLength <= 100 ? texts.person : texts.remark).slice(0, plain.maxLength)
    case 'certificate':
      return makeCertificates(answerer, plain)
    case 'rows':
      return Array.from({ length: Math.max(plain.minRows, random.int(1, 2)) }, () =>
        makeRow(answerer, itemCode, plain.columns),
      )
  }
}

type Option = FieldOf<'choice'>['options'][number]

/** Of a scored field, an option whose factor is as high as the firm is good, on average. */
function pickOption<T extends Option>(
  { random, quality, context }: Answerer,
  options: readonly T[],
  isScored: boolean,
): T {
  const [first] = options
  if (!first) throw new Error('a choice without options')
  if (!isScored) return random.chance(0.85) ? first : random.pick(options)
  const factorOf = (option: T) => option.factorByCategory?.[context.category] ?? option.factor ?? 0
  const factor = stochasticStep(random, quality, options.map(factorOf))
  return random.pick(options.filter(option => factorOf(option) === factor))
}

function makeNumber(
  answerer: Answerer,
  itemCode: string,
  field: (FieldOf<'number'> | FieldOf<'count'> | FieldOf<'derived'>['as']) & { id: string },
): number {
  if (field.type === 'choice') throw new Error(`${itemCode}.${field.id} is a choice`)
  const { random, quality, headcount } = answerer
  const decimals = field.type === 'count' ? 0 : field.decimals
  const { min, max } = field
  if (!field.bands)
    return drawMeasurement(random, `${itemCode}.${field.id}`, headcount, {
      type: field.type,
      unit: field.unit?.en ?? '',
      min,
      max,
      decimals,
    })
  const factor = stochasticStep(random, quality, [0, ...field.bands.map(band => band.factor)])
  const index = field.bands.findIndex(band => band.factor === factor)
  const range = rangeOf(field.bands, index, { min, max })
  return roundTo(random.between(range.from, range.to), decimals)
}

/** Numbers that fall into a band (no band for index -1); first match counts, so a band ends where the one before begins. */
function rangeOf(bands: readonly Band[], index: number, { min, max }: { min: number; max: number }) {
  const band = bands[index]
  const before = bands[index < 0 ? bands.length - 1 : index - 1]
  if (band && 'atLeast' in band)
    return {
      from: band.atLeast,
      to: before && 'atLeast' in before ? middle(band.atLeast, before.atLeast) : nearTop(band.atLeast, max),
    }
  if (band)
    return { from: before && 'atMost' in before ? middle(before.atMost, band.atMost) : min, to: band.atMost }
  if (before && 'atLeast' in before)
    return { from: Math.max(min, before.atLeast * 0.7), to: before.atLeast * 0.97 }
  return before ? { from: before.atMost + 1, to: Math.min(max, before.atMost + 5) } : { from: min, to: max }
}

function nearTop(from: number, max: number) {
  return Math.min(max, from <= 20 ? from + 3 : from * 1.2)
}

function middle(low: number, high: number) {
  return low + (high - low) * 0.8
}

function makeCertificates(answerer: Answerer, field: FieldOf<'certificate'>): FieldValue {
  const status = pickOption(answerer, field.statuses, field.weight !== undefined)
  const count = status.needsCertificate ? answerer.random.weighted([[1, 3] as const, [2, 1] as const]) : 0
  const certificates = Array.from({ length: count }, (_, index) => makeCertificate(answerer, field, index))
  return { status: status.value, certificates }
}

function makeCertificate(
  { random, context, texts }: Answerer,
  field: FieldOf<'certificate'>,
  index: number,
): CertificateRecord {
  const types = field.certificateTypes
  return {
    type: types?.[Math.min(index, types.length - 1)]?.value ?? null,
    number: `DEMO-${context.asOf.slice(0, 4)}-${String(random.int(0, 99_999)).padStart(5, '0')}`,
    issuer: texts.issuer,
    scope: texts.scope,
    site: texts.site,
    validFrom: dayAfter(context.asOf, -random.int(30, 700)),
    validTo: dayAfter(context.asOf, random.int(20, 900)),
  }
}

function makeRow(answerer: Answerer, itemCode: string, columns: FieldOf<'rows'>['columns']): RowValue {
  const cells = columns.map(column => {
    const value = makeValue(answerer, itemCode, column)
    return [column.id, typeof value === 'string' || typeof value === 'number' ? value : null] as const
  })
  return Object.fromEntries(cells)
}

/** One of the two steps around `wanted`, so that the mean over many draws is `wanted`. */
function stochasticStep(random: Random, wanted: number, steps: readonly number[]) {
  const sorted = [...new Set(steps)].sort((one, other) => one - other)
  const below = sorted.filter(step => step <= wanted).at(-1) ?? sorted[0] ?? 0
  const above = sorted.find(step => step > wanted) ?? below
  if (above === below) return below
  return random.chance((wanted - below) / (above - below)) ? above : below
}
