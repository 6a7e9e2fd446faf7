import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { endOfDay } from '#app/i18n/format.ts'
import { acting, createUser } from '#db/factories/index.ts'
import { assessments, conflictEntries, events, suppliers as register } from '#db/schema/index.ts'
import { addSuppliers } from './add-suppliers.server.ts'
import { askAgain } from './ask-again.server.ts'
import { assignReviewer, handOver } from './assign-reviewers.server.ts'
import {
  addContact,
  addSupplier,
  BY_BUYER,
  BY_READER,
  DUE,
  mailsOf,
  NOW,
  openedCampaign,
  openPortal,
  putInto,
  requireCampaign,
} from './campaigns.test-support.ts'
import { closeCampaign, previewClosing } from './close-campaign.server.ts'
import { declineAssessment } from './decline-assessment.server.ts'
import { endExemption } from './end-exemption.server.ts'
import { exemptAssessment } from './exempt-assessment.server.ts'
import { findAssessmentById, updateAssessment } from './queries.server.ts'

const LATE = endOfDay('2026-04-15')

function openWith(count: number) {
  const db = openPortal()
  const suppliers = Array.from({ length: count }, () => addSupplier(db))
  suppliers.forEach(id => addContact(db, id, { passwordHash: 'x' }))
  const campaign = openedCampaign(db, suppliers)
  const rows = db.select().from(assessments).all()
  const [first] = rows
  if (!first) throw new Error('no assessment')
  return { db, suppliers, campaign, rows, id: first.id, supplierId: first.supplierId }
}

test('late suppliers are frozen and invited with a date of their own; who is in stays as it is', () => {
  const { db, suppliers, campaign } = openWith(2)
  const late = addSupplier(db, { category: 'logistics' })
  addContact(db, late)
  const result = addSuppliers(db, BY_BUYER, campaign.id, { supplierIds: [...suppliers, late], dueAt: LATE })
  expect(result).toMatchObject({ ok: true, population: 1, mails: 1, withoutContact: [] })
  const dates = db
    .select()
    .from(assessments)
    .all()
    .map(({ supplierId, dueAt }) => [supplierId, dueAt])
  expect(Object.fromEntries(dates)).toEqual({
    [suppliers[0] ?? '']: DUE,
    [suppliers[1] ?? '']: DUE,
    [late]: LATE,
  })
  expect(mailsOf(db, 'campaign-invitation').at(-1)?.message).toMatchObject({ dueOn: '2026年4月15日' })
})

test('nobody new, a date that is over, a closed campaign and a reader are refused', () => {
  const { db, suppliers, campaign } = openWith(1)
  const late = [addSupplier(db)]
  const add = (supplierIds: string[], dueAt = LATE, by = BY_BUYER) =>
    addSuppliers(db, by, campaign.id, { supplierIds, dueAt })
  expect(add(suppliers)).toMatchObject({ refusal: { code: 'nobody-chosen' } })
  expect(add(late, NOW)).toMatchObject({ refusal: { code: 'due-date-past' } })
  expect(add(late, LATE, BY_READER)).toMatchObject({ refusal: { code: 'not-allowed' } })
  closeCampaign(db, BY_BUYER, campaign.id)
  expect(add(late)).toMatchObject({ refusal: { code: 'wrong-state', state: 'closed' } })
})

test('closed and disqualified suppliers are not added later: all is refused, and how many they are is said', () => {
  const { db, campaign } = openWith(1)
  const [well, closed, barred] = [
    addSupplier(db),
    addSupplier(db),
    addSupplier(db, { status: 'disqualified' }),
  ]
  db.update(register).set({ closedAt: NOW }).where(eq(register.id, closed)).run()
  const add = (supplierIds: string[]) => addSuppliers(db, BY_BUYER, campaign.id, { supplierIds, dueAt: LATE })
  expect(add([well, closed, barred])).toEqual({ ok: false, refusal: { code: 'not-invitable', count: 2 } })
  expect(db.select().from(assessments).all()).toHaveLength(1)
  expect(add([well])).toMatchObject({ ok: true, population: 1 })
})

test('an exemption is taken back while the campaign is open: the supplier goes on where it was', () => {
  const { db, campaign, id } = openWith(1)
  updateAssessment(db, id, { state: 'in-progress', startedAt: NOW })
  expect(endExemption(db, BY_BUYER, id)).toMatchObject({ refusal: { code: 'wrong-state' } })
  exemptAssessment(db, BY_BUYER, id, { reason: '本年度无供货' })
  expect(endExemption(db, BY_READER, id)).toMatchObject({ refusal: { code: 'not-allowed' } })
  expect(endExemption(db, BY_BUYER, id)).toEqual({ ok: true })
  expect(findAssessmentById(db, id)).toMatchObject({ state: 'in-progress', exemptReason: null, dueAt: DUE })
  exemptAssessment(db, BY_BUYER, id, { reason: '本年度无供货' })
  closeCampaign(db, BY_BUYER, campaign.id)
  expect(endExemption(db, BY_BUYER, id)).toMatchObject({ refusal: { code: 'campaign-not-open' } })
})

