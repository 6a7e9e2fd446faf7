import { expect, test } from 'vitest'
import type { Scenario } from '#app/assessments/scenario.test-support.ts'
import { growingScans, listening } from '#tests/support/query-plan.ts'
import { findStandingHistory } from './find-standing.server.ts'
import { findVerification } from './find-verification.server.ts'
import { loadEvidenceForm } from './evidence-form.server.ts'
import { remindEffectChecks } from './remind-effect-checks.server.ts'
import { loadVerificationForm } from './verification-form.server.ts'
import { dueEffectChecksQuery } from './effect-queries.server.ts'
import {
  addAction,
  close,
  daysLater,
  GOOD,
  handIn,
  openPublished,
  relapse,
  requireAction,
} from './verification.test-support.ts'

/** The last event alone, ended by its limit. */
const LAST_EVENT = 'order by "events"."seq" desc limit'

test('handing in, verifying, closing and a relapse read no growing table from one end to the other', async () => {
  const opened = openPublished()
  const { statements, ...connection } = listening(opened)
  const scenario: Scenario = { ...opened, ...connection }
  const { db, owner, reviewer, supplier } = scenario
  const { id } = addAction(scenario)
  const reader = { locale: 'zh-CN', now: daysLater(1) } as const
  loadEvidenceForm(db, requireAction(db, id), reader)
  handIn(scenario, id, GOOD)
  loadVerificationForm(db, requireAction(db, id), null, reader)
  close(scenario, id)
  await remindEffectChecks(db, daysLater(100))
  relapse(scenario, id)
  findVerification(db, owner, requireAction(db, id), 'zh-CN')
  findStandingHistory(db, reviewer, supplier.id)
  const scans = growingScans(opened, statements).filter(({ statement }) => !statement.includes(LAST_EVENT))
  expect(scans).toEqual([])
})

test.each([null, { id: 'a', effectivenessDueAt: daysLater(1) }])(
  'what is to be looked at is found in an index of nothing else, after %o',
  after => {
    const { db, raw } = openPublished()
    const { sql, params } = dueEffectChecksQuery(db, daysLater(2), after, 100).toSQL()
    const plan = raw.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all(...params)
    const found = after ? 'effectiveness_due_at>?' : 'effectiveness_due_at<?'
    expect(plan.map(({ detail }) => detail)).toEqual([
      expect.stringMatching(new RegExp(`USING INDEX corrective_actions_effectiveness \\(.*${found}`)),
      'USE TEMP B-TREE FOR LAST TERM OF ORDER BY',
    ])
  },
)
