import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { endOfDay } from '#app/i18n/format.ts'
import { acting, createUser } from '#db/factories/index.ts'
import { assessments, extensionRequests, users } from '#db/schema/index.ts'
import {
  addContact,
  addSupplier,
  BUYER,
  BY_BUYER,
  BY_READER,
  DUE,
  eventTypes,
  mailsOf,
  NOW,
  openedCampaign,
  openPortal,
  putInto,
  requireCampaign,
} from './campaigns.test-support.ts'
import { decideExtension, extendAssessment } from './extend-assessment.server.ts'
import { extendCampaign } from './extend-campaign.server.ts'
import { findExtension, listExtensions } from './find-extensions.server.ts'
import { findAssessmentById, updateAssessment } from './queries.server.ts'
import { requestExtension } from './request-extension.server.ts'

const WANTED = endOfDay('2026-04-10')
const PENDING = { campaignId: null, decision: 'pending' } as const

/** An open campaign with one supplier that has asked for more time. */
function openWithRequest() {
  const db = openPortal()
  const supplierId = addSupplier(db)
  addContact(db, supplierId, { passwordHash: 'x' })
  const asker = acting(createUser(db, { supplierId, passwordHash: 'x' }), NOW)
  const campaign = openedCampaign(db, [supplierId, addSupplier(db)])
  const row = db.select().from(assessments).where(eq(assessments.supplierId, supplierId)).get()
  if (!row) throw new Error('no assessment')
  const asked = requestExtension(db, asker, row.id, { requestedDueAt: WANTED, reason: '等待检测报告' })
  if (!asked.ok) throw new Error(asked.refusal.code)
  return { db, campaign, id: row.id, requestId: asked.id, asker }
}

test('granting moves the due date, counts, and tells everybody at the supplier', () => {
  const { db, id, requestId } = openWithRequest()
  expect(decideExtension(db, BY_BUYER, requestId, { grant: true, dueAt: WANTED, note: null })).toEqual({
    ok: true,
  })
  expect(findAssessmentById(db, id)).toMatchObject({ dueAt: WANTED, extensions: 1 })
  expect(db.select().from(extensionRequests).get()).toMatchObject({
    decision: 'granted',
    grantedDueAt: WANTED,
    decidedById: BUYER.userId,
  })
  expect(mailsOf(db, 'due-date-extended').map(mail => mail.message)).toMatchObject([
    { dueOn: '2026年4月10日' },
    { dueOn: '2026年4月10日' },
  ])
  expect(eventTypes(db)).toEqual(expect.arrayContaining(['extension.granted', 'assessment.extended']))
})

test('of two people deciding at once one succeeds and one is told', () => {
  const { db, requestId } = openWithRequest()
  const refuse = () => decideExtension(db, BY_BUYER, requestId, { grant: false, reason: '报告已可取得' })
  expect([refuse(), refuse()]).toMatchObject([{ ok: true }, { refusal: { code: 'already-decided' } }])
  expect(mailsOf(db, 'extension-refused')).toHaveLength(2)
})

test('refusing needs a reason, leaves the date, and lets the supplier ask again', () => {
  const { db, id, requestId, asker } = openWithRequest()
  expect(decideExtension(db, BY_BUYER, requestId, { grant: false, reason: ' ' })).toMatchObject({
    refusal: { code: 'reason-required' },
  })
  decideExtension(db, BY_BUYER, requestId, { grant: false, reason: '报告已可取得' })
  expect(findAssessmentById(db, id)).toMatchObject({ dueAt: DUE, extensions: 0 })
  expect(requestExtension(db, asker, id, { requestedDueAt: WANTED, reason: '再次申请' }).ok).toBe(true)
})

test('after one granted extension the supplier has had its number', () => {
  const { db, id, requestId, asker } = openWithRequest()
  decideExtension(db, BY_BUYER, requestId, { grant: true, dueAt: WANTED, note: null })
  const later = { requestedDueAt: endOfDay('2026-04-20'), reason: '还需要时间' }
  expect(requestExtension(db, asker, id, later)).toMatchObject({ refusal: { code: 'extensions-used' } })
})

test('a date past the limit, a submitted checklist, a reader and an unknown request are refused', () => {
  const { db, id, requestId } = openWithRequest()
  const grant = (dueAt: Date, by = BY_BUYER, request = requestId) =>
    decideExtension(db, by, request, { grant: true, dueAt, note: null })
  expect(grant(endOfDay('2026-05-30'))).toMatchObject({ refusal: { code: 'date-too-late' } })
  expect(grant(WANTED, BY_READER)).toMatchObject({ refusal: { code: 'not-allowed' } })
  expect(grant(WANTED, BY_BUYER, 'unknown')).toMatchObject({ refusal: { code: 'not-found' } })
  updateAssessment(db, id, { state: 'submitted' })
  expect(grant(WANTED)).toMatchObject({ refusal: { code: 'not-answering' } })
})

