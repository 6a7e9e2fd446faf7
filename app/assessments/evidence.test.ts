import { expect, test } from 'vitest'
import { acting, createEvidence, nextNumber } from '#db/factories/index.ts'
import { addEvidence, findEvidence, removeEvidence } from './evidence.server.ts'
import { findChecklist } from './find-assessment.server.ts'
import { updateAssessment } from './queries.server.ts'
import {
  countRows,
  eventTypes,
  later,
  openScenario,
  saveOne,
  stateOf,
  submit,
} from './scenario.test-support.ts'
import type { Scenario } from './scenario.test-support.ts'

function file(sha256 = String(nextNumber()).padStart(64, '0')) {
  return { fileName: '证书.pdf', sha256, mediaType: 'application/pdf', sizeBytes: 1000 }
}

function attach({ db, id, contributor }: Scenario, itemCode: string, stored = file()) {
  return addEvidence(db, acting(contributor, later(1)), id, itemCode, stored)
}

test('a file completes the item that lacked it, and its removal undoes that', () => {
  const scenario = openScenario()
  const { db, id, owner } = scenario
  saveOne(scenario, 'SOC-02', 0, { training: 'yes' })
  const added = attach(scenario, 'SOC-02')
  expect(added).toMatchObject({ ok: true, isComplete: true, missing: [], evidence: { fileName: '证书.pdf' } })
  expect(stateOf(scenario).completeItems).toBe(1)
  const evidenceId = added.ok ? added.evidence.id : ''
  const removed = removeEvidence(db, acting(owner, later(2)), id, evidenceId)
  expect(removed).toMatchObject({ ok: true, itemCode: 'SOC-02', isComplete: false })
  expect(stateOf(scenario).completeItems).toBe(0)
  expect(findEvidence(db, owner, id, evidenceId)).toBeNull()
  expect(countRows(db, 'evidence')).toBe(1)
  expect(eventTypes(db)).toEqual(['answer.saved', 'assessment.started', 'evidence.added', 'evidence.removed'])
})

test('a first file starts the assessment', () => {
  const scenario = openScenario()
  attach(scenario, 'GOV-01')
  expect(stateOf(scenario)).toMatchObject({ state: 'in-progress', startedAt: later(1) })
})

test('the same file on the same item again is the one already there; on another item it is another', () => {
  const scenario = openScenario()
  const stored = file()
  const first = attach(scenario, 'GOV-01', stored)
  expect(attach(scenario, 'GOV-01', stored)).toEqual(first)
  expect(attach(scenario, 'GOV-02', stored)).toMatchObject({ ok: true })
  expect(countRows(scenario.db, 'evidence')).toBe(2)
})

test('an item takes twenty files, an assessment three hundred', () => {
  const scenario = openScenario()
  const { db, id, owner } = scenario
  for (let index = 0; index < 20; index += 1) createEvidence(db, id, 'GOV-01', owner.userId)
  expect(attach(scenario, 'GOV-01')).toEqual({ ok: false, refusal: { code: 'too-many-files', max: 20 } })
  for (let index = 0; index < 280; index += 1) createEvidence(db, id, 'ENV-01', owner.userId)
  expect(attach(scenario, 'GOV-02')).toEqual({ ok: false, refusal: { code: 'too-many-files', max: 300 } })
})

test('files of an unknown item, of a locked assessment and of strangers are refused', () => {
  const scenario = openScenario({ answered: true })
  const { db, id, stranger, reviewer } = scenario
  const refusal = (code: string) => ({ ok: false, refusal: { code } })
  expect(attach(scenario, 'XXX-01')).toEqual(refusal('unknown-item'))
  expect(addEvidence(db, acting(stranger), id, 'GOV-01', file())).toEqual(refusal('not-found'))
  expect(addEvidence(db, acting(reviewer), id, 'GOV-01', file())).toEqual(refusal('not-found'))
  submit(scenario)
  expect(attach(scenario, 'GOV-01')).toEqual(refusal('locked'))
  const [attached] = findChecklist(db, scenario.owner, id)?.evidence['GOV-01'] ?? []
  expect(removeEvidence(db, acting(scenario.owner), id, attached?.id ?? '')).toEqual(refusal('locked'))
  expect(removeEvidence(db, acting(stranger), id, attached?.id ?? '')).toEqual(refusal('not-found'))
})

test('after a return only returned items take files', () => {
  const scenario = openScenario({ answered: true })
  updateAssessment(scenario.db, scenario.id, { state: 'returned', returnRounds: 1 })
  expect(attach(scenario, 'GOV-01')).toEqual({ ok: false, refusal: { code: 'not-returned' } })
})

test('a file reaches its supplier at once, the buyer with the submission, nobody else ever', () => {
  const scenario = openScenario({ answered: true })
  const { db, id, owner, contributor, viewer, stranger } = scenario
  const [attached] = findChecklist(db, owner, id)?.evidence['GOV-01'] ?? []
  const evidenceId = attached?.id ?? ''
  expect(findEvidence(db, contributor, id, evidenceId)?.id).toBe(evidenceId)
  expect(findEvidence(db, viewer, id, evidenceId)).toBeNull()
  submit(scenario)
  expect(findEvidence(db, viewer, id, evidenceId)?.id).toBe(evidenceId)
  expect(findEvidence(db, stranger, id, evidenceId)).toBeNull()
  expect(findEvidence(db, viewer, 'another-assessment', evidenceId)).toBeNull()
})
