import { z } from 'zod'
import type { AnswerValues } from '#app/questionnaires/answers.ts'
import { Item, ItemCode } from '#app/questionnaires/content-schema.ts'
import { TRIGGER_LEVELS } from '#app/questionnaires/vocabulary.ts'
import { SUPPLIER_CATEGORIES } from '#app/suppliers/vocabulary.ts'
import { problemsOfInput, problemsOfQuestionnaire, type InputProblem } from './check-input.ts'
import { WEIGHT_LIMITS } from './dimension-weight.ts'
import { GRADES } from './grades.ts'
import { dustFree, roundScore } from './rounding.ts'
import { VERDICTS, type GradingInput, type GradingPolicy, type ScoringModel } from './types.ts'

/**
 * Shape of everything a result depends on. The questionnaire drops what it does not know, so a whole version
 * with its texts becomes the scoring model; everywhere else an unknown key is a mistake and is refused.
 */

const Factor = z.number().min(0).max(1)
const Points = z.number().min(0.0001).max(10_000)
const Identifier = z.string().regex(/^[a-z][a-z0-9_]*$/)
const DimensionCode = z.string().regex(/^[A-Z]{3}$/)
const Category = z.enum(SUPPLIER_CATEGORIES)
const CalendarDate = z.iso.date()
const Reason = z.string().trim().min(1)
const Condition = Item.shape.evidence.shape.when.unwrap()

const Band = z.union([
  z.strictObject({ atLeast: z.number(), factor: Factor }),
  z.strictObject({ atMost: z.number(), factor: Factor }),
])
const Option = z.object({
  value: Identifier,
  factor: Factor.optional(),
  factorByCategory: z.partialRecord(Category, Factor).optional(),
})
const Choice = z.object({ type: z.literal('choice'), options: z.array(Option).min(1) })
const Measure = z.object({ type: z.enum(['number', 'count']), bands: z.array(Band).optional() })
const Certificate = z.object({
  type: z.literal('certificate'),
  statuses: z.array(Option.extend({ needsCertificate: z.boolean().default(false) })).min(1),
  validity: z.enum(['any', 'all']).default('any'),
})
const Derived = z.object({ type: z.literal('derived'), as: z.discriminatedUnion('type', [Choice, Measure]) })
const Recorded = z.object({ type: z.enum(['date', 'text', 'rows']) })

const base = { id: Identifier, weight: Points.optional() }
const Field = z.discriminatedUnion('type', [
  Choice.extend(base),
  Measure.extend(base),
  Certificate.extend(base),
  Derived.extend(base),
  Recorded.extend(base),
])

const ScoredItem = z.object({
  code: ItemCode,
  points: Points,
  fields: z.array(Field).min(1),
  triggers: z
    .array(z.object({ id: Identifier, level: z.enum(TRIGGER_LEVELS), when: Condition.optional() }))
    .default([]),
  applicability: z
    .object({
      excludedCategories: z.array(Category).default([]),
      mandatoryCategories: z.array(Category).default([]),
      mayBeNotApplicable: z.boolean().default(true),
    })
    .default({ excludedCategories: [], mandatoryCategories: [], mayBeNotApplicable: true }),
  aboveLegalCap: z.boolean().default(false),
})

/** The scoring part of a questionnaire version; texts and whatever else it carries are dropped. */
export const ScoringModelShape = z.object({
  kind: z.string().min(1),
  version: z.string().min(1),
  dimensions: z
    .array(z.object({ code: DimensionCode, points: Points, items: z.array(ScoredItem).min(1) }))
    .min(1),
}) satisfies z.ZodType<ScoringModel>

const OneDecimal = z
  .number()
  .min(0)
  .max(100)
  .refine(value => roundScore(value) === value, 'at most one decimal')

export const GradingPolicyShape = z
  .strictObject({
    version: z.string().min(1),
    thresholds: z.strictObject({ A: OneDecimal, B: OneDecimal, C: OneDecimal }),
    caps: z.record(z.enum(TRIGGER_LEVELS), z.enum(GRADES)),
    dimensionFloors: z
      .record(z.string().regex(/^([A-Z]{3}|\*)$/), z.strictObject({ min: OneDecimal, cap: z.enum(GRADES) }))
      .default({}),
    dimensionWeights: z
      .record(
        DimensionCode,
        z
          .number()
          .min(WEIGHT_LIMITS.min)
          .max(WEIGHT_LIMITS.max)
          .refine(value => dustFree(value * 100) % 1 === 0, 'at most two decimals'),
      )
      .optional(),
    narrowBasisBelow: z.number().int().min(0),
  })
  .refine(({ thresholds: { A, B, C } }) => A > B && B > C, {
    path: ['thresholds'],
    message: 'A must be above B, and B above C',
  }) satisfies z.ZodType<GradingPolicy>

const CertificateRecord = z.strictObject({
  type: z.string().nullable(),
  number: z.string(),
  issuer: z.string(),
  scope: z.string(),
  site: z.string(),
  validFrom: CalendarDate.nullable(),
  validTo: CalendarDate.nullable(),
  noExpiry: z.literal(true).optional(),
})
const Row = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
const Value = z.union([
  z.string(),
  z.number(),
  z.null(),
  z.strictObject({ status: z.string().nullable(), certificates: z.array(CertificateRecord) }),
  z.array(Row),
])
const Values = z.record(z.string(), Value) satisfies z.ZodType<AnswerValues>

const Answer = z.strictObject({
  values: Values,
  notApplicable: z.strictObject({ reason: z.string() }).optional(),
  declined: z.strictObject({ reason: z.string() }).optional(),
})
const Finding = z.strictObject({ id: Identifier, reason: Reason })
const Review = z
  .strictObject({
    verdict: z.enum(VERDICTS),
    correctedValues: Values.optional(),
    asOf: CalendarDate.optional(),
    reason: z.string().optional(),
    dismissedTriggers: z.array(Finding).optional(),
    raisedTriggers: z.array(Finding).optional(),
  })
  .refine(review => review.verdict !== 'corrected' || review.correctedValues !== undefined, {
    path: ['correctedValues'],
    message: 'a corrected verdict needs the corrected values',
  })
  .refine(review => review.asOf === undefined || review.verdict === 'corrected', {
    path: ['asOf'],
    message: 'only corrected values have a date of their own',
  })

const QuestionnaireToScore = ScoringModelShape.superRefine((model, context) => {
  for (const problem of problemsOfQuestionnaire(model)) context.addIssue(asIssue(problem))
})

/** Shape and sense of a grading input: known items, fields and triggers; every item can be scored. */
export const GradingInputShape = z
  .strictObject({
    questionnaire: QuestionnaireToScore,
    policy: GradingPolicyShape,
    supplier: z.strictObject({ category: Category, isSmallFirm: z.boolean() }),
    asOf: CalendarDate,
    answers: z.record(z.string(), Answer),
    reviews: z.record(z.string(), Review),
  })
  .superRefine((input, context) => {
    for (const problem of problemsOfInput(input)) context.addIssue(asIssue(problem))
  }) satisfies z.ZodType<GradingInput>

function asIssue({ path, message }: InputProblem) {
  return { code: 'custom' as const, path, message }
}
