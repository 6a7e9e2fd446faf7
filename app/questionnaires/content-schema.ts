import { z } from 'zod'
import { LocalizedText } from '#app/i18n/localized-text.ts'
import { MATTER_TOPICS } from '#app/integrity/matters/vocabulary.ts'
import { SUPPLIER_CATEGORIES } from '#app/suppliers/vocabulary.ts'
import { FLAG_LEVELS, QUADRANTS, QUESTIONNAIRE_KINDS, TRIGGER_LEVELS } from './vocabulary.ts'

/**
 * The shape of a questionnaire version as it stands in `db/content/*.yaml` and, frozen, in the database.
 * Cross-checks (sums, counts, unknown references) live in `check-content.ts`; this file is the shape alone.
 * `strictObject` everywhere: a misspelt key in a content file is a mistake, not a silent no-op.
 */

const Factor = z.number().min(0).max(1)
const Identifier = z.string().regex(/^[a-z][a-z0-9_]*$/, 'use lower-case letters, digits and _')
export const ItemCode = z.string().regex(/^[A-Z]{3}-\d{2}$/, 'use a code such as SOC-02')
const Category = z.enum(SUPPLIER_CATEGORIES)

/**
 * A question asked of an item's effective values. A comparison with a field that has no value is false,
 * so an unanswered item fires nothing.
 */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { category: z.infer<typeof Category>[] }
  | { field: string; is: string }
  | { field: string; in: string[] }
  | { field: string; gt: number }
  | { field: string; gte: number }
  | { field: string; lt: number }
  | { field: string; lte: number }
  | { field: string; hasExpired: true }

const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ category: z.array(Category).min(1) }),
    z.strictObject({ field: Identifier, is: z.string() }),
    z.strictObject({ field: Identifier, in: z.array(z.string()).min(1) }),
    z.strictObject({ field: Identifier, gt: z.number() }),
    z.strictObject({ field: Identifier, gte: z.number() }),
    z.strictObject({ field: Identifier, lt: z.number() }),
    z.strictObject({ field: Identifier, lte: z.number() }),
    z.strictObject({ field: Identifier, hasExpired: z.literal(true) }),
  ]),
)

/** First band that matches gives the factor; no match gives 0. `atLeast` and `atMost` are inclusive. */
const Band = z.union([
  z.strictObject({ atLeast: z.number(), factor: Factor }),
  z.strictObject({ atMost: z.number(), factor: Factor }),
])
export type Band = z.infer<typeof Band>

const Option = z.strictObject({
  value: Identifier,
  label: LocalizedText,
  factor: Factor.optional(),
  /** Overrides `factor` for suppliers of the named categories. */
  factorByCategory: z.partialRecord(Category, Factor).optional(),
})

const fieldBase = {
  id: Identifier,
  label: LocalizedText,
  hint: LocalizedText.optional(),
  /** Share in the item's factor; without a weight the field is recorded only. */
  weight: z.number().positive().optional(),
  required: z.boolean().default(true),
  /** Asked only when this holds. A scored field is always asked. */
  showWhen: Condition.optional(),
}

const ChoiceField = z.strictObject({
  ...fieldBase,
  type: z.literal('choice'),
  options: z.array(Option).min(2).max(8),
})
const NumberField = z.strictObject({
  ...fieldBase,
  type: z.literal('number'),
  unit: LocalizedText,
  min: z.number().default(0),
  max: z.number().default(1_000_000_000),
  decimals: z.number().int().min(0).max(4).default(2),
  bands: z.array(Band).min(1).optional(),
})
const CountField = z.strictObject({
  ...fieldBase,
  type: z.literal('count'),
  unit: LocalizedText.optional(),
  min: z.number().int().min(0).default(0),
  max: z.number().int().default(1_000_000),
  bands: z.array(Band).min(1).optional(),
})
const DateField = z.strictObject({
  ...fieldBase,
  type: z.literal('date'),
  mayBeFuture: z.boolean().default(false),
})
const TextField = z.strictObject({
  ...fieldBase,
  type: z.literal('text'),
  multiline: z.boolean().default(false),
  maxLength: z.number().int().min(1).max(4000).default(500),
})
/**
 * What the supplier holds (`statuses`) with the papers that prove it. A status with `needsCertificate`
 * earns its factor only while certificates are valid on the reference date: one (`any`) or each (`all`).
 */
