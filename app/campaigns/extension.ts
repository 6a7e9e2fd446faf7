import type { AssessmentState } from '#app/assessments/assessment-state.ts'
import { endOfDay, isoDate } from '#app/i18n/format.ts'
import type { CampaignState } from './campaign-state.ts'

export const EXTENSION_DECISIONS = ['pending', 'granted', 'refused'] as const
export type ExtensionDecision = (typeof EXTENSION_DECISIONS)[number]

/** How many extensions a supplier may have and still ask for another, and by how many days each is at most. */
export type ExtensionLimits = { extensionsPerAssessment: number; extensionMaxDays: number }

export type ExtensionSituation = {
  state: AssessmentState
  campaignState: CampaignState
  dueAt: Date
  /** Granted so far to this supplier alone. */
  extensions: number
  hasPending: boolean
}

export type ExtensionRefusal =
  | { code: 'campaign-not-open' }
  /** Submitted, exempt or over: there is nothing to have more time for. */
  | { code: 'not-answering' }
  | { code: 'extension-pending' }
  | { code: 'extensions-used'; max: number }
  | ExtensionDateRefusal

export type ExtensionDateRefusal = { code: 'date-not-later' } | { code: 'date-too-late'; latestOn: string }

const DAY_MS = 86_400_000
/** No round lasts so long: a later day is a slip, in a year of four digits say. */
const MAX_DAYS_AHEAD = 731
const ANSWERING: readonly AssessmentState[] = ['invited', 'in-progress']

/** Why more time cannot be given at all: only who still answers in an open campaign needs some. */
export function whyNotExtend({
  state,
  campaignState,
}: Pick<ExtensionSituation, 'state' | 'campaignState'>): ExtensionRefusal | null {
  if (campaignState !== 'open') return { code: 'campaign-not-open' }
  return ANSWERING.includes(state) ? null : { code: 'not-answering' }
}

/** Why the supplier cannot ask now; null when it can. One request waits at a time. */
export function whyNotAskForMore(
  situation: ExtensionSituation,
  { extensionsPerAssessment: max }: ExtensionLimits,
): ExtensionRefusal | null {
  const refusal = whyNotExtend(situation)
  if (refusal) return refusal
  if (situation.hasPending) return { code: 'extension-pending' }
  return situation.extensions >= max ? { code: 'extensions-used', max } : null
}

/**
 * The last calendar day (`YYYY-MM-DD`, China time) to which a due date may be moved: the allowed days after it,
 * or after today when it is over.
 */
export function latestExtensionDay(
  dueAt: Date,
  now: Date,
  { extensionMaxDays }: Pick<ExtensionLimits, 'extensionMaxDays'>,
) {
  const from = Math.max(dueAt.getTime(), now.getTime())
  return isoDate(new Date(from + extensionMaxDays * DAY_MS))
}

/** Why no due date may lie so far ahead, whoever sets it; null when it may. */
export function whyTooLate(dueAt: Date, now: Date): ExtensionDateRefusal | null {
  const latestOn = isoDate(new Date(now.getTime() + MAX_DAYS_AHEAD * DAY_MS))
  return dueAt > endOfDay(latestOn) ? { code: 'date-too-late', latestOn } : null
}

/** Why a due date cannot be moved to `wanted`: it must lie after the present one and after now, within the limit. */
export function whyNotExtendTo(
  dueAt: Date,
  wanted: Date,
  now: Date,
  limits: Pick<ExtensionLimits, 'extensionMaxDays'>,
): ExtensionDateRefusal | null {
  if (wanted <= dueAt || wanted <= now) return { code: 'date-not-later' }
  const latestOn = latestExtensionDay(dueAt, now, limits)
  return wanted > endOfDay(latestOn) ? { code: 'date-too-late', latestOn } : null
}
