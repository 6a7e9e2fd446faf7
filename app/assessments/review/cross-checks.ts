import type { ItemAnswer } from '#app/questionnaires/answers.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'

type Answers = Record<string, Pick<ItemAnswer, 'values'> | undefined>
type Words = (params: Record<string, never>, l: LocaleOption) => string

/** Answers that cannot both be right. `items`: whom to ask about it, the first is where it shows. */
export type CrossCheck = {
  id: string
  items: readonly [string, ...string[]]
  label: Words
  /** Does the contradiction stand? Items or fields that are not answered, or not asked, never contradict. */
  stands: (read: Reading) => boolean
}

type Reading = {
  number: (item: string, field: string) => number
  chosen: (item: string, field: string) => string | null
}

/** Each is a question to the supplier, not a finding: it changes no score. */
export const CROSS_CHECKS: readonly CrossCheck[] = [
  {
    id: 'accidents-none',
    items: ['SOC-12'],
    label: m.review_check_accidents_none,
    stands: ({ chosen, number }) =>
      chosen('SOC-12', 'outcome') === 'none' &&
      (number('SOC-12', 'accidents') > 0 ||
        number('SOC-12', 'lost_days') > 0 ||
        number('SOC-12', 'fatalities') > 0),
  },
  {
    id: 'lost-days-without-accident',
    items: ['SOC-12'],
    label: m.review_check_lost_days,
    stands: ({ number }) => number('SOC-12', 'accidents') === 0 && number('SOC-12', 'lost_days') > 0,
  },
  {
    id: 'fatalities-above-accidents',
    items: ['SOC-12'],
    label: m.review_check_fatalities,
    stands: ({ number }) => number('SOC-12', 'fatalities') > number('SOC-12', 'accidents'),
  },
  {
    id: 'overtime-lawful',
    items: ['SOC-06'],
    label: m.review_check_overtime,
    stands: ({ chosen, number }) =>
      chosen('SOC-06', 'hours_and_pay') === 'yes' && number('SOC-06', 'max_weekly_hours') > 60,
  },
  {
    id: 'violations-none',
    items: ['ENV-02', 'EXT-05'],
    label: m.review_check_violations_none,
    stands: ({ chosen, number }) =>
      chosen('ENV-02', 'violation') === 'none' && number('ENV-02', 'violations') > 0,
  },
  {
    id: 'environmental-violation-without-penalty',
    items: ['EXT-05', 'ENV-02'],
    label: m.review_check_violation_not_listed,
    stands: ({ chosen, number }) =>
      number('ENV-02', 'violations') > 0 && chosen('EXT-05', 'outcome') === 'none',
  },
  {
    id: 'penalties-none',
    items: ['EXT-05'],
    label: m.review_check_penalties_none,
    stands: ({ chosen, number }) => chosen('EXT-05', 'outcome') === 'none' && number('EXT-05', 'cases') > 0,
  },
  {
    id: 'more-water-out-than-in',
    items: ['ENV-04'],
    label: m.review_check_water,
    stands: ({ number }) => number('ENV-04', 'discharged') > number('ENV-04', 'withdrawn'),
  },
  {
    id: 'power-without-energy',
    items: ['ENV-08'],
    label: m.review_check_energy,
    stands: ({ number }) => number('ENV-08', 'electricity') > 0 && number('ENV-08', 'energy') === 0,
  },
  {
    id: 'power-without-emissions',
    items: ['ENV-09', 'ENV-08'],
    label: m.review_check_scope2,
    stands: ({ number }) => number('ENV-08', 'electricity') > 0 && number('ENV-09', 'scope2') === 0,
  },
  {
    id: 'licence-missing-chemicals-managed',
    items: ['ENV-07'],
    label: m.review_check_chemicals,
    stands: ({ chosen }) =>
      chosen('ENV-07', 'status') === 'yes' && chosen('ENV-07', 'licences') === 'missing',
  },
  {
    id: 'changes-unapproved',
    items: ['QLT-08'],
    label: m.review_check_changes,
    stands: ({ chosen, number }) =>
      chosen('QLT-08', 'status') === 'yes' && number('QLT-08', 'unapproved') > 0,
  },
  {
    id: 'competition-cases',
    items: ['ETH-05'],
    label: m.review_check_competition,
    stands: ({ chosen, number }) =>
      chosen('ETH-05', 'compliant') === 'yes' && number('ETH-05', 'confirmed_cases') > 0,
  },
  {
    id: 'bribery-none',
    items: ['ETH-07'],
    label: m.review_check_bribery,
    stands: ({ chosen, number }) =>
      chosen('ETH-07', 'outcome') === 'none' &&
      (number('ETH-07', 'incidents') > 0 || chosen('ETH-07', 'buyer_staff') === 'yes'),
  },
]

/** The contradictions among these answers. */
export function contradictions(answers: Answers): CrossCheck[] {
  const value = (item: string, field: string) => answers[item]?.values[field] ?? null
  const reading: Reading = {
    // Not a number compares with nothing: an unanswered figure contradicts nobody.
    number: (item, field) => {
      const figure = value(item, field)
      return typeof figure === 'number' ? figure : Number.NaN
    },
    chosen: (item, field) => {
      const option = value(item, field)
      return typeof option === 'string' ? option : null
    },
  }
  return CROSS_CHECKS.filter(check => check.stands(reading))
}
