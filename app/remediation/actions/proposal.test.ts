import { expect, test } from 'vitest'
import { DEFAULT_LOCALE } from '#app/i18n/locale.ts'
import { acting } from '#db/factories/index.ts'
import { allActions, daysLater, messagesOf, openWeak, refusalOf } from './actions.test-support.ts'
import { isWeakResult, severityOf } from './proposal.ts'
import { findProposable, proposeForResult } from './propose-actions.server.ts'
import { findActionItems } from './queries.server.ts'

const LIMITS = { weakScore: 70, weakDimensionScore: 60 }
const FINE = { score: 70, dimensions: [], items: [], triggers: [], points: { applicable: 10, won: 7 } }
const trigger = (stands: boolean) => ({
  item: 'SOC-02',
  id: 'case_found',
  level: 'critical' as const,
  source: 'answer' as const,
  stands,
  reason: null,
})
const dimension = (score: number | null) => ({ code: 'SOC', points: 5, won: 3, score, applicableItems: 2 })

test.each([
  ['exactly at the limit', FINE, false],
  ['a tenth below it', { ...FINE, score: 69.9 }, true],
  ['a dimension at its limit', { ...FINE, dimensions: [dimension(60)] }, false],
  ['a dimension below it', { ...FINE, dimensions: [dimension(59.9)] }, true],
  ['a dimension that does not apply', { ...FINE, dimensions: [dimension(null)] }, false],
  ['a trigger that stands', { ...FINE, triggers: [trigger(true)] }, true],
  ['a trigger that was dismissed', { ...FINE, triggers: [trigger(false)] }, false],
  ['nothing that applies', { ...FINE, score: null }, false],
])('%s', (_name, result, isWeak) => {
  expect(isWeakResult(result, LIMITS)).toBe(isWeak)
})

test.each([
  ['half of two points', { points: 2, lost: 1 }, [], 'major'],
  ['just under half of two points', { points: 2, lost: 0.99 }, [], 'minor'],
  ['all of one and a half', { points: 1.5, lost: 1.5 }, [], 'minor'],
  ['nothing, but a critical trigger', { points: 1, lost: 0 }, ['critical'], 'major'],
  ['nothing, but zero tolerance', { points: 1, lost: 0 }, ['zeroTolerance'], 'critical'],
  ['both kinds of trigger', { points: 1, lost: 1 }, ['critical', 'zeroTolerance'], 'critical'],
] as const)('%s', (_name, line, levels, severity) => {
  const standing = levels.map(level => ({ level }))
  expect(severityOf(line, standing)).toBe(severity)
})

test('publishing a weak result drafts one action per item that lost points or fired a trigger', () => {
  const { db, id, reviewer, supplier } = openWeak()
  const drafts = allActions(db)
  expect(drafts.map(({ state, source, assessmentId }) => [state, source, assessmentId])).toEqual(
    drafts.map(() => ['draft', 'assessment', id]),
  )
  const items = drafts.flatMap(draft => findActionItems(db, draft.id))
  expect(items.map(({ itemCode }) => itemCode)).toEqual(['GOV-02', 'SOC-01', 'ENV-01'])
  expect(drafts.map(({ promisedPoints }) => promisedPoints)).toEqual(items.map(item => item.lostPoints))
  expect(drafts[0]?.finding).toContain('GOV-02')
  expect(drafts[0]?.requirement).not.toBe('')
  expect(DEFAULT_LOCALE).toBe('zh-CN')
  expect(messagesOf(db, 'actions-issued')).toEqual([])
  // Asked for again, by the button: nothing comes twice.
  expect(findProposable(db, reviewer, supplier.id)).toBeNull()
  expect(proposeForResult(db, acting(reviewer, daysLater(1)), id)).toEqual({ ok: true, count: 0 })
  expect(allActions(db)).toHaveLength(drafts.length)
})

test('a result that is not weak proposes nothing', () => {
  const { db } = openWeak({})
  expect(allActions(db)).toEqual([])
})

test('who does not work on actions proposes none; a result that is not out yet has none', () => {
  const { db, id, viewer, owner } = openWeak()
  expect(refusalOf(proposeForResult(db, acting(viewer, daysLater(1)), id))).toBe('not-allowed')
  expect(refusalOf(proposeForResult(db, acting(owner, daysLater(1)), id))).toBe('not-allowed')
})
