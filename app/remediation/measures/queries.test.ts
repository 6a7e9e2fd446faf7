import { expect, test } from 'vitest'
import { createDecision, MADE_AT } from '#db/factories/index.ts'
import { onDay, openMeasures, publishGrade, reScore } from './measures.test-support.ts'
import { findCurrentReceipt } from './queries.server.ts'

test('a decision rests on the standing added last, also when the clock was put back before it', () => {
  const measures = openMeasures()
  const { db, supplier } = measures
  publishGrade(measures, supplier, 'D', onDay(0))
  reScore(measures, onDay(5))
  reScore(measures, onDay(3))
  expect(findCurrentReceipt(db, supplier.id)).toMatchObject({
    kind: 'standing',
    digest: `standing-${onDay(3).getTime()}`,
  })
})

test('the database takes no decision that comes in decided by its proposer or by nobody', () => {
  const { db, supplier, procurement, committee } = openMeasures()
  const decide = (state: 'approved' | 'refused', decidedById: string | null) => () =>
    createDecision(db, supplier, procurement.userId, { state, decidedById, decidedAt: MADE_AT })
  for (const state of ['approved', 'refused'] as const) {
    expect(decide(state, null)).toThrow('second person')
    expect(decide(state, procurement.userId)).toThrow('second person')
    expect(decide(state, committee.userId)).not.toThrow()
  }
})
