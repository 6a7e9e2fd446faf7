import { expect, test } from 'vitest'
import { acting } from '#db/factories/index.ts'
import { askedItems } from '../checklist.ts'
import { findChecklist } from '../find-assessment.server.ts'
import type { ReceivedForm } from '../receive-multipart.server.ts'
import { later, openScenario, saveOne, type Scenario } from '../scenario.test-support.ts'
import { saveSection } from './save-section.server.ts'

const PDF = { sha256: 'a'.repeat(64), mediaType: 'application/pdf', sizeBytes: 9, fileName: '制度.pdf' }

test('a posted section is stored item by item; what was left empty stays unanswered', () => {
  const scenario = openScenario()
  const outcome = post(scenario, [
    ['GOV-02.baseRev', '0'],
    ['GOV-02.policy', 'yes'],
    ['SOC-01.baseRev', '0'],
    ['SOC-01.cases', '２'],
    ['SOC-02.baseRev', '0'],
    ['go', 'next'],
  ])
  expect(outcome).toEqual({ isComplete: true, typed: {}, problems: {}, conflicts: {}, fileProblems: {} })
  const { answers } = read(scenario)
  expect(answers['GOV-02']?.values).toEqual({ policy: 'yes' })
  expect(answers['SOC-01']?.values).toEqual({ cases: 2 })
  expect(answers['SOC-02']).toBeUndefined()
})

test('a value that cannot be stored comes back as typed with its problem, and the rest is stored', () => {
  const scenario = openScenario()
  const outcome = post(scenario, [
    ['GOV-02.policy', 'yes'],
    ['SOC-01.cases', 'none at all'],
  ])
  expect(outcome.isComplete).toBe(false)
  expect(outcome.typed).toEqual({ 'SOC-01': { values: { cases: 'none at all' } } })
  expect(outcome.problems['SOC-01']).toMatchObject([{ path: 'cases', code: 'not-a-number' }])
  expect(read(scenario).answers['GOV-02']?.values).toEqual({ policy: 'yes' })
})

test('a colleague who saved meanwhile is not overwritten: both answers come back', () => {
  const scenario = openScenario()
  saveOne(scenario, 'SOC-01', 0, { cases: 1 }, { actor: scenario.contributor })
  const outcome = post(scenario, [
    ['SOC-01.baseRev', '0'],
    ['SOC-01.cases', '0'],
  ])
  expect(outcome.typed['SOC-01']).toEqual({ values: { cases: '0' } })
  expect(outcome.conflicts['SOC-01']).toMatchObject({ rev: 1, values: { cases: 1 } })
  expect(read(scenario).answers['SOC-01']?.values).toEqual({ cases: 1 })
})

test('files come with the form, wrong ones are named, ticked ones are taken back', () => {
  const scenario = openScenario()
  const fieldName = 'SOC-02.evidence'
  const first = post(
    scenario,
    [],
    [
      { fieldName, fileName: PDF.fileName, stored: PDF },
      { fieldName, fileName: 'page.html', problem: 'type-not-allowed' },
    ],
  )
  expect(first.fileProblems).toEqual({ 'SOC-02': [{ fileName: 'page.html', code: 'type-not-allowed' }] })
  const [file] = read(scenario).evidence['SOC-02'] ?? []
  expect(file?.fileName).toBe(PDF.fileName)
  expect(post(scenario, [['SOC-02.removeEvidence', file?.id ?? '']]).isComplete).toBe(true)
  expect(read(scenario).evidence['SOC-02']).toBeUndefined()
})

test('revisions that are no numbers count as never saved', () => {
  const scenario = openScenario()
  saveOne(scenario, 'SOC-01', 0, { cases: 1 })
  const outcome = post(scenario, [
    ['SOC-01.baseRev', '-1'],
    ['SOC-01.cases', '0'],
  ])
  expect(outcome.conflicts['SOC-01']).toMatchObject({ rev: 1 })
})

function post(scenario: Scenario, fields: ReceivedForm['fields'], files: ReceivedForm['files'] = []) {
  const { db, owner, id } = scenario
  const items = askedItems(read(scenario)).filter(item => item.code !== 'GOV-01')
  return saveSection(db, acting(owner, later(5)), id, items, { fields, files, problem: null })
}

function read({ db, owner, id }: Scenario) {
  const checklist = findChecklist(db, owner, id)
  if (!checklist) throw new Error('the checklist is gone')
  return checklist
}
