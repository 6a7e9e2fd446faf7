import { expect, test } from 'vitest'
import type { Scenario } from '#app/assessments/scenario.test-support.ts'
import { acting } from '#db/factories/index.ts'
import {
  addAction,
  close,
  daysLater,
  GOOD,
  handIn,
  openPublished,
  relapse,
} from '../verification/verification.test-support.ts'
import { allActions, expectOk, requireAction } from './actions.test-support.ts'
import { changeDraft, dropDraft, mergeDrafts } from './change-draft.server.ts'
import { draftAction } from './draft-action.server.ts'
import { issueAction } from './issue-actions.server.ts'
import { findActionItems } from './queries.server.ts'

/** What the item lost in the published result. */
const LOST = 15
const WORDS = { severity: 'major', finding: '未制定制度', requirement: '制定并发布', ownerId: null } as const

/** A published result on which somebody drafts actions by hand; the proposals are out of the way. */
function openForDrafts() {
  const scenario = openPublished()
  const { db, reviewer, supplier } = scenario
  const by = acting(reviewer, daysLater(0))
  for (const { id } of allActions(db)) expectOk(dropDraft(db, by, { actionId: id, rev: null }, '另行处理'))
  const draft = (itemCodes: string[], at = daysLater(3)) => {
    const drafted = draftAction(db, acting(reviewer, at), { ...WORDS, supplierId: supplier.id, itemCodes })
    if (!drafted.ok) throw new Error(drafted.refusal.code)
    return { actionId: drafted.id, rev: null }
  }
  const promised = ({ actionId }: { actionId: string }) => requireAction(db, actionId).promisedPoints
  const issue = (target: { actionId: string; rev: null }) =>
    expectOk(issueAction(db, acting(reviewer, daysLater(4)), target))
  const change = (target: { actionId: string; rev: null }, itemCodes: string[]) =>
    expectOk(changeDraft(db, acting(reviewer, daysLater(4)), target, { ...WORDS, itemCodes }))
  return { ...scenario, draft, promised, issue, change }
}

/** An action on the item that has been worked off and closed. */
function closed(scenario: Scenario, item: string, at = daysLater(2)) {
  const { id } = addAction(scenario, { items: [item] })
  handIn(scenario, id, GOOD, at)
  expect(close(scenario, id, at)).toMatchObject({ ok: true })
  return id
}

test('a finding promises what its item still loses: nothing once it has been won back, all of it after a relapse', () => {
  const scenario = openForDrafts()
  const { draft, promised, issue, change } = scenario
  const before = draft(['GOV-02'], daysLater(1))
  expect(promised(before)).toBe(LOST)
  const done = closed(scenario, 'GOV-02')
  expect(promised(draft(['GOV-02']))).toBe(0)
  const changed = draft([])
  change(changed, ['GOV-02', 'ENV-01'])
  const items = findActionItems(scenario.db, changed.actionId)
  expect(items).toMatchObject([{ itemCode: 'ENV-01' }, { itemCode: 'GOV-02', lostPoints: 0, gain: 0 }])
  expect(promised(changed)).toBe(items[0]?.lostPoints)
  issue(before)
  expect(promised(before)).toBe(0)
  expect(relapse(scenario, done, daysLater(5))).toEqual({ ok: true })
  // What was opened again is about it.
  expect(promised(draft(['GOV-02'], daysLater(6)))).toBe(0)
})

test('what a relapse lost again can be promised again once nothing open is about it', () => {
  const scenario = openForDrafts()
  const { db, draft, promised } = scenario
  const done = closed(scenario, 'GOV-02')
  relapse(scenario, done, daysLater(5))
  handIn(scenario, done, { 'GOV-02': { policy: 'no' } }, daysLater(6))
  expect(close(scenario, done, daysLater(7))).toMatchObject({ ok: true })
  expect(requireAction(db, done).wonPoints).toBe(0)
  expect(promised(draft(['GOV-02'], daysLater(8)))).toBe(LOST)
})

test('an item is promised once: not by the draft that comes, or is issued, after another', () => {
  const { draft, promised, issue } = openForDrafts()
  const [first, second] = [draft(['GOV-02']), draft(['GOV-02'])]
  expect([first, second].map(promised)).toEqual([LOST, LOST])
  issue(first)
  expect(promised(draft(['GOV-02']))).toBe(0)
  issue(second)
  expect([first, second].map(promised)).toEqual([LOST, 0])
})

test('what a draft repeats is worked out again when its items change and when drafts merge', () => {
  const scenario = openForDrafts()
  const { db, reviewer, draft, change } = scenario
  const done = closed(scenario, 'GOV-02')
  const repeats = ({ actionId }: { actionId: string }) => requireAction(db, actionId).repeatOfId
  const [one, other] = [draft(['ENV-01']), draft(['GOV-02'])]
  expect([one, other].map(repeats)).toEqual([null, done])
  change(one, ['ENV-01', 'GOV-02'])
  expect(repeats(one)).toBe(done)
  change(one, ['ENV-01'])
  expect(repeats(one)).toBe(null)
  expectOk(mergeDrafts(db, acting(reviewer, daysLater(4)), one, [other.actionId]))
  expect(repeats(one)).toBe(done)
})

test('what closes between draft and issue makes it a repeat', () => {
  const scenario = openForDrafts()
  const { db, draft, issue } = scenario
  const waiting = draft(['GOV-02'], daysLater(1))
  const done = closed(scenario, 'GOV-02')
  expect(requireAction(db, waiting.actionId).repeatOfId).toBe(null)
  issue(waiting)
  expect(requireAction(db, waiting.actionId).repeatOfId).toBe(done)
})
