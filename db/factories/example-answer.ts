import { fieldFactor } from '#app/grading/factor.ts'
import type {
  AnswerValues,
  CertificateRecord,
  FieldValue,
  ItemAnswer,
  RowValue,
} from '#app/questionnaires/answers.ts'
import type { Field, FieldOf, Item } from '#app/questionnaires/content-schema.ts'
import { visibleFields, type AnswerContext } from '#app/questionnaires/visible-fields.ts'

type Column = FieldOf<'rows'>['columns'][number]
type Scalar = Exclude<Field, { type: 'certificate' | 'rows' | 'derived' }> | Column | FieldOf<'derived'>['as']

const PLAIN_NUMBER = 12

/**
 * A complete answer to any item: of what an answer can be, what scores closest to `quality` (0 worst, 1 best).
 * The same arguments give the same answer.
 */
export function exampleAnswer(item: Item, context: AnswerContext, quality = 1): ItemAnswer {
  const values: AnswerValues = {}
  for (const field of item.fields) {
    const isAsked = visibleFields(item, values, context).some(({ id }) => id === field.id)
    if (isAsked) values[field.id] = exampleValue(field, context, quality)
  }
  return { values }
}

function exampleValue(field: Field, context: AnswerContext, quality: number): FieldValue {
  const candidates = candidatesOf(field, context)
  if (field.weight === undefined) return candidates[0] ?? null
  const distance = (value: FieldValue) => Math.abs(fieldFactor(field, value, context) - quality)
  return candidates.toSorted((one, other) => distance(one) - distance(other))[0] ?? null
}

function candidatesOf(field: Field, context: AnswerContext): FieldValue[] {
  if (field.type === 'derived') return scalars(field.as, context)
  if (field.type === 'rows') return [exampleRows(field, context)]
  if (field.type !== 'certificate') return scalars(field, context)
  return field.statuses.map(({ value, needsCertificate }) => ({
    status: value,
    certificates: needsCertificate ? [examplePaper(field, context)] : [],
  }))
}

function scalars(field: Scalar, { asOf }: AnswerContext): (string | number)[] {
  switch (field.type) {
    case 'choice':
      return field.options.map(({ value }) => value)
    case 'number':
    case 'count':
      return numbers(field)
    case 'date':
      return [asOf]
    case 'text':
      return ['示例内容'.slice(0, field.maxLength)]
  }
}

function numbers({
  min,
  max,
  bands = [],
}: {
  min: number
  max: number
  bands?: { atLeast?: number; atMost?: number }[] | undefined
}) {
  const edges = bands.flatMap(({ atLeast, atMost }) => [atLeast ?? atMost ?? 0])
  const near = edges.flatMap(edge => [edge, Math.ceil(edge) - 1, Math.floor(edge) + 1])
  return [...new Set([PLAIN_NUMBER, min, max, ...near].map(number => Math.min(max, Math.max(min, number))))]
}

function exampleRows({ columns, minRows }: FieldOf<'rows'>, context: AnswerContext): RowValue[] {
  const row = Object.fromEntries(columns.map(column => [column.id, scalars(column, context)[0] ?? null]))
  return Array.from({ length: Math.max(1, minRows) }, () => row)
}

function examplePaper(
  { certificateTypes }: FieldOf<'certificate'>,
  { asOf }: AnswerContext,
): CertificateRecord {
  const year = Number(asOf.slice(0, 4))
  return {
    type: certificateTypes?.[0]?.value ?? null,
    number: 'EX-2025-001',
    issuer: '示例发证机构',
    scope: '',
    site: '',
    validFrom: `${year - 1}-01-01`,
    validTo: `${year + 2}-12-31`,
  }
}
