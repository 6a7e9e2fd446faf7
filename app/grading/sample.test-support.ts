import type { CertificateRecord } from '#app/questionnaires/answers.ts'
import type { GradingInput, GradingPolicy, ScoringField, ScoringItem } from './types.ts'

/** Small hand-made questionnaires for unit tests. */

export const AS_OF = '2026-06-30'

export const POLICY: GradingPolicy = {
  version: '2026.1',
  thresholds: { A: 85, B: 70, C: 60 },
  caps: { zeroTolerance: 'D', critical: 'C' },
  dimensionFloors: {},
  narrowBasisBelow: 0,
}

export const YES_NO: ScoringField = {
  id: 'in_place',
  type: 'choice',
  weight: 1,
  options: [
    { value: 'yes', factor: 1 },
    { value: 'partial', factor: 0.5 },
    { value: 'no', factor: 0 },
  ],
}

export function sampleItem(code: string, overrides: Partial<ScoringItem> = {}): ScoringItem {
  return {
    code,
    points: 1,
    fields: [YES_NO],
    triggers: [],
    applicability: { excludedCategories: [], mandatoryCategories: [], mayBeNotApplicable: true },
    aboveLegalCap: false,
    ...overrides,
  }
}

/** Items go into the dimension their code begins with. */
export function sampleInput(items: ScoringItem[], overrides: Partial<GradingInput> = {}): GradingInput {
  const codes = [...new Set(items.map(item => item.code.slice(0, 3)))]
  const dimensions = codes.map(code => ({
    code,
    points: 100,
    items: items.filter(item => item.code.startsWith(code)),
  }))
  return {
    questionnaire: { kind: 'sample', version: '2026.1', dimensions },
    policy: POLICY,
    supplier: { category: 'raw-material', isSmallFirm: true },
    asOf: AS_OF,
    answers: {},
    reviews: {},
    ...overrides,
  }
}

/** Answers the `in_place` question of each named item. */
export function answersOf(choices: Record<string, 'yes' | 'partial' | 'no'>): GradingInput['answers'] {
  return Object.fromEntries(
    Object.entries(choices).map(([code, choice]) => [code, { values: { in_place: choice } }]),
  )
}

export function certificate(overrides: Partial<CertificateRecord> = {}): CertificateRecord {
  return {
    type: null,
    number: '1',
    issuer: '',
    scope: '',
    site: '',
    validFrom: null,
    validTo: null,
    ...overrides,
  }
}
