import { expect, test } from 'vitest'
import { transact } from '#db/client.server.ts'
import { assessments, events, outbox } from '#db/schema/index.ts'
import { findUsableToken, issueAccountLink } from '#app/accounts/account-links.server.ts'
import { updateSupplier } from '#app/suppliers/queries.server.ts'
import { readSupplierFilter } from '#app/suppliers/supplier-search.ts'
import {
  addContact,
  addSupplier,
  BUYER,
  BY_BUYER,
  draftCampaign,
  DUE,
  NOW,
  openPortal,
  requireCampaign,
} from './campaigns.test-support.ts'
import { choosePopulation } from './choose-population.server.ts'
import { discardCampaign } from './discard-campaign.server.ts'
import { openCampaign } from './open-campaign.server.ts'

test('opening freezes category, region, class and size, and asks each category its items', () => {
  const db = openPortal()
  const parts = addSupplier(db, {
    category: 'purchased-parts',
    region: 'overseas',
    supplierClass: 1,
    isSmallFirm: true,
  })
  const service = addSupplier(db, { category: 'service' })
  const id = draftCampaign(db, [parts, service, 'unknown'])
  expect(openCampaign(db, BY_BUYER, id)).toMatchObject({
    ok: true,
    population: 2,
  })
  updateSupplier(db, parts, {
    category: 'logistics',
    region: 'mainland',
    supplierClass: 3,
    isSmallFirm: false,
  })
  const rows = db.select().from(assessments).all()
  const ofParts = rows.find(row => row.supplierId === parts)
  expect(ofParts).toMatchObject({
    category: 'purchased-parts',
    region: 'overseas',
    supplierClass: 1,
    isSmallFirm: true,
    state: 'invited',
    dueAt: DUE,
  })
  const asked = rows.map(row => row.askedItems)
  expect(Math.max(...asked)).toBeLessThanOrEqual(53)
  expect(Math.min(...asked)).toBeGreaterThan(0)
  expect(requireCampaign(db, id)).toMatchObject({ state: 'open', openedAt: NOW })
})

test('of two people opening at once one succeeds and one is told the state', () => {
  const db = openPortal()
  const supplierIds = [addSupplier(db)]
  const id = draftCampaign(db, supplierIds)
  const results = [1, 2].map(() => openCampaign(db, BY_BUYER, id))
  expect(results[0]?.ok).toBe(true)
  expect(results[1]).toEqual({ ok: false, refusal: { code: 'wrong-state', state: 'open', needs: 'draft' } })
  expect(db.select().from(assessments).all()).toHaveLength(1)
})

test('everybody at a supplier is written to once, owners first, in their language; no password, a fresh link', () => {
  const db = openPortal()
  const supplier = addSupplier(db, { nameZh: '青禾包装', nameEn: 'Qinghe Packaging' })
  addContact(db, supplier, { roles: ['contributor'], passwordHash: 'x' })
  addContact(db, supplier, { roles: ['owner'], locale: 'en' })
  addContact(db, supplier, { roles: ['signatory'], disabledAt: NOW })
  expect(openCampaign(db, BY_BUYER, draftCampaign(db, [supplier]))).toMatchObject({
    mails: 2,
    withoutContact: [],
  })
  const messages = db
    .select()
    .from(outbox)
    .all()
    .map(row => row.message)
  expect(messages).toMatchObject([
    {
      kind: 'campaign-invitation',
      supplierName: 'Qinghe Packaging',
      campaignName: 'Assessment 2026',
      organisationName: 'Example Group',
    },
    { kind: 'campaign-invitation', supplierName: '青禾包装', campaignName: '2026年度评估', accountUrl: null },
  ])
  expect(messages[0]).toHaveProperty(
    'accountUrl',
    expect.stringMatching(/^https:\/\/portal\.example\/invitation\/.{40,}$/),
  )
  expect(messages[0]).toHaveProperty(
    'url',
    expect.stringMatching(/^https:\/\/portal\.example\/assessments\/.{20,}$/),
  )
})

