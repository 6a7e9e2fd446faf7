import { expect, test } from 'vitest'
import { events } from '#db/schema/index.ts'
import {
  addSupplier,
  BY_BUYER,
  NOW,
  openedCampaign,
  openPortal,
  putInto,
  requireCampaign,
} from './campaigns.test-support.ts'
import { closeCampaign, publishCampaign } from './close-campaign.server.ts'
import { exemptAssessment } from './exempt-assessment.server.ts'
import { campaignFigures } from './find-campaign.server.ts'

test('closing turns unanswered assessments into no-response and leaves the others; twice is refused', () => {
  const db = openPortal()
  const campaign = openedCampaign(
    db,
    Array.from({ length: 4 }, () => addSupplier(db)),
  )
  putInto(db, campaign.id, [
    { state: 'invited' },
    { state: 'in-progress' },
    { state: 'submitted' },
    { state: 'returned' },
  ])
  expect(closeCampaign(db, BY_BUYER, campaign.id)).toEqual({ ok: true, noResponse: 2 })
  expect(closeCampaign(db, BY_BUYER, campaign.id)).toMatchObject({
    ok: false,
    refusal: { code: 'wrong-state', state: 'closed' },
  })
  expect(campaignFigures(db, campaign, NOW).counts).toMatchObject({
    'no-response': 2,
    submitted: 1,
    returned: 1,
  })
  const noted = db
    .select()
    .from(events)
    .all()
    .filter(event => event.type === 'assessment.no-response')
  expect(noted).toHaveLength(2)
})

test('a campaign is published only when every reply has its grade', () => {
  const db = openPortal()
  const campaign = openedCampaign(db, [addSupplier(db), addSupplier(db)])
  expect(publishCampaign(db, BY_BUYER, campaign.id)).toMatchObject({
    refusal: { code: 'wrong-state', needs: 'closed' },
  })
  putInto(db, campaign.id, [{ state: 'verified' }, { state: 'invited' }])
  closeCampaign(db, BY_BUYER, campaign.id)
  expect(publishCampaign(db, BY_BUYER, campaign.id)).toEqual({
    ok: false,
    refusal: { code: 'unfinished', count: 1 },
  })
  putInto(db, campaign.id, [{ state: 'published' }])
  expect(publishCampaign(db, BY_BUYER, campaign.id)).toEqual({ ok: true })
  expect(requireCampaign(db, campaign.id)).toMatchObject({ state: 'published', publishedAt: NOW })
})

test('an exemption needs a reason and an assessment not yet submitted; it leaves the rate', () => {
  const db = openPortal()
  const campaign = openedCampaign(db, [addSupplier(db), addSupplier(db)])
  const [open, sent] = putInto(db, campaign.id, [{ state: 'invited' }, { state: 'submitted' }])
  const exempt = (id = '', reason = '本年度无供货') => exemptAssessment(db, BY_BUYER, id, { reason })
  expect(exempt(open?.id, '  ')).toMatchObject({ refusal: { code: 'reason-required' } })
  expect(exempt(sent?.id)).toMatchObject({ refusal: { code: 'wrong-state' } })
  expect(exempt('unknown')).toMatchObject({ refusal: { code: 'not-found' } })
  expect(exempt(open?.id)).toEqual({ ok: true })
  expect(exempt(open?.id)).toMatchObject({ refusal: { code: 'wrong-state', state: 'exempt' } })
  expect(campaignFigures(db, campaign, NOW).rate).toEqual({ replied: 1, expected: 1, percent: 100 })
})
