import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Scenario } from '#app/assessments/scenario.test-support.ts'
import { countRows } from '#app/assessments/scenario.test-support.ts'
import { reanswers, standingReceipts, suppliers } from '#db/schema/index.ts'
import { findEvidenceRound } from './evidence-queries.server.ts'
import {
  addAction,
  daysLater,
  GOOD,
  handIn,
  openPublished,
  requireAction,
} from './verification.test-support.ts'

/** An action with evidence that waits to be verified. */
function waiting() {
  const scenario = openPublished()
  const { id } = addAction(scenario)
  expect(handIn(scenario, id, GOOD).ok).toBe(true)
  return { scenario, id }
}

function written(scenario: Scenario, id: string) {
  const { db, supplier } = scenario
  const standing = db.select().from(suppliers).where(eq(suppliers.id, supplier.id)).get()
  return {
    state: requireAction(db, id).state,
    verdict: findEvidenceRound(db, id, 1)?.verdict,
    grade: standing?.standingGrade,
    reanswers: db.select().from(reanswers).all().length,
    receipts: db.select().from(standingReceipts).all().length,
    events: countRows(db, 'events'),
    mails: countRows(db, 'outbox'),
  }
}

test('a process killed anywhere between closing and re-scoring leaves nothing behind, and the action is closed again', async () => {
  const { scenario, id } = waiting()
  const before = written(scenario, id)
  expect(before).toMatchObject({
    state: 'verifying',
    verdict: 'pending',
    grade: 'C',
    reanswers: 0,
    receipts: 0,
  })
  const writes = [
    'update of state on corrective_actions',
    'update of verdict on action_evidence_rounds',
    'insert on reanswers',
    'insert on standing_receipts',
    'update of standing_grade on suppliers',
    'insert on outbox',
  ]
  for (const write of writes) {
    expect(await verifyInProcess(scenario, id, 'effective', write), write).toEqual([null, 'SIGKILL'])
    expect(written(scenario, id), write).toEqual(before)
  }
  expect(await verifyInProcess(scenario, id, 'effective')).toEqual([0, null])
  expect(written(scenario, id)).toMatchObject({
    state: 'closed',
    verdict: 'effective',
    grade: 'B',
    reanswers: 1,
    receipts: 1,
  })
}, 120_000)

test('of several people verifying at one instant one wins, whatever the others say', async () => {
  const { scenario, id } = waiting()
  const exits = await Promise.all([
    verifyInProcess(scenario, id, 'effective'),
    verifyInProcess(scenario, id, 'insufficient'),
    verifyInProcess(scenario, id, 'effective'),
  ])
  expect(exits.map(([code]) => code).toSorted()).toEqual([0, 3, 3])
  const { state, receipts, reanswers: answered } = written(scenario, id)
  expect([
    ['closed', 1, 1],
    ['implementing', 0, 0],
  ]).toContainEqual([state, receipts, answered])
}, 120_000)

async function verifyInProcess({ db, file, reviewer }: Scenario, id: string, verdict: string, killedBy = '') {
  const script = 'tests/support/close-action.child.ts'
  const at = String(daysLater(2).getTime())
  const rev = String(requireAction(db, id).rev)
  const args = [file, id, rev, reviewer.userId, at, verdict, killedBy]
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return once(child, 'exit')
}