test('everybody without a password gets a working link of their own, and older ones stop working', () => {
  const db = openPortal()
  const supplier = addSupplier(db)
  const people = [addContact(db, supplier), addContact(db, supplier), addContact(db, supplier)]
  const [first = ''] = people
  const older = issueAccountLink(db, 'invitation', first, NOW).token
  const reset = issueAccountLink(db, 'password-reset', first, NOW).token
  openCampaign(db, BY_BUYER, draftCampaign(db, [supplier]))
  const mails = db.select().from(outbox).all()
  const links = mails.map(({ message }) => ('accountUrl' in message ? message.accountUrl : null))
  const owners = links.map(
    link => findUsableToken(db, 'invitation', link?.split('/').at(-1) ?? '', NOW)?.userId,
  )
  expect(owners.toSorted()).toEqual(people.toSorted())
  expect(findUsableToken(db, 'invitation', older, NOW)).toBeNull()
  expect(findUsableToken(db, 'password-reset', reset, NOW)?.userId).toBe(first)
})

test('suppliers nobody can be written to are invited and listed', () => {
  const db = openPortal()
  const [silent, gone] = [addSupplier(db), addSupplier(db)]
  addContact(db, gone, { disabledAt: NOW })
  const result = openCampaign(db, BY_BUYER, draftCampaign(db, [silent, gone]))
  expect(result).toMatchObject({ ok: true, population: 2, mails: 0 })
  expect(result.ok && result.withoutContact.map(({ supplierId }) => supplierId).sort()).toEqual(
    [silent, gone].sort(),
  )
})

test('opening is refused when the filter no longer matches as many suppliers as were shown', () => {
  const db = openPortal()
  addSupplier(db, { category: 'logistics' })
  const filter = readSupplierFilter(new URLSearchParams('category=logistics'))
  const id = draftCampaign(db)
  choosePopulation(db, BY_BUYER, id, { kind: 'only', filter })
  addSupplier(db, { category: 'logistics' })
  expect(openCampaign(db, BY_BUYER, id, 1)).toEqual({
    ok: false,
    refusal: { code: 'choice-changed', expected: 1, count: 2 },
  })
  expect(requireCampaign(db, id).state).toBe('draft')
  expect(openCampaign(db, BY_BUYER, id, 2)).toMatchObject({ ok: true, population: 2 })
})

test('1,500 suppliers are invited in one go, each with an event and a mail', () => {
  const db = openPortal()
  const supplierIds = transact(db, tx => {
    const ids = Array.from({ length: 1500 }, () => addSupplier(tx))
    ids.forEach(id => addContact(tx, id, { passwordHash: 'x' }))
    return ids
  })
  expect(openCampaign(db, BY_BUYER, draftCampaign(db, supplierIds))).toMatchObject({
    ok: true,
    population: 1500,
    mails: 1500,
  })
  expect(db.select().from(outbox).all()).toHaveLength(1500)
  expect(
    db
      .select()
      .from(events)
      .all()
      .filter(event => event.type === 'assessment.invited'),
  ).toHaveLength(1500)
})

test('a refused opening writes nothing', () => {
  const db = openPortal()
  const supplierIds = [addSupplier(db)]
  const id = draftCampaign(db, supplierIds)
  const after = { ...BY_BUYER, now: new Date(DUE.getTime() + 1) }
  const outsider = { ...BY_BUYER, actor: { ...BUYER, roles: ['viewer' as const] } }
  const discarded = draftCampaign(db, supplierIds)
  discardCampaign(db, BY_BUYER, discarded)
  const refusals = [
    openCampaign(db, BY_BUYER, draftCampaign(db)),
    openCampaign(db, BY_BUYER, draftCampaign(db, ['unknown'])),
    openCampaign(db, BY_BUYER, 'unknown'),
    openCampaign(db, after, id),
    openCampaign(db, outsider, id),
    openCampaign(db, BY_BUYER, discarded),
  ]
  expect(refusals.map(result => !result.ok && result.refusal.code)).toEqual([
    'nobody-chosen',
    'nobody-chosen',
    'not-found',
    'due-date-past',
    'not-allowed',
    'discarded',
  ])
  expect(db.select().from(assessments).all()).toEqual([])
  expect(requireCampaign(db, id).state).toBe('draft')
})
