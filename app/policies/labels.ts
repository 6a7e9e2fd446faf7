import { LEVEL_LABELS } from '#app/grading/labels.ts'
import { formatPoints, formatScore } from '#app/i18n/format.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { Difference } from './differences.ts'
import { EVERY_DIMENSION } from './policy-form.ts'
import type { DraftRefusal } from './policy-draft.ts'
import type { GradeReason } from './regrade.ts'

export type DimensionTitles = Record<string, string>

type Label = (params: Record<string, never>, l: LocaleOption) => string

const REFUSALS: Record<DraftRefusal['code'], Label> = {
  'not-found': m.policies_refusal_not_found,
  'not-allowed': m.policies_refusal_not_allowed,
  over: m.policies_refusal_over,
  'changed-meanwhile': m.policies_refusal_changed,
  'version-taken': m.policies_refusal_version,
  'nothing-changed': m.policies_refusal_nothing,
  'own-change': m.policies_refusal_own,
}

/** Why a step with a draft was refused and what can be done. */
export function draftRefusalText({ code }: DraftRefusal, l: LocaleOption) {
  return REFUSALS[code]({}, l)
}

export function titleOf(code: string, titles: DimensionTitles, l: LocaleOption) {
  return code === EVERY_DIMENSION ? m.policies_every_dimension({}, l) : (titles[code] ?? code)
}

export function differenceText(difference: Difference, titles: DimensionTitles, l: LocaleOption) {
  const { setting, key } = difference
  const text = (what: string, from: string, to: string) => m.policies_difference({ what, from, to }, l)
  switch (setting) {
    case 'threshold':
      return text(
        m.policies_threshold({ grade: key }, l),
        formatScore(difference.from),
        formatScore(difference.to),
      )
    case 'cap':
      return text(LEVEL_LABELS[difference.key]({}, l), difference.from, difference.to)
    case 'weight':
      return text(
        m.policies_difference_weight({ dimension: titleOf(key, titles, l) }, l),
        formatPoints(difference.from),
        formatPoints(difference.to),
      )
    case 'floor':
      return text(
        m.policies_difference_floor({ dimension: titleOf(key, titles, l) }, l),
        floorText(difference.from, l),
        floorText(difference.to, l),
      )
    case 'narrowBasis':
      return text(m.policies_narrow({}, l), String(difference.from), String(difference.to))
  }
}

function floorText(floor: { min: number; cap: string } | null, l: LocaleOption) {
  if (!floor) return m.policies_none_value({}, l)
  return m.policies_floor_value({ min: formatScore(floor.min), cap: floor.cap }, l)
}

/** Why a grade would be another, in one line. */
export function reasonText(reason: GradeReason, titles: DimensionTitles, l: LocaleOption) {
  switch (reason.code) {
    case 'score':
      return m.policies_reason_score({}, l)
    case 'threshold':
      return m.policies_reason_threshold({}, l)
    default: {
      const { code, cap } = reason
      const isFloor = reason.cause === 'dimensionFloor'
      const subject = isFloor ? titleOf(reason.subject, titles, l) : (reason.subject.split('/')[0] ?? '')
      if (code === 'limited')
        return isFloor
          ? m.policies_reason_limited_floor({ subject, cap }, l)
          : m.policies_reason_limited({ subject, cap }, l)
      return isFloor
        ? m.policies_reason_lifted_floor({ subject, cap }, l)
        : m.policies_reason_lifted({ subject, cap }, l)
    }
  }
}
