import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ASSESSMENT_STATES, SUBMITTED_STATES } from '#app/assessments/assessment-state.ts'
import { askedItems, itemAnswer, missingForItem } from '#app/assessments/checklist.ts'
import { evidencePath } from '#app/assessments/evidence-store.server.ts'
import { gradingInputFor } from '#app/assessments/grading-input.ts'
import { readReceipt } from '#app/assessments/receipts.server.ts'
import { itemsWithoutVerdict } from '#app/assessments/verify-assessment.server.ts'
import { digestOf } from '#app/grading/digest.server.ts'
import { GRADES } from '#app/grading/grades.ts'
import { verifyReceipt } from '#app/grading/receipt.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { normalizeAnswer, normalizeValues } from '#app/questionnaires/check-answer.ts'
import type { Connection } from './client.server.ts'
import * as tables from './schema/index.ts'
import { allChecklists, checklistOf, DEMO_NOW, makeDemo, type Demo } from './seed/demo.test-support.ts'
import { seedDemo } from './seed.ts'

const SUPPLIERS = 24
const SEEDING_MS = 60_000

let demo: Demo

beforeAll(async () => {
  demo = await makeDemo(SUPPLIERS)
}, SEEDING_MS)

afterAll(() => demo.remove())

test(
  'the same options give the same data',
  async () => {
    const demos = [await makeDemo(8), await makeDemo(8)]
    const digests = demos.map(digestOfDemo)
    for (const { remove } of demos) remove()
    expect(digests[0]).toBe(digests[1])
  },
  SEEDING_MS,
)

test('every state of an assessment and every grade can be seen in a small demo', () => {
  const rows = demo.db.select().from(tables.assessments).all()
  expect(new Set(rows.map(row => row.state))).toEqual(new Set(ASSESSMENT_STATES))
  expect(new Set(rows.flatMap(row => row.verifiedGrade ?? []))).toEqual(new Set(GRADES))
})

test('completeness is what the rules say, and whatever was submitted is complete', () => {
  for (const checklist of allChecklists(demo.db)) {
    const { assessment } = checklist
    const asOf = isoDate(assessment.submittedAt ?? DEMO_NOW)
    const complete = askedItems(checklist).filter(item => missingForItem(checklist, item, asOf).length === 0)
    const flagged = Object.values(checklist.answers).filter(answer => answer.isComplete)
    expect([complete.length, flagged.length]).toEqual([assessment.completeItems, assessment.completeItems])
    expect(askedItems(checklist)).toHaveLength(assessment.askedItems)
    if (SUBMITTED_STATES.includes(assessment.state))
      expect(assessment.completeItems).toBe(assessment.askedItems)
  }
})

test('answers and corrections are such as the forms would have stored them', () => {
  for (const checklist of allChecklists(demo.db)) {
    const { category, isSmallFirm, submittedAt } = checklist.assessment
    for (const item of askedItems(checklist)) {
      const answer = itemAnswer(checklist.answers[item.code])
      if (!answer) continue
      const asOf = isoDate(submittedAt ?? DEMO_NOW)
      expect(normalizeAnswer(item, answer, { category, isSmallFirm, asOf })).toEqual({
        ...answer,
        problems: [],
      })
      const corrected = checklist.reviews[item.code]?.correctedValues
      if (corrected)
        expect(normalizeValues(item, corrected, { category, isSmallFirm, asOf })).toEqual({
          values: corrected,
          problems: [],
        })
    }
  }
})

test('receipts verify and follow from the stored answers and verdicts', () => {
  const receipts = demo.db.select().from(tables.gradeReceipts).all()
  expect(receipts.length).toBeGreaterThan(SUPPLIERS)
  for (const row of receipts) {
    const checklist = checklistOf(demo.db, row.assessmentId)
    const { selfScore, verifiedScore, selfGrade, verifiedGrade } = checklist.assessment
    expect(verifyReceipt(readReceipt(row)).outcome).toBe('verified')
    expect(digestOf(gradingInputFor(checklist, row.kind, DEMO_NOW))).toBe(row.digest)
    expect([row.score, row.grade]).toEqual(
      row.kind === 'self' ? [selfScore, selfGrade] : [verifiedScore, verifiedGrade],
    )
  }
})

test('what is verified or published has a verdict on every item', () => {
  const finished = allChecklists(demo.db).filter(({ assessment }) =>
    ['verified', 'published'].includes(assessment.state),
  )
  expect(finished.length).toBeGreaterThan(0)
  for (const checklist of finished) expect(itemsWithoutVerdict(checklist)).toEqual([])
})

test('nothing has happened in the future, and the open round is not due yet', () => {
  const { future } = demo.raw
    .prepare(`select count(*) as future from events where at > ?`)
    .get(DEMO_NOW.getTime()) as { future: number }
  const [round] = demo.db
    .select()
    .from(tables.campaigns)
    .all()
    .filter(row => row.state === 'open')
  expect(future).toBe(0)
  expect(round?.dueAt.getTime()).toBeGreaterThan(DEMO_NOW.getTime())
})

test('the steps of every assessment follow each other', () => {
  for (const { assessment } of allChecklists(demo.db)) {
    const { invitedAt, openedAt, startedAt, firstSubmittedAt, submittedAt, verifiedAt, publishedAt } =
      assessment
    const steps = [invitedAt, openedAt, startedAt, firstSubmittedAt, submittedAt, verifiedAt, publishedAt]
    const times = steps.flatMap(step => step?.getTime() ?? [])
    expect(times).toEqual(times.toSorted((one, other) => one - other))
  }
})

test('every piece of evidence can be downloaded', () => {
  const hashes = new Set(
    demo.db
      .select()
      .from(tables.evidence)
      .all()
      .map(row => row.sha256),
  )
  expect(hashes.size).toBeGreaterThan(1)
  for (const sha256 of hashes) {
    const bytes = fs.readFileSync(evidencePath(demo.uploadsFolder, sha256))
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
  }
})

test('a database in use is left alone', async () => {
  await expect(
    seedDemo(demo, { suppliers: SUPPLIERS, now: DEMO_NOW, uploadsFolder: demo.uploadsFolder }),
  ).rejects.toThrow('already in use')
})

/** Everything but what is random on purpose: passwords' salts, the invitation, ids of published content and of actions. */
function digestOfDemo({ db }: Connection) {
  const { suppliers, campaigns, assessments, answers, evidence, reviews, gradeReceipts, events } = tables
  const lists = [suppliers, assessments, answers, evidence, reviews, gradeReceipts]
  const rounds = db.select({ id: campaigns.id, dueAt: campaigns.dueAt }).from(campaigns).all()
  const facts = db.select().from(events).all()
  // What is random in an event is in the hash of every later one.
  const recorded = facts
    .filter(({ type }) => !/^(?:user\.invited|matter\.|conflict\.|action\.|standing\.)/.test(type))
    .map(({ hash: _own, previousHash: _before, ...fact }) => fact)
  return digestOfText(
    JSON.stringify([rounds, recorded, ...lists.map(table => db.select().from(table).all())]),
  )
}

function digestOfText(text: string) {
  return createHash('sha256').update(text).digest('hex')
}
