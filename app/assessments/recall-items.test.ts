import { expect, test } from 'vitest'
import { acting } from '#db/factories/index.ts'
import { events } from '#db/schema/index.ts'
import { eq } from 'drizzle-orm'
import { addEvidence, findEvidence, removeEvidence } from './evidence.server.ts'
import { findChecklist } from './find-assessment.server.ts'
import { recallItems, returnItems, verifyAssessment } from './review.server.ts'
import {
  acceptAll,
  ITEMS,
  later,
  openScenario,
  resultsFor,
  saveOne,
  stateOf,
  submit,
  type Scenario,
} from './scenario.test-support.ts'

const DAY = 24 * 60
const RETURNED = 100
const DUE = RETURNED + 14 * DAY

/** Submitted, judged, and SOC-02 and GOV-01 returned. */
function openReturned() {
  const scenario = openScenario({ answered: true })
  const { db, id, owner, reviewer } = scenario
  const [sent] = findChecklist(db, owner, id)?.evidence['SOC-02'] ?? []
  if (!sent) throw new Error('no file')
  submit(scenario)
  acceptAll(scenario, later(90))
  const items = ['SOC-02', 'GOV-01'].map(code => ({ code, comment: '请补充' }))
  returnItems(db, acting(reviewer, later(RETURNED)), id, { items })
  return { ...scenario, sent }
}

const added = { fileName: 'b.pdf', sha256: 'b'.repeat(64), mediaType: 'application/pdf', sizeBytes: 1 }

/** A correction that the supplier has not sent: another answer, a new file, and an old one taken back. */
function correct(scenario: ReturnType<typeof openReturned>) {
  const { db, id, owner, sent } = scenario
  saveOne(scenario, 'SOC-02', 1, { training: 'no' }, { now: later(110) })
  const outcome = addEvidence(db, acting(owner, later(111)), id, 'SOC-02', added)
  removeEvidence(db, acting(owner, later(112)), id, sent.id)
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return outcome.evidence.id
}

function seenBy({ db, id }: Scenario, actor: Scenario['owner']) {
  const checklist = findChecklist(db, actor, id)
  const files = checklist?.evidence['SOC-02'] ?? []
  return { answer: checklist?.answers['SOC-02'], files: files.map(file => file.id) }
}

test('while items are returned the buyer reads what was submitted, the supplier its own corrections', () => {
  const scenario = openReturned()
  const { db, id, owner, reviewer, sent } = scenario
  const before = seenBy(scenario, reviewer)
  const fresh = correct(scenario)
  const own = seenBy(scenario, owner)
  expect([own.answer?.values, own.files]).toEqual([{ training: 'no' }, [fresh]])
  const seen = seenBy(scenario, reviewer)
  expect(seen.answer?.values).toEqual(before.answer?.values)
  expect(seen.answer).toMatchObject({ rev: 1, updatedAt: later(60), updatedByName: owner.name })
  expect(seen.files).toEqual([sent.id])
  expect(findEvidence(db, reviewer, id, fresh)).toBeNull()
  expect(findEvidence(db, reviewer, id, sent.id)?.id).toBe(sent.id)
  expect(findEvidence(db, owner, id, fresh)?.id).toBe(fresh)
  expect(findChecklist(db, reviewer, id)?.reviews['SOC-02']?.isCurrent).toBe(true)
  expect(resultsFor(scenario, reviewer, later(120))?.self.score).toBe(100)
})

test('what the supplier submits again is what the buyer reads from then on', () => {
  const scenario = openReturned()
  const fresh = correct(scenario)
  submit(scenario, later(130))
  const { answer, files } = seenBy(scenario, scenario.reviewer)
  expect([answer?.values, files]).toEqual([{ training: 'no' }, [fresh]])
})

test('a return is taken back once its time is over, not before, and by reviewers only', () => {
  const scenario = openReturned()
  const { db, id, reviewer, viewer, owner, stranger } = scenario
  const recall = (actor: typeof reviewer, minutes: number) =>
    recallItems(db, acting(actor, later(minutes)), id)
  expect(recall(reviewer, DUE)).toEqual({ ok: false, refusal: { code: 'not-due', dueAt: later(DUE) } })
  expect(recall(viewer, DUE + 1)).toMatchObject({ refusal: { code: 'not-allowed' } })
  expect(recall(owner, DUE + 1)).toMatchObject({ refusal: { code: 'not-allowed' } })
  expect(recall(stranger, DUE + 1)).toMatchObject({ refusal: { code: 'not-found' } })
  expect(stateOf(scenario).state).toBe('returned')
  expect(recall(reviewer, DUE + 1)).toEqual({ ok: true, restored: [] })
  expect(stateOf(scenario).state).toBe('under-review')
  expect(recall(reviewer, DUE + 2)).toMatchObject({ refusal: { code: 'wrong-state' } })
})

test('unsent corrections give way to the submission, as new revisions and with an event', () => {
  const scenario = openReturned()
  const { db, id, owner, reviewer, sent } = scenario
  const before = seenBy(scenario, reviewer)
  const fresh = correct(scenario)
  expect(recallItems(db, acting(reviewer, later(DUE + 1)), id)).toEqual({ ok: true, restored: ['SOC-02'] })
  for (const actor of [owner, reviewer]) {
    const { answer, files } = seenBy(scenario, actor)
    expect(answer).toMatchObject({ rev: 3, isComplete: true, updatedByName: owner.name })
    expect([answer?.values, files]).toEqual([before.answer?.values, [sent.id]])
  }
  expect(stateOf(scenario)).toMatchObject({ completeItems: ITEMS.length, submittedAt: later(60) })
  const [event] = db.select().from(events).where(eq(events.type, 'assessment.recalled')).all()
  expect(event?.data).toMatchObject({
    round: 1,
    restored: [{ itemCode: 'SOC-02', rev: 3, values: before.answer?.values }],
    filesWithdrawn: [fresh],
    filesRestored: [sent.id],
  })
  expect(saveOne(scenario, 'SOC-02', 3, { training: 'no' })).toMatchObject({
    status: 'refused',
    code: 'locked',
  })
})

test('after a recall the review can be finished', () => {
  const scenario = openReturned()
  const { db, id, reviewer } = scenario
  recallItems(db, acting(reviewer, later(DUE + 1)), id)
  expect(verifyAssessment(db, acting(reviewer, later(DUE + 2)), id)).toMatchObject({ ok: true, score: 100 })
})