test('a supplier that declined is asked again: the invitation goes out once more', () => {
  const { db, id, supplierId } = openWith(1)
  expect(askAgain(db, BY_BUYER, id)).toMatchObject({ refusal: { code: 'not-declined' } })
  declineAssessment(db, acting(createUser(db, { supplierId, passwordHash: 'x' }), NOW), id, '已停止供货')
  expect(askAgain(db, BY_BUYER, id)).toEqual({ ok: true, mails: 2 })
  expect(findAssessmentById(db, id)?.declinedAt).toBeNull()
  expect(mailsOf(db, 'campaign-invitation')).toHaveLength(3)
})

test('closing while suppliers have more time is refused until it is confirmed', () => {
  const { db, campaign, id } = openWith(3)
  updateAssessment(db, id, { dueAt: LATE })
  expect(previewClosing(db, campaign, NOW)).toEqual({ answering: 3, declined: 0, running: 1, requests: 0 })
  expect(closeCampaign(db, BY_BUYER, campaign.id)).toEqual({
    ok: false,
    refusal: { code: 'extensions-running', count: 1 },
  })
  expect(requireCampaign(db, campaign.id).state).toBe('open')
  expect(closeCampaign(db, BY_BUYER, campaign.id, { isConfirmed: true })).toEqual({ ok: true, noResponse: 3 })
})

test('an extension that is over, or whose supplier has submitted, does not hold a campaign open', () => {
  const { db, campaign, id } = openWith(2)
  updateAssessment(db, id, { dueAt: LATE, state: 'submitted' })
  expect(closeCampaign(db, { ...BY_BUYER, now: new Date(LATE.getTime() + 1) }, campaign.id)).toMatchObject({
    ok: true,
    noResponse: 1,
  })
})

test('a reviewer is given one assessment, or it is put back; not once its grade is published', () => {
  const { db, id } = openWith(1)
  const reviewer = createUser(db)
  expect(assignReviewer(db, BY_BUYER, id, reviewer.userId)).toEqual({ ok: true, count: 1 })
  expect(assignReviewer(db, BY_BUYER, id, reviewer.userId)).toEqual({ ok: true, count: 0 })
  expect(assignReviewer(db, BY_BUYER, id, null)).toEqual({ ok: true, count: 1 })
  expect(assignReviewer(db, BY_BUYER, id, 'nobody')).toMatchObject({ refusal: { code: 'no-reviewer' } })
  updateAssessment(db, id, { state: 'published' })
  expect(assignReviewer(db, BY_BUYER, id, reviewer.userId)).toMatchObject({
    refusal: { code: 'already-published' },
  })
  const noted = db.select().from(events).where(eq(events.type, 'assessment.reviewer-assigned')).all()
  expect(noted.map(({ data }) => data)).toEqual([
    { from: null, to: reviewer.userId },
    { from: reviewer.userId, to: null },
  ])
})

test('nobody is given the review of a supplier they are recused from, alone or with others', () => {
  const { db, campaign, rows, id, supplierId } = openWith(3)
  const [ann, bo] = [createUser(db, { name: '陈安' }), createUser(db)]
  const declared = {
    kind: 'relation',
    party: '碧水铸造',
    relation: '兄弟',
    ourPerson: '陈安',
    since: '',
  } as const
  db.insert(conflictEntries)
    .values({ ...declared, id: 'c-1', supplierId, userId: ann.userId, linkedAt: NOW, declaredAt: NOW })
    .run()
  expect(assignReviewer(db, BY_BUYER, id, ann.userId)).toEqual({
    ok: false,
    refusal: { code: 'recused', name: '陈安' },
  })
  const give = (...to: string[]) => handOver(db, BY_BUYER, campaign.id, { from: null, to, category: null })
  expect(give(ann.userId)).toEqual({ ok: false, refusal: { code: 'all-recused', count: 1 } })
  expect(rows.map(row => findAssessmentById(db, row.id)?.reviewerId)).toEqual([null, null, null])
  expect(give(ann.userId, bo.userId)).toEqual({ ok: true, count: 3 })
  expect(findAssessmentById(db, id)?.reviewerId).toBe(bo.userId)
})

test('reviews are handed over in equal shares; what is published stays', () => {
  const { db, campaign, rows } = openWith(7)
  putInto(db, campaign.id, [{ state: 'published' }])
  const [ann, bo] = [createUser(db), createUser(db)]
  const to = [ann.userId, bo.userId]
  expect(handOver(db, BY_BUYER, campaign.id, { from: null, to, category: null })).toEqual({
    ok: true,
    count: 6,
  })
  const shares = rows.map(({ id }) => findAssessmentById(db, id)?.reviewerId ?? 'nobody')
  const countOf = (id: string) => shares.filter(each => each === id).length
  expect([countOf(ann.userId), countOf(bo.userId), countOf('nobody')]).toEqual([3, 3, 1])
  const back = { from: ann.userId, to: [ann.userId], category: null }
  expect(handOver(db, BY_BUYER, campaign.id, back)).toMatchObject({ refusal: { code: 'no-reviewer' } })
  const none = { from: null, to, category: 'logistics' as const }
  expect(handOver(db, BY_BUYER, campaign.id, none)).toEqual({ ok: true, count: 0 })
})
