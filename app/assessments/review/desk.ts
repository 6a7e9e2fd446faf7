import type { Grade } from '#app/grading/grades.ts'
import type { GradingResult, ItemLine, TriggerLine, Verdict } from '#app/grading/types.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Item } from '#app/questionnaires/content-schema.ts'
import { localizeItem, type LocalizedItem } from '#app/questionnaires/localize.ts'
import type { TriggerLevel } from '#app/questionnaires/vocabulary.ts'
import { isSameAnswer } from '../answer-change.ts'
import {
  itemAnswer,
  type AnswerView,
  type Checklist,
  type EvidenceView,
  type ReviewView,
} from '../checklist.ts'
import { possibleVerdicts } from '../verdict.ts'
import type { Examination } from './examine.server.ts'

/** A trigger of an item as the reviewer deals with it. */
export type DeskTrigger = {
  id: string
  level: TriggerLevel
  label: string
  /** By the effective answer. Such a trigger can be dismissed, any other can be raised. */
  isFired: boolean
  stands: boolean
  dismissal: string | null
  raising: string | null
}

export type DeskEntry = {
  item: LocalizedItem
  answer: AnswerView | null
  evidence: EvidenceView[]
  review: ReviewView | null
  verdicts: readonly Verdict[]
  /** The submission all this belongs to, in milliseconds; a verdict on it says so. */
  submittedAt: number
  triggers: DeskTrigger[]
  /** Points won, out of those that count; null when the item does not count. */
  self: { won: number; points: number } | null
  verified: { won: number; points: number } | null
  /** What was asked of the supplier in the open return round. */
  returnComment: string | null
  examination: Examination
  /** Last year's answer and verdict, when the answer was another one. */
  before: { answer: AnswerView; review: ReviewView | null } | null
}

export type DeskTab = {
  code: string
  title: string
  asked: number
  /** Items without a verdict on the answer as it stands, and of these the ones that want a person's eyes. */
  open: number
  eyes: number
  self: number | null
  verified: number | null
}

/** `isCapped`: the grade is worse than the score alone would give. */
export type DeskResult = { score: number | null; grade: Grade | null; isCapped: boolean }

export type DeskTotals = {
  self: DeskResult
  verified: DeskResult
  asked: number
  open: number
  eyes: number
  standing: number
  narrowBasis: boolean
}

export type Desk = { tabs: DeskTab[]; dimension: string; entries: DeskEntry[]; totals: DeskTotals }
/** What is known of the items beside the answers themselves. */
export type Background = { examinations: Record<string, Examination>; last: Checklist | null }
export type Results = { self: GradingResult; verified: GradingResult }

/**
 * What the review page shows of a checklist: every section with its open verdicts, one section in full (the
 * first with open verdicts unless `wanted` names another), and both results side by side.
 */
export function deskOf(
  checklist: Checklist,
  results: Results,
  background: Background,
  { wanted, locale }: { wanted: string | null; locale: Locale },
): Desk {
  const tabs = tabsOf(checklist, results, background, locale)
  const tab = tabs.find(({ code }) => code === wanted) ?? tabs.find(({ open }) => open > 0) ?? tabs[0]
  const dimension = checklist.dimensions.find(({ code }) => code === tab?.code)
  return {
    tabs,
    dimension: dimension?.code ?? '',
    entries: (dimension?.items ?? []).map(item =>
      deskEntry(checklist, results, background, { item, locale }),
    ),
    totals: totalsOf(tabs, results),
  }
}

/** One item with everything a verdict on it needs. */
export function deskEntry(
  checklist: Checklist,
  results: Results,
  { examinations, last }: Background,
  { item, locale }: { item: Item; locale: Locale },
): DeskEntry {
  const { code } = item
  const answer = checklist.answers[code] ?? null
  const review = checklist.reviews[code] ?? null
  const lines = results.verified.triggers.filter(line => line.item === code)
  return {
    item: localizeItem(item, locale),
    answer,
    evidence: checklist.evidence[code] ?? [],
    review,
    submittedAt: checklist.assessment.submittedAt?.getTime() ?? 0,
    verdicts: possibleVerdicts(answer ?? undefined),
    triggers: item.triggers.map(({ id, level, label }) => ({
      id,
      level,
      label: label[locale],
      ...triggerState(lines, id),
    })),
    self: pointsOf(results.self, code),
    verified: pointsOf(results.verified, code),
    returnComment: checklist.returned[code]?.comment ?? null,
    examination: examinations[code] ?? NOTHING,
    before: beforeOf(answer, last, code),
  }
}

