import { expect, test } from 'vitest'
import { acting } from '#db/factories/index.ts'
import { addEvidence } from '../evidence.server.ts'
import { returnItems } from '../review.server.ts'
import { acceptAll, later, openScenario, saveOne, submit } from '../scenario.test-support.ts'
import { checkPage } from './check-page.server.ts'

const file = { fileName: 'b.pdf', sha256: 'b'.repeat(64), mediaType: 'application/pdf', sizeBytes: 1 }

/** Submitted, judged, and SOC-02 and GOV-01 returned. */
function openReturned() {
  const scenario = openScenario({ answered: true })
  submit(scenario)
  acceptAll(scenario, later(90))
  const items = ['SOC-02', 'GOV-01'].map(code => ({ code, comment: `请补充 ${code}` }))
  returnItems(scenario.db, acting(scenario.reviewer, later(100)), scenario.id, { items })
  return scenario
}

function changesSeen({ db, id, owner }: ReturnType<typeof openScenario>) {
  const returned = checkPage(db, owner, id, 'zh-CN', later(200))?.returned ?? []
  return Object.fromEntries(returned.map(({ code, isChanged }) => [code, isChanged]))
}

test('the check page lists the returned items with what is asked, unchanged at first', () => {
  const scenario = openReturned()
  const { db, id, owner } = scenario
  expect(changesSeen(scenario)).toEqual({ 'SOC-02': false, 'GOV-01': false })
  const comments = checkPage(db, owner, id, 'zh-CN', later(200))?.returned.map(item => item.comment)
  expect(comments).toEqual(expect.arrayContaining(['请补充 SOC-02', '请补充 GOV-01']))
})

test('a new answer or a new file counts as a change of its item', () => {
  const scenario = openReturned()
  saveOne(scenario, 'SOC-02', 1, { training: 'no' }, { now: later(110) })
  expect(changesSeen(scenario)).toEqual({ 'SOC-02': true, 'GOV-01': false })
  addEvidence(scenario.db, acting(scenario.owner, later(111)), scenario.id, 'GOV-01', file)
  expect(changesSeen(scenario)).toEqual({ 'SOC-02': true, 'GOV-01': true })
})

test('nothing is listed outside a return round', () => {
  expect(changesSeen(openScenario({ answered: true }))).toEqual({})
})