test('a request waits in the list until it is decided or its supplier has submitted', () => {
  const { db, id, requestId, campaign } = openWithRequest()
  expect(listExtensions(db, BUYER, PENDING, 1)).toMatchObject({ total: 1, rows: [{ id: requestId }] })
  expect(listExtensions(db, BUYER, { ...PENDING, campaignId: 'other' }, 1).total).toBe(0)
  expect(findExtension(db, BUYER, requestId, NOW)).toMatchObject({ mayDecide: true, latestOn: '2026-04-14' })
  expect(findExtension(db, BY_READER.actor, requestId, NOW)).toMatchObject({ mayDecide: false })
  updateAssessment(db, id, { state: 'submitted' })
  expect(listExtensions(db, BUYER, PENDING, 1).total).toBe(0)
  updateAssessment(db, id, { state: 'in-progress' })
  decideExtension(db, BY_BUYER, requestId, { grant: true, dueAt: WANTED, note: null })
  const granted = { campaignId: campaign.id, decision: 'granted' } as const
  expect(listExtensions(db, BUYER, granted, 9)).toMatchObject({ total: 1, page: 1 })
})

test('the buyer gives one supplier more time unasked; a waiting request it fulfils is granted by it', () => {
  const { db, id, requestId } = openWithRequest()
  const longer = { dueAt: endOfDay('2026-04-12'), note: '因台风顺延' }
  expect(extendAssessment(db, BY_BUYER, id, longer)).toEqual({ ok: true })
  expect(findAssessmentById(db, id)).toMatchObject({ dueAt: longer.dueAt, extensions: 1 })
  expect(findExtension(db, BUYER, requestId, NOW)?.request).toMatchObject({ decision: 'granted' })
  expect(mailsOf(db, 'due-date-extended')[0]?.message).toMatchObject({ note: '因台风顺延' })
  expect(extendAssessment(db, BY_READER, id, longer)).toMatchObject({ refusal: { code: 'not-allowed' } })
})

test('extending for all moves who has not submitted, keeps later dates, and tells those who moved', () => {
  const db = openPortal()
  const ids = Array.from({ length: 5 }, () => addSupplier(db))
  ids.forEach(id => addContact(db, id, { passwordHash: 'x' }))
  const { id } = openedCampaign(db, ids)
  const own = endOfDay('2026-04-30')
  putInto(db, id, [
    { state: 'invited' },
    { state: 'in-progress' },
    { state: 'in-progress', dueAt: own },
    { state: 'submitted' },
    { state: 'returned' },
  ])
  expect(extendCampaign(db, BY_BUYER, id, { dueAt: WANTED, note: null })).toEqual({ ok: true, moved: 2 })
  expect(requireCampaign(db, id).dueAt).toEqual(WANTED)
  const dates = db.select().from(assessments).orderBy(assessments.supplierId).all()
  const countOf = (at: Date) => dates.filter(({ dueAt }) => dueAt.getTime() === at.getTime()).length
  expect([countOf(WANTED), countOf(own), countOf(DUE)]).toEqual([2, 1, 2])
  expect(mailsOf(db, 'due-date-extended')).toHaveLength(2)
})

test('extending for all grants waiting requests it fulfils, without counting as the supplier’s own', () => {
  const { db, id, campaign, requestId } = openWithRequest()
  extendCampaign(db, BY_BUYER, campaign.id, { dueAt: WANTED, note: null })
  expect(findExtension(db, BUYER, requestId, NOW)?.request).toMatchObject({ decision: 'granted' })
  expect(findAssessmentById(db, id)).toMatchObject({ dueAt: WANTED, extensions: 0 })
})

test('extending for all leaves the request of a supplier that has submitted: its date does not move', () => {
  const { db, id, campaign, requestId } = openWithRequest()
  updateAssessment(db, id, { state: 'submitted' })
  extendCampaign(db, BY_BUYER, campaign.id, { dueAt: WANTED, note: null })
  expect(findExtension(db, BUYER, requestId, NOW)?.request).toMatchObject({ decision: 'pending' })
  expect(findAssessmentById(db, id)).toMatchObject({ dueAt: DUE })
})

test('the number bounds what a supplier may ask for: the buyer may still grant a request that waits', () => {
  const { db, id, requestId, asker } = openWithRequest()
  extendAssessment(db, BY_BUYER, id, { dueAt: endOfDay('2026-04-05'), note: null })
  expect(decideExtension(db, BY_BUYER, requestId, { grant: true, dueAt: WANTED, note: null }).ok).toBe(true)
  expect(findAssessmentById(db, id)).toMatchObject({ dueAt: WANTED, extensions: 2 })
  const later = { requestedDueAt: endOfDay('2026-04-20'), reason: '还需要时间' }
  expect(requestExtension(db, asker, id, later)).toMatchObject({ refusal: { code: 'extensions-used' } })
})

test('an earlier date, a closed campaign and a reader are refused', () => {
  const { db, campaign } = openWithRequest()
  const extend = (dueAt: Date, by = BY_BUYER) => extendCampaign(db, by, campaign.id, { dueAt, note: null })
  expect(extend(endOfDay('2026-03-20'))).toMatchObject({ refusal: { code: 'date-not-later' } })
  expect(extend(WANTED, BY_READER)).toMatchObject({ refusal: { code: 'not-allowed' } })
})

test('an address that a mail server refused is not written to', () => {
  const { db, id } = openWithRequest()
  db.update(users)
    .set({ undeliverableAt: NOW })
    .where(eq(users.supplierId, findAssessmentById(db, id)?.supplierId ?? ''))
    .run()
  extendAssessment(db, BY_BUYER, id, { dueAt: WANTED, note: null })
  expect(mailsOf(db, 'due-date-extended')).toEqual([])
})
