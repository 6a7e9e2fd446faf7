import { expect, test } from 'vitest'
import { log } from '#app/server/log.server.ts'
import { createUser } from '#db/factories/index.ts'
import { askedItems, editableItems, missingItems, progressOf } from './checklist.ts'
import { findAssessment, findChecklist, listOwnAssessments } from './find-assessment.server.ts'
import { updateAssessment } from './queries.server.ts'
import { eventTypes, later, openScenario, resultsFor, stateOf, submit } from './scenario.test-support.ts'
import { recordFirstLook } from './start-assessment.server.ts'
import { acting } from '#db/factories/index.ts'

test('a supplier sees its own assessments, another supplier nothing of them', () => {
  const scenario = openScenario({ answered: true })
  const { db, id, owner, contributor, stranger } = scenario
  expect(findAssessment(db, owner, id)?.id).toBe(id)
  expect(listOwnAssessments(db, contributor).map(assessment => assessment.id)).toEqual([id])
  expect(findAssessment(db, stranger, id)).toBeNull()
  expect(findChecklist(db, stranger, id)).toBeNull()
  expect(resultsFor(scenario, stranger, later(0))).toBeNull()
  expect(listOwnAssessments(db, stranger)).toEqual([])
})

test('the buyer sees that somebody answers, and what once it is submitted', () => {
  const scenario = openScenario({ answered: true })
  const { db, id, viewer } = scenario
  const before = findChecklist(db, viewer, id)
  expect(before?.assessment).toMatchObject({ state: 'in-progress', completeItems: 7 })
  expect([before?.answers, before?.evidence]).toEqual([{}, {}])
  expect(resultsFor(scenario, viewer, later(0))).toBeNull()
  submit(scenario)
  expect(Object.keys(findChecklist(db, viewer, id)?.answers ?? {})).toHaveLength(7)
  expect(resultsFor(scenario, viewer, later(61))).toMatchObject({
    self: { score: 100 },
    verified: { score: 100 },
  })
})

test('a buyer without a role that sees assessments sees none', () => {
  const { db, id } = openScenario()
  expect(findAssessment(db, createUser(db, { roles: [] }), id)).toBeNull()
})

test('only items of the category are asked, and dimensions without any vanish', () => {
  const scenario = openScenario()
  updateAssessment(scenario.db, scenario.id, { category: 'service' })
  const checklist = findChecklist(scenario.db, scenario.owner, scenario.id)
  expect(checklist && askedItems(checklist).map(({ code }) => code)).not.toContain('ENV-02')
})

test('progress and what is missing follow from the same rule', () => {
  const scenario = openScenario({ answered: true, items: { 'GOV-02': null, 'SOC-01': null } })
  const checklist = findChecklist(scenario.db, scenario.owner, scenario.id)
  if (!checklist) throw new Error('not found')
  expect(progressOf(checklist, '2026-03-02')).toEqual([
    { code: 'GOV', asked: 2, complete: 1 },
    { code: 'SOC', asked: 3, complete: 2 },
    { code: 'ENV', asked: 2, complete: 2 },
  ])
  expect(missingItems(checklist, '2026-03-02').map(({ itemCode }) => itemCode)).toEqual(['GOV-02', 'SOC-01'])
  expect(checklist.assessment.completeItems).toBe(5)
  expect(editableItems(checklist)).toHaveLength(7)
})

test('the first look is recorded once', () => {
  const scenario = openScenario()
  const { db, id, owner, contributor, stranger, viewer } = scenario
  const unseen = { id, openedAt: null }
  for (const actor of [viewer, stranger]) recordFirstLook(db, acting(actor), unseen)
  expect(stateOf(scenario).openedAt).toBeNull()
  recordFirstLook(db, acting(owner, later(3)), unseen)
  recordFirstLook(db, acting(contributor, later(4)), unseen)
  recordFirstLook(db, acting(contributor, later(5)), { id, openedAt: later(3) })
  expect(stateOf(scenario)).toMatchObject({ state: 'invited', openedAt: later(3) })
  expect(eventTypes(db)).toEqual(['assessment.opened'])
})

test('a first look on a database that takes no writes is no reason not to read', () => {
  log.level = 'silent'
  const { raw, db, id, owner } = openScenario()
  raw.pragma('query_only = on')
  const unseen = { id, openedAt: null }
  expect(() => recordFirstLook(db, acting(owner, later(3)), unseen)).not.toThrow()
  raw.pragma('query_only = off')
  recordFirstLook(db, acting(owner, later(4)), unseen)
  expect(eventTypes(db)).toEqual(['assessment.opened'])
})
