import type { AnswerValues, ItemAnswer } from '#app/questionnaires/answers.ts'
import type { Band, Condition } from '#app/questionnaires/content-schema.ts'
import type { TriggerLevel } from '#app/questionnaires/vocabulary.ts'
import type { SupplierCategory } from '#app/suppliers/vocabulary.ts'
import type { Grade } from './grades.ts'

/** The part of a questionnaire version that decides a score: no texts, so one receipt fits both languages. */
export type ScoringModel = {
  kind: string
  version: string
  dimensions: { code: string; points: number; items: ScoringItem[] }[]
}

/** What is fixed of a supplier when its round opens, as far as a score depends on it. */
export type GradedSupplier = { category: SupplierCategory; isSmallFirm: boolean }

/** What a result depends on besides answers: who answers, and the calendar date papers are held against. */
export type GradingContext = GradedSupplier & { asOf: string }

export type ScoringItem = {
  code: string
  points: number
  fields: ScoringField[]
  triggers: ScoringTrigger[]
  applicability: {
    excludedCategories: SupplierCategory[]
    mandatoryCategories: SupplierCategory[]
    mayBeNotApplicable: boolean
  }
  /** A small firm may decline such an item without penalty; any other declined item counts as unanswered. */
  aboveLegalCap: boolean
}

export type ScoringTrigger = { id: string; level: TriggerLevel; when?: Condition | undefined }

export type ScoringOption = {
  value: string
  factor?: number | undefined
  factorByCategory?: Partial<Record<SupplierCategory, number>> | undefined
}

type Choice = { type: 'choice'; options: ScoringOption[] }
type Measure = { type: 'number' | 'count'; bands?: Band[] | undefined }
type Certificate = {
  type: 'certificate'
  statuses: (ScoringOption & { needsCertificate: boolean })[]
  validity: 'any' | 'all'
}
type Derived = { type: 'derived'; as: Choice | Measure }
type Recorded = { type: 'date' | 'text' | 'rows' }

/** A field without its texts: only what factors and conditions read. A field of a questionnaire version fits. */
export type ScoringField = { id: string; weight?: number | undefined } & (
  Choice | Measure | Certificate | Derived | Recorded
)

export type GradingPolicy = {
  version: string
  /** Lowest score, 0–100 with one decimal, that earns the grade. */
  thresholds: { A: number; B: number; C: number }
  /** Best grade possible while a trigger of that level stands. */
  caps: Record<TriggerLevel, Grade>
  /** Optional: below `min` percent in a dimension, the grade is capped. Keys are dimension codes or `*`. */
  dimensionFloors: Record<string, { min: number; cap: Grade }>
  /**
   * Optional: what the points of a dimension's items are multiplied by; a dimension that is not named counts
   * as it stands in the questionnaire. Left out when every dimension does, so that such policies stay as they were.
   */
  dimensionWeights?: Record<string, number> | undefined
  /** Fewer applicable items than this are flagged as a narrow basis. */
  narrowBasisBelow: number
}

export const VERDICTS = ['accepted', 'corrected', 'rejected', 'na-confirmed', 'na-refused'] as const
export type Verdict = (typeof VERDICTS)[number]

/** The buyer's verdict on one item. The supplier's answer is never changed by it. */
export type ItemReview = {
  verdict: Verdict
  /** For `corrected`: replaces the answer's values as a whole. */
  correctedValues?: AnswerValues
  /**
   * For `corrected`, after something was put right: calendar date (`YYYY-MM-DD`) from which the corrected values hold
   * and papers in them are held against. Without it, the date of the input counts.
   */
  asOf?: string
  reason?: string
  /** Triggers the answer fires that the reviewer found not to stand. */
  dismissedTriggers?: { id: string; reason: string }[]
  /** Triggers the reviewer found to stand although no answer fires them. */
  raisedTriggers?: { id: string; reason: string }[]
}

export type GradingInput = {
  questionnaire: ScoringModel
  policy: GradingPolicy
  supplier: GradedSupplier
  /** Calendar date (`YYYY-MM-DD`) certificates are held against: the day of submission. */
  asOf: string
  answers: Record<string, ItemAnswer>
  reviews: Record<string, ItemReview>
}

export const LINE_STATUSES = [
  'scored',
  'unanswered',
  'rejected',
  'not-applicable-by-category',
  'not-applicable',
  'not-applicable-refused',
  'declined',
] as const
export type LineStatus = (typeof LINE_STATUSES)[number]

export type FieldLine = { id: string; weight: number; factor: number }

export type ItemLine = {
  code: string
  dimension: string
  /** As they count: times the weight that the policy gives the dimension. */
  points: number
  applicable: boolean
  status: LineStatus
  /** 0–1 */
  factor: number
  /** points × factor, and what is missing to full points; both 0 when not applicable. */
  won: number
  lost: number
  fields: FieldLine[]
  verdict: Verdict | null
}

export type DimensionLine = {
  code: string
  /** Points of the applicable items, and won of these. */
  points: number
  won: number
  /** 0–100 with one decimal; null when no item of the dimension applies. */
  score: number | null
  applicableItems: number
}

export type TriggerLine = {
  item: string
  id: string
  level: TriggerLevel
  source: 'answer' | 'reviewer'
  /** A dismissed trigger stays listed, with its reason, and does not stand. */
  stands: boolean
  reason: string | null
}

export type CapLine = {
  cause: TriggerLevel | 'dimensionFloor'
  /** `SOC-02/case_found` for a trigger, `ENV` for a floor. */
  subject: string
  cap: Grade
}

export type GradingResult = {
  /** 0–100, one decimal, rounded half up; null when nothing applies. */
  score: number | null
  /** By the score alone. */
  uncappedGrade: Grade | null
  /** After caps; null when nothing applies. */
  grade: Grade | null
  points: { applicable: number; won: number }
  applicableItems: number
  totalItems: number
  narrowBasis: boolean
  dimensions: DimensionLine[]
  items: ItemLine[]
  triggers: TriggerLine[]
  caps: CapLine[]
}

/** `self`: computed at submission, provisional. `verified`: computed from the reviewed answers, published. */
export const RECEIPT_KINDS = ['self', 'verified'] as const
export type ReceiptKind = (typeof RECEIPT_KINDS)[number]