const CertificateField = z.strictObject({
  ...fieldBase,
  type: z.literal('certificate'),
  statuses: z
    .array(z.strictObject({ ...Option.shape, needsCertificate: z.boolean().default(false) }))
    .min(2)
    .max(6),
  validity: z.enum(['any', 'all']).default('any'),
  certificateTypes: z
    .array(z.strictObject({ value: Identifier, label: LocalizedText }))
    .max(12)
    .optional(),
  maxRecords: z.number().int().min(1).max(20).default(10),
})
const Column = z.discriminatedUnion('type', [ChoiceField, NumberField, CountField, DateField, TextField])
const RowsField = z.strictObject({
  ...fieldBase,
  type: z.literal('rows'),
  weight: z.undefined().optional(),
  columns: z.array(Column).min(1).max(8),
  minRows: z.number().int().min(0).default(0),
  maxRows: z.number().int().min(1).max(100).default(20),
})
/** Taken from another module when that module has a value for it; otherwise asked as `as`, same bands. */
const DerivedField = z.strictObject({
  ...fieldBase,
  type: z.literal('derived'),
  source: z.enum([
    'agreements.integrity',
    'agreements.nda',
    'scorecard.quality',
    'scorecard.delivery',
    'scorecard.service',
  ]),
  as: z.discriminatedUnion('type', [
    ChoiceField.omit({ id: true, label: true, hint: true, weight: true, required: true, showWhen: true }),
    NumberField.omit({ id: true, label: true, hint: true, weight: true, required: true, showWhen: true }),
    CountField.omit({ id: true, label: true, hint: true, weight: true, required: true, showWhen: true }),
  ]),
})

export const Field = z.discriminatedUnion('type', [
  ChoiceField,
  NumberField,
  CountField,
  DateField,
  TextField,
  CertificateField,
  RowsField,
  DerivedField,
])
export type Field = z.infer<typeof Field>
export type FieldOf<T extends Field['type']> = Extract<Field, { type: T }>

const Trigger = z.strictObject({
  id: Identifier,
  level: z.enum(TRIGGER_LEVELS),
  /** Which effective answer fires it; a trigger without it is raised by a reviewer only. */
  when: Condition.optional(),
  /** What it says to both sides: a fact, not an accusation. */
  label: LocalizedText,
})
export type Trigger = z.infer<typeof Trigger>

const Flag = z.strictObject({
  id: Identifier,
  level: z.enum(FLAG_LEVELS),
  /** Which answer raises it, asked of the answers as they were submitted. */
  when: Condition,
  /** What it says to the integrity function: a fact, not an accusation. */
  label: LocalizedText,
  /** What a matter that it becomes is about. */
  topic: z.enum(MATTER_TOPICS).optional(),
  /** Its colour, too, is for the integrity function alone. */
  restricted: z.boolean().default(false),
})
export type Flag = z.infer<typeof Flag>

const Standard = z.strictObject({
  ref: z.string().min(1),
  /** True when the reference was checked against a public source, named in `source`. */
  verified: z.boolean(),
  source: z.string().min(1).optional(),
})

export const Item = z.strictObject({
  code: ItemCode,
  /** Above 0 in a scored kind, 0 in any other. */
  points: z.number().nonnegative(),
  quadrant: z.enum(QUADRANTS),
  question: LocalizedText,
  guidance: z.strictObject({
    /** What good looks like. */
    good: LocalizedText,
    /** Which evidence is accepted. */
    evidence: LocalizedText,
  }),
  fields: z.array(Field).min(1).max(12),
  evidence: z.strictObject({
    rule: z.enum(['required', 'conditional', 'optional']),
    /** For `conditional`: the answers that claim a practice which a file must show. */
    when: Condition.optional(),
  }),
  triggers: z.array(Trigger).max(4).default([]),
  /** Answers that need a follow-up, in kinds that are flagged. */
  flags: z.array(Flag).max(4).optional(),
  applicability: z
    .strictObject({
      /** Not asked of these categories; leaves the denominator. */
      excludedCategories: z.array(Category).default([]),
      /** Must be answered by these categories: not-applicable is not offered. */
      mandatoryCategories: z.array(Category).default([]),
      mayBeNotApplicable: z.boolean().default(true),
    })
    .default({ excludedCategories: [], mandatoryCategories: [], mayBeNotApplicable: true }),
  standards: z.array(Standard).default([]),
  purpose: LocalizedText.optional(),
  legalBasis: LocalizedText.optional(),
  /** Goes beyond what law allows to ask of small firms: they may decline without penalty. */
  aboveLegalCap: z.boolean().default(false),
})
export type Item = z.infer<typeof Item>

export const Dimension = z.strictObject({
  code: z.string().regex(/^[A-Z]{3}$/),
  title: LocalizedText,
  intro: LocalizedText,
  /** Declared so that the loader can catch a lost item or a mistyped weight. */
  itemCount: z.number().int().positive(),
  points: z.number().nonnegative(),
  items: z.array(Item).min(1),
})
export type Dimension = z.infer<typeof Dimension>

export const QuestionnaireContent = z.strictObject({
  kind: z.enum(QUESTIONNAIRE_KINDS),
  version: z.string().regex(/^\d{4}\.\d+$/, 'use a version such as "2026.1"'),
  title: LocalizedText,
  intro: LocalizedText,
  /** What is announced with the questionnaire: read before the first item and sent with the invitation. */
  notice: z.strictObject({ title: LocalizedText, body: LocalizedText }).optional(),
  /** What the signatory declares when submitting. */
  declaration: LocalizedText,
  dimensions: z.array(Dimension).min(1),
})
export type QuestionnaireContent = z.infer<typeof QuestionnaireContent>
