import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { assessments, events } from '#db/schema/index.ts'
import {
  addSupplier,
  BUYER,
  BY_BUYER,
  draftCampaign,
  DUE,
  openedCampaign,
  openPortal,
  putInto,
  requireCampaign,
} from './campaigns.test-support.ts'
import { changeCampaign } from './change-campaign.server.ts'
import { closeCampaign } from './close-campaign.server.ts'

const LATER = new Date('2026-04-15T15:59:59.999Z')
const EARLIER = new Date('2026-03-20T15:59:59.999Z')
const FACTS = { nameZh: '2026年度评估', nameEn: 'Assessment 2026', year: 2026, dueAt: DUE }

test('a draft takes any correction, and the history keeps both values', () => {
  const db = openPortal()
  const id = draftCampaign(db)
  const corrected = { nameZh: '2027年度评估', nameEn: 'Assessment 2027', year: 2027, dueAt: EARLIER }
  expect(changeCampaign(db, BY_BUYER, id, corrected)).toEqual({ ok: true })
  expect(requireCampaign(db, id)).toMatchObject({ ...corrected, state: 'draft' })
  const noted = db.select().from(events).where(eq(events.type, 'campaign.changed')).all()
  expect(noted.map(event => event.data)).toMatchObject([{ from: { year: 2026 }, to: { year: 2027 } }])
})

test('an open campaign only gets a later due date, which those still answering get with it', () => {
  const db = openPortal()
  const { id } = openedCampaign(
    db,
    Array.from({ length: 4 }, () => addSupplier(db)),
  )
  putInto(db, id, [
    { state: 'invited' },
    { state: 'in-progress' },
    { state: 'submitted' },
    { state: 'returned' },
  ])
  const change = (facts: Partial<typeof FACTS>) => changeCampaign(db, BY_BUYER, id, { ...FACTS, ...facts })
  expect(change({ dueAt: EARLIER })).toMatchObject({ refusal: { code: 'due-date-earlier' } })
  expect(change({ dueAt: LATER, year: 2027 })).toMatchObject({ refusal: { code: 'wrong-state' } })
  expect(requireCampaign(db, id)).toMatchObject(FACTS)
  expect(change({ dueAt: LATER })).toEqual({ ok: true })
  expect(requireCampaign(db, id).dueAt).toEqual(LATER)
  const dates = db.select().from(assessments).all()
  expect(Object.fromEntries(dates.map(({ state, dueAt }) => [state, dueAt]))).toEqual({
    invited: LATER,
    'in-progress': LATER,
    submitted: DUE,
    returned: DUE,
  })
})

test('a closed campaign, an unknown one and somebody who only reads are refused', () => {
  const db = openPortal()
  const { id } = openedCampaign(db, [addSupplier(db)])
  closeCampaign(db, BY_BUYER, id)
  expect(changeCampaign(db, BY_BUYER, id, FACTS)).toMatchObject({
    refusal: { code: 'wrong-state', state: 'closed' },
  })
  expect(changeCampaign(db, BY_BUYER, 'unknown', FACTS)).toMatchObject({ refusal: { code: 'not-found' } })
  const reader = { ...BY_BUYER, actor: { ...BUYER, roles: ['viewer' as const] } }
  expect(changeCampaign(db, reader, id, FACTS)).toMatchObject({ refusal: { code: 'not-allowed' } })
})
