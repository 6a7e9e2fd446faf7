import type { SupplierStatus } from '#app/suppliers/vocabulary.ts'
import type { QuestionnaireKind } from './vocabulary.ts'

/** What a kind of questionnaire must consist of. What a profile leaves open is not checked. */
export type KindProfile = {
  /** Every item of a scored kind needs at least one field with a weight. */
  scored: boolean
  /** Its answers raise flags, which somebody follows up. */
  flagged: boolean
  /** Its answers are read by the integrity function alone; others see a status and a colour. */
  confidential: boolean
  /** Whom a round is for, by status; chosen for each round where nothing stands here. */
  population?: readonly SupplierStatus[]
  /** A supplier may ask for more time or decline to take part. */
  negotiable: boolean
  itemCount?: number
  /** Dimensions in their order, each with its number of items and its share of 100 points. */
  dimensions?: readonly { code: string; itemCount: number; points: number }[]
}

const PROFILES: Partial<Record<QuestionnaireKind, KindProfile>> = {
  'esg-checklist': {
    scored: true,
    flagged: false,
    confidential: false,
    negotiable: true,
    itemCount: 53,
    dimensions: [
      { code: 'GOV', itemCount: 8, points: 12 },
      { code: 'SOC', itemCount: 12, points: 22 },
      { code: 'ENV', itemCount: 12, points: 22 },
      { code: 'QLT', itemCount: 8, points: 18 },
      { code: 'EXT', itemCount: 5, points: 10 },
      { code: 'ETH', itemCount: 8, points: 16 },
    ],
  },
  integrity: {
    scored: false,
    flagged: true,
    confidential: true,
    negotiable: false,
    population: ['qualified', 'suspended'],
  },
}

const ANY_KIND: KindProfile = { scored: true, flagged: false, confidential: false, negotiable: true }

/** The profile of a kind; a kind without an entry is scored and otherwise free. */
export function profileOf(kind: QuestionnaireKind): KindProfile {
  return PROFILES[kind] ?? ANY_KIND
}