const NOTHING: Examination = { attention: [], checks: [], sample: null }

function beforeOf(answer: AnswerView | null, last: Checklist | null, code: string): DeskEntry['before'] {
  const before = last?.answers[code]
  if (!before) return null
  const same = isSameAnswer(
    itemAnswer(before) ?? { values: {} },
    itemAnswer(answer ?? undefined) ?? { values: {} },
  )
  return same ? null : { answer: before, review: last?.reviews[code] ?? null }
}

/** Does somebody have to look at it on its own before it can be accepted? */
export function wantsEyes({ attention, sample }: Examination) {
  return attention.length > 0 || sample !== null
}

export type DeskGroups<E> = { noticed: E[]; sampled: E[]; rest: E[] }

/** What something was noticed about comes first, then what is only in the sample, then the rest. */
export function groupEntries<E extends { examination: Examination }>(entries: readonly E[]): DeskGroups<E> {
  const noticed = entries.filter(({ examination }) => examination.attention.length > 0)
  const quiet = entries.filter(entry => !noticed.includes(entry))
  return {
    noticed,
    sampled: quiet.filter(({ examination }) => examination.sample !== null),
    rest: quiet.filter(({ examination }) => examination.sample === null),
  }
}

/** The codes whose answer has no verdict as it now stands. */
export function openItems({ dimensions, reviews }: Pick<Checklist, 'dimensions' | 'reviews'>): string[] {
  return dimensions.flatMap(({ items }) =>
    items.map(({ code }) => code).filter(code => !reviews[code]?.isCurrent),
  )
}

function tabsOf(
  checklist: Checklist,
  { self, verified }: Results,
  { examinations }: Background,
  locale: Locale,
): DeskTab[] {
  const open = new Set(openItems(checklist))
  return checklist.dimensions.map(({ code, title, items }) => ({
    code,
    title: title[locale],
    asked: items.length,
    open: items.filter(item => open.has(item.code)).length,
    eyes: items.filter(({ code }) => open.has(code) && wantsEyes(examinations[code] ?? NOTHING)).length,
    self: scoreOf(self, code),
    verified: scoreOf(verified, code),
  }))
}

function totalsOf(tabs: DeskTab[], { self, verified }: Results): DeskTotals {
  const sum = (of: (tab: DeskTab) => number) => tabs.reduce((total, tab) => total + of(tab), 0)
  return {
    self: deskResult(self),
    verified: deskResult(verified),
    asked: sum(tab => tab.asked),
    open: sum(tab => tab.open),
    eyes: sum(tab => tab.eyes),
    standing: verified.triggers.filter(line => line.stands).length,
    narrowBasis: verified.narrowBasis,
  }
}

function deskResult({ score, grade, uncappedGrade }: GradingResult): DeskResult {
  return { score, grade, isCapped: grade !== uncappedGrade }
}

function triggerState(lines: TriggerLine[], id: string) {
  const fired = lines.find(line => line.id === id && line.source === 'answer')
  const raised = lines.find(line => line.id === id && line.source === 'reviewer')
  return {
    isFired: fired !== undefined,
    stands: Boolean(fired?.stands || raised?.stands),
    dismissal: fired && !fired.stands ? (fired.reason ?? '') : null,
    raising: raised ? (raised.reason ?? '') : null,
  }
}

function pointsOf({ items }: GradingResult, code: string) {
  const line: ItemLine | undefined = items.find(each => each.code === code)
  return line?.applicable ? { won: line.won, points: line.points } : null
}

function scoreOf({ dimensions }: GradingResult, code: string) {
  return dimensions.find(line => line.code === code)?.score ?? null
}
