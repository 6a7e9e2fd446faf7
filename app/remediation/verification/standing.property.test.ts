import { spawnSync } from 'node:child_process'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Scenario } from '#app/assessments/scenario.test-support.ts'
import { findReceiptByKind } from '#app/assessments/queries.server.ts'
import { readReceipt } from '#app/assessments/receipt-row.ts'
import { gradeDocument } from '#app/grading/document.server.ts'
import { receiptBytes } from '#app/grading/receipt.server.ts'
import type { AnswerValues } from '#app/questionnaires/answers.ts'
import { standingReceipts, suppliers } from '#db/schema/index.ts'
import { findLatestStandingReceipt } from './standing-queries.server.ts'
import {
  addAction,
  close,
  daysLater,
  GOOD,
  handIn,
  openPublished,
  relapse,
} from './verification.test-support.ts'

/** Actions that share items, so that a later closure takes the place of an earlier answer. */
const ACTIONS = [['GOV-02'], ['SOC-01', 'ENV-01'], ['ENV-01'], ['GOV-02', 'SOC-02']]
const WORSE: Record<string, AnswerValues> = {
  'GOV-02': { policy: 'no' },
  'SOC-01': { cases: 3 },
  'SOC-02': { training: 'no' },
  'ENV-01': { recycled: 55 },
}

const STEP = fc.record({
  action: fc.nat({ max: ACTIONS.length - 1 }),
  answers: fc.constantFrom(GOOD, GOOD, WORSE),
})
type Step = { action: number; answers: Record<string, AnswerValues> }

/** What counts of each item: which action answered it last and still stands, and with what. */
type Model = Map<string, { action: number; values: AnswerValues | undefined }>

test('whatever is closed and relapses in whatever order, every standing follows from its receipt', () => {
  fc.assert(
    fc.property(fc.array(STEP, { minLength: 1, maxLength: 8 }), steps => {
      const scenario = openPublished()
      const published = requirePublished(scenario)
      const ids = ACTIONS.map(items => addAction(scenario, { items }).id)
      const closed = new Set<number>()
      const model: Model = new Map()
      for (const [at, step] of steps.entries()) {
        take(scenario, ids, closed, model, step, 10 + at * 10)
        expectStanding(scenario, published, model, closed)
      }
      expect(requirePublished(scenario)).toBe(published)
    }),
    { numRuns: 20 },
  )
}, 120_000)

function take(
  scenario: Scenario,
  ids: string[],
  closed: Set<number>,
  model: Model,
  { action, answers }: Step,
  day: number,
) {
  const id = ids[action] ?? ''
  if (closed.delete(action)) {
    expect(relapse(scenario, id, daysLater(day)).ok).toBe(true)
    for (const [code, answer] of model) if (answer.action === action) model.delete(code)
    return
  }
  expect(handIn(scenario, id, answers, daysLater(day))).toMatchObject({ ok: true })
  expect(close(scenario, id, daysLater(day + 1))).toMatchObject({ ok: true })
  closed.add(action)
  for (const code of ACTIONS[action] ?? []) model.set(code, { action, values: answers[code] })
}

function expectStanding(
  { db, id, supplier }: Scenario,
  published: string,
  model: Model,
  closed: Set<number>,
) {
  const row = findLatestStandingReceipt(db, id)
  if (!row) throw new Error('no standing')
  const again = gradeDocument(row.body, () => {
    throw new Error('a receipt carries its policy')
  })
  if (again.outcome !== 'verified') throw new Error(`the receipt is ${again.outcome}`)
  expect(new TextDecoder().decode(receiptBytes(again.receipt))).toBe(row.body)
  const { inputs, score, grade } = again.receipt
  const { reviews: publishedReviews, ...rest } = readReceipt({ body: published }).inputs
  const { reviews, ...others } = inputs
  expect(others).toEqual(rest)
  for (const [code, review] of Object.entries(reviews)) {
    const anew = model.get(code)
    if (anew) expect(review).toMatchObject({ verdict: 'corrected', correctedValues: anew.values })
    else expect(review).toEqual(publishedReviews[code])
  }
  const register = db.select().from(suppliers).where(eq(suppliers.id, supplier.id)).get()
  expect(register).toMatchObject({ standingScore: score, standingGrade: grade })
  expect(register).toMatchObject({ latestScore: 67.5, latestGrade: 'C' })
  if (closed.size === 0) expect([score, grade]).toEqual([67.5, 'C'])
}

function requirePublished({ db, id }: Scenario) {
  const row = findReceiptByKind(db, id, 'verified')
  if (!row) throw new Error('no receipt')
  return row.body
}

test('the command prints a standing receipt again, byte for byte', () => {
  const scenario = openPublished()
  const { id } = addAction(scenario, { items: ['SOC-01', 'ENV-01'] })
  handIn(scenario, id, GOOD)
  close(scenario, id)
  relapse(scenario, id)
  const receipts = scenario.db.select().from(standingReceipts).all()
  expect(receipts.map(({ grade }) => grade)).toEqual(['A', 'C'])
  for (const { body } of receipts) {
    const args = ['--import', 'tsx', 'app/grading/cli.ts', '-']
    const { status, stdout } = spawnSync(process.execPath, args, { input: body, encoding: 'utf8' })
    expect([status, stdout]).toEqual([0, body])
  }
})
