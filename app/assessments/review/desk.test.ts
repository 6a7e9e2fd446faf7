import { expect, test } from 'vitest'
import type { Actor } from '#app/accounts/roles.ts'
import { acting } from '#db/factories/index.ts'
import { recordVerdict, type NewVerdict } from '../review.server.ts'
import {
  later,
  openScenario,
  publishScenario,
  seenNow,
  submit,
  type Scenario,
} from '../scenario.test-support.ts'
import { loadDesk, loadDeskItem } from './load-desk.server.ts'

type Verdict = Omit<NewVerdict, 'answerRev' | 'submittedAt'>
const ACCEPTED: Verdict = { verdict: 'accepted', rev: 0, dismissedTriggers: [], raisedTriggers: [] }
const CASES = { items: { 'SOC-01': { values: { cases: 3 } } }, answered: true }

test('a desk opens at the first section with open verdicts, and both scores start equal', () => {
  const scenario = openScenario({ answered: true })
  submit(scenario)
  const { tabs, dimension, totals, entries, mayJudge } = desk(scenario)
  expect(tabs.map(tab => [tab.code, tab.open, tab.asked])).toEqual([
    ['GOV', 2, 2],
    ['SOC', 3, 3],
    ['ENV', 2, 2],
  ])
  expect([dimension, entries.length, mayJudge]).toEqual(['GOV', 2, true])
  expect(totals).toMatchObject({ asked: 7, open: 7, standing: 0 })
  expect(totals.verified).toEqual(totals.self)
})

test('a verdict counts at once: fewer open, another score, the self-assessment unchanged', () => {
  const scenario = openScenario({ answered: true })
  submit(scenario)
  const before = desk(scenario).totals
  judge(scenario, 'GOV-01', { ...ACCEPTED, verdict: 'rejected', reason: '证书已过期' })
  judge(scenario, 'GOV-02', ACCEPTED)
  const { totals, tabs, dimension } = desk(scenario)
  expect(totals.open).toBe(5)
  expect(totals.self).toEqual(before.self)
  expect(totals.verified.score).toBeLessThan(before.self.score ?? 0)
  expect([tabs[0]?.open, dimension]).toEqual([0, 'SOC'])
  const [first] = desk(scenario, 'GOV').entries
  expect(first).toMatchObject({ review: { verdict: 'rejected', isCurrent: true }, verified: { won: 0 } })
})

test('a fired trigger stands until it is dismissed with a reason; any other can be raised', () => {
  const scenario = openScenario(CASES)
  submit(scenario)
  const triggers = () =>
    desk(scenario, 'SOC').entries.flatMap(entry =>
      entry.triggers.map(({ id, isFired, stands, dismissal, raising }) => [
        id,
        isFired,
        stands,
        dismissal,
        raising,
      ]),
    )
  expect(triggers()).toEqual([
    ['case_found', true, true, null, null],
    ['found_on_site', false, false, null, null],
  ])
  judge(scenario, 'SOC-01', {
    ...ACCEPTED,
    dismissedTriggers: [{ id: 'case_found', reason: '误填' }],
    raisedTriggers: [{ id: 'found_on_site', reason: '现场照片' }],
  })
  expect(triggers()).toEqual([
    ['case_found', true, false, '误填', null],
    ['found_on_site', false, true, null, '现场照片'],
  ])
})

test('an unknown section falls back to the one with work, an unknown item is not there', () => {
  const scenario = openScenario({ answered: true })
  submit(scenario)
  expect(desk(scenario, 'XXX').dimension).toBe('GOV')
  expect(loadDeskItem(scenario.db, reader(scenario.reviewer), scenario.id, 'GOV-01')?.dimension).toBe('GOV')
  expect(loadDeskItem(scenario.db, reader(scenario.reviewer), scenario.id, 'GOV-99')).toBeNull()
})

test('there is no desk before submission, nor ever for people of a supplier', () => {
  const scenario = openScenario({ answered: true })
  const load = (actor: Actor) => loadDesk(scenario.db, reader(actor), scenario.id, null)
  expect(load(scenario.reviewer)).toBeNull()
  submit(scenario)
  expect(load(scenario.reviewer)).not.toBeNull()
  expect(load(scenario.owner)).toBeNull()
  expect(load(scenario.stranger)).toBeNull()
})

test('a viewer reads without judging, and nobody judges what is published', () => {
  const scenario = openScenario({ answered: true })
  submit(scenario)
  expect(loadDesk(scenario.db, reader(scenario.viewer), scenario.id, null)?.mayJudge).toBe(false)
  const published = openScenario({ answered: true })
  publishScenario(published)
  expect(desk(published)).toMatchObject({ mayJudge: false, totals: { open: 0 } })
})

function reader(actor: Actor) {
  return { actor, locale: 'zh-CN' as const, now: later(90) }
}

function desk({ db, id, reviewer }: Scenario, dimension: string | null = null) {
  const found = loadDesk(db, reader(reviewer), id, dimension)
  if (!found) throw new Error('no desk')
  return found
}

function judge(scenario: Scenario, itemCode: string, verdict: Verdict) {
  const { db, id, reviewer } = scenario
  const seen = seenNow(scenario, itemCode)
  expect(recordVerdict(db, acting(reviewer, later(90)), id, itemCode, { ...verdict, ...seen }).ok).toBe(true)
}
