import { z } from 'zod'
import { TRIGGER_LEVELS } from '#app/questionnaires/vocabulary.ts'
import { GRADES } from './grades.ts'
import { GradingInputShape } from './schema.ts'
import { LINE_STATUSES, VERDICTS, type GradingInput, type GradingResult } from './types.ts'

export const RECEIPT_FORMAT = 'esg-grade-receipt/1'

/** What a receipt belongs to: a flat record of names and values, such as the assessment and the kind of result. */
export const ReceiptMetaShape = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
export type ReceiptMeta = z.infer<typeof ReceiptMetaShape>

export type GradeReceipt = GradingResult & {
  format: typeof RECEIPT_FORMAT
  /** SHA-256, hex, of the canonical JSON of `inputs`. */
  digest: string
  versions: { questionnaire: string; questionnaireKind: string; policy: string; engine: string }
  meta?: ReceiptMeta | undefined
  inputs: GradingInput
}

const Grade = z.enum(GRADES)
const Score = z.number().min(0).max(100)
const Points = z.number().min(0)
const Count = z.number().int().min(0)
const Factor = z.number().min(0).max(1)

const ItemLineShape = z.strictObject({
  code: z.string(),
  dimension: z.string(),
  points: Points,
  applicable: z.boolean(),
  status: z.enum(LINE_STATUSES),
  factor: Factor,
  won: Points,
  lost: Points,
  fields: z.array(z.strictObject({ id: z.string(), weight: Points, factor: Factor })),
  verdict: z.enum(VERDICTS).nullable(),
})
const DimensionLineShape = z.strictObject({
  code: z.string(),
  points: Points,
  won: Points,
  score: Score.nullable(),
  applicableItems: Count,
})
const TriggerLineShape = z.strictObject({
  item: z.string(),
  id: z.string(),
  level: z.enum(TRIGGER_LEVELS),
  source: z.enum(['answer', 'reviewer']),
  stands: z.boolean(),
  reason: z.string().nullable(),
})
const CapLineShape = z.strictObject({
  cause: z.enum([...TRIGGER_LEVELS, 'dimensionFloor']),
  subject: z.string(),
  cap: Grade,
})

/** Shape of a receipt file. It says nothing about whether the result follows from the inputs: verify for that. */
export const GradeReceiptShape = z.strictObject({
  format: z.literal(RECEIPT_FORMAT),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  versions: z.strictObject({
    questionnaire: z.string(),
    questionnaireKind: z.string(),
    policy: z.string(),
    engine: z.string(),
  }),
  meta: ReceiptMetaShape.optional(),
  score: Score.nullable(),
  uncappedGrade: Grade.nullable(),
  grade: Grade.nullable(),
  points: z.strictObject({ applicable: Points, won: Points }),
  applicableItems: Count,
  totalItems: Count,
  narrowBasis: z.boolean(),
  dimensions: z.array(DimensionLineShape),
  items: z.array(ItemLineShape),
  triggers: z.array(TriggerLineShape),
  caps: z.array(CapLineShape),
  inputs: GradingInputShape,
}) satisfies z.ZodType<GradeReceipt>
