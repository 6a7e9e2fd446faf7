import { expect, test } from 'vitest'
import type { Checklist } from '../checklist.ts'
import { findChecklist } from '../find-assessment.server.ts'
import { openScenario, saveOne } from '../scenario.test-support.ts'
import { sectionOf } from './section.ts'

const TODAY = '2026-03-02'

test('a section carries one language and nothing of what fires findings', () => {
  const section = sectionOf(checklistOf(openScenario()), 'SOC', 'en', TODAY)
  const shipped = JSON.stringify(section)
  expect(shipped).toContain('Question SOC-01')
  expect(shipped).not.toMatch(/\p{Script=Han}/u)
  expect(shipped).not.toContain('case_found')
})

test('it names its neighbours and knows the points of the other sections', () => {
  const scenario = openScenario()
  saveOne(scenario, 'GOV-02', 0, { policy: 'yes' })
  const section = sectionOf(checklistOf(scenario), 'SOC', 'zh-CN', TODAY)
  expect(section?.previous).toEqual({ code: 'GOV', title: '公司治理', firstOpen: 'GOV-01' })
  expect(section?.next).toEqual({ code: 'ENV', title: '环境责任', firstOpen: 'ENV-01' })
  expect(section?.others).toEqual({ points: 60, won: 15 })
})

test('it shows who saved an item and starts from its revision', () => {
  const scenario = openScenario()
  saveOne(scenario, 'SOC-01', 0, { cases: 1 })
  const entries = sectionOf(checklistOf(scenario), 'SOC', 'en', TODAY)?.entries ?? []
  expect(entries.map(entry => [entry.item.code, entry.rev])).toEqual([
    ['SOC-01', 1],
    ['SOC-02', 0],
    ['SOC-03', 0],
  ])
  expect(entries[0]).toMatchObject({ answer: { values: { cases: 1 } }, savedByName: scenario.owner.name })
})

test('after a return only the returned items are open, with the comment', () => {
  const checklist = checklistOf(openScenario())
  const returned: Checklist = {
    ...checklist,
    assessment: { ...checklist.assessment, state: 'returned' },
    returned: { 'SOC-02': { comment: '请补充培训记录', round: 1 } },
  }
  const entries = sectionOf(returned, 'SOC', 'zh-CN', TODAY)?.entries ?? []
  expect(entries.map(entry => [entry.isEditable, entry.returnComment])).toEqual([
    [false, null],
    [true, '请补充培训记录'],
    [false, null],
  ])
})

test('a dimension that the checklist does not have has no section', () => {
  expect(sectionOf(checklistOf(openScenario()), 'XYZ', 'en', TODAY)).toBeNull()
})

function checklistOf({ db, owner, id }: ReturnType<typeof openScenario>) {
  const checklist = findChecklist(db, owner, id)
  if (!checklist) throw new Error('the checklist is gone')
  return checklist
}
