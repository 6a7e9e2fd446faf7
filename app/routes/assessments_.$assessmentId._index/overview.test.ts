import { expect, test } from 'vitest'
import { findChecklist } from '#app/assessments/find-assessment.server.ts'
import { returnedItemsOf } from '#app/assessments/form/returned-items.server.ts'
import { returnItems } from '#app/assessments/return-items.server.ts'
import {
  later,
  openScenario,
  saveOne,
  submit,
  type Scenario,
} from '#app/assessments/scenario.test-support.ts'
import { acting } from '#db/factories/index.ts'
import { sectionRows } from './overview.server.ts'

test('a section counts its returned items until each is changed', () => {
  const scenario = openScenario({ answered: true })
  const { db, id, reviewer } = scenario
  submit(scenario)
  expect(toCorrect(scenario)).toEqual({ GOV: 0, SOC: 0, ENV: 0 })
  const items = ['SOC-02', 'GOV-01'].map(code => ({ code, comment: '请补充' }))
  returnItems(db, acting(reviewer, later(100)), id, { items })
  expect(toCorrect(scenario)).toEqual({ GOV: 1, SOC: 1, ENV: 0 })
  saveOne(scenario, 'SOC-02', 1, { training: 'no' }, { now: later(110) })
  expect(toCorrect(scenario)).toEqual({ GOV: 1, SOC: 0, ENV: 0 })
})

function toCorrect({ db, owner, id }: Scenario) {
  const checklist = findChecklist(db, owner, id)
  if (!checklist) throw new Error('the checklist is gone')
  const rows = sectionRows(checklist, returnedItemsOf(db, checklist, 'en'), {}, 'en', '2026-03-02')
  return Object.fromEntries(rows.map(row => [row.code, row.toCorrect]))
}
