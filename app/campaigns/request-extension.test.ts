import { expect, test } from 'vitest'
import { endOfDay } from '#app/i18n/format.ts'
import { acting, createUser } from '#db/factories/index.ts'
import { extensionRequests, outbox } from '#db/schema/index.ts'
import {
  addSupplier,
  eventTypes,
  NOW,
  openedCampaign,
  openPortal,
  putInto,
} from './campaigns.test-support.ts'
import { declineAssessment, takeBackDecline, withdrawDecline } from './decline-assessment.server.ts'
import { findAssessmentById } from './queries.server.ts'
import { findExtensionSituation, requestExtension } from './request-extension.server.ts'

const ASKED = { requestedDueAt: endOfDay('2026-04-10'), reason: '体检报告下周才出' }

function openWithSupplier() {
  const db = openPortal()
  const supplierId = addSupplier(db)
  const person = createUser(db, { supplierId })
  const campaign = openedCampaign(db, [supplierId])
  const [row] = putInto(db, campaign.id, [{ state: 'in-progress' }])
  return { db, supplierId, person, campaign, id: row?.id ?? '', as: acting(person, NOW) }
}

test('a supplier asks for more time: kept with its reason, and the campaign maker is told', () => {
  const { db, id, person, as } = openWithSupplier()
  expect(requestExtension(db, as, id, ASKED)).toMatchObject({ ok: true })
  expect(db.select().from(extensionRequests).all()).toMatchObject([
    { assessmentId: id, decision: 'pending', requestedById: person.userId, ...ASKED },
  ])
  expect(eventTypes(db)).toContain('extension.requested')
  const mail = db.select().from(outbox).all().at(-1)
  expect(mail).toMatchObject({ toAddress: 'lin@buyer.example', userId: 'lin', assessmentId: id })
  expect(mail?.message).toMatchObject({ kind: 'extension-requested', requestedDueOn: '2026年4月10日' })
})

test('one request waits at a time, and its page says so', () => {
  const { db, id, person, as } = openWithSupplier()
  expect(findExtensionSituation(db, person, id, NOW)).toMatchObject({
    requests: [],
    refusal: null,
    latestOn: '2026-04-14',
  })
  requestExtension(db, as, id, ASKED)
  expect(requestExtension(db, as, id, ASKED)).toMatchObject({ refusal: { code: 'extension-pending' } })
  expect(findExtensionSituation(db, person, id, NOW)).toMatchObject({
    requests: [{ decision: 'pending', requestedByName: person.name }],
    refusal: { code: 'extension-pending' },
  })
})

test('a date past the limit, no reason, a submitted checklist and a stranger are refused', () => {
  const { db, id, campaign, as } = openWithSupplier()
  const stranger = acting(createUser(db, { supplierId: addSupplier(db) }), NOW)
  const far = { ...ASKED, requestedDueAt: endOfDay('2026-05-01') }
  expect(requestExtension(db, as, id, far)).toMatchObject({ refusal: { latestOn: '2026-04-14' } })
  expect(requestExtension(db, as, id, { ...ASKED, reason: ' ' })).toMatchObject({
    refusal: { code: 'reason-required' },
  })
  expect(requestExtension(db, stranger, id, ASKED)).toMatchObject({ refusal: { code: 'not-found' } })
  putInto(db, campaign.id, [{ state: 'submitted' }])
  expect(requestExtension(db, as, id, ASKED)).toMatchObject({ refusal: { code: 'not-answering' } })
  expect(db.select().from(extensionRequests).all()).toEqual([])
})

test('a supplier declines with a reason, once; the buyer is told and it stays where it was', () => {
  const { db, id, as } = openWithSupplier()
  expect(declineAssessment(db, as, id, ' ')).toMatchObject({ refusal: { code: 'reason-required' } })
  expect(declineAssessment(db, as, id, '已停止供货')).toEqual({ ok: true })
  expect(declineAssessment(db, as, id, '已停止供货')).toMatchObject({ refusal: { code: 'already-declined' } })
  expect(findAssessmentById(db, id)).toMatchObject({
    state: 'in-progress',
    declinedAt: NOW,
    declineReason: '已停止供货',
  })
  const mails = db.select().from(outbox).all()
  expect(mails.filter(({ message }) => message.kind === 'assessment-declined')).toHaveLength(1)
})

test('only who speaks for the supplier declines; a colleague who answers does not', () => {
  const { db, id, supplierId } = openWithSupplier()
  const colleague = createUser(db, { supplierId, roles: ['contributor'] })
  expect(declineAssessment(db, acting(colleague, NOW), id, '已停止供货')).toMatchObject({
    refusal: { code: 'not-allowed' },
  })
})

test('a decline is taken back by saying so or by answering, each recorded once', () => {
  const { db, id, as } = openWithSupplier()
  declineAssessment(db, as, id, '已停止供货')
  const declined = findAssessmentById(db, id)
  if (!declined) throw new Error('no assessment')
  takeBackDecline(db, as, declined)
  expect(findAssessmentById(db, id)).toMatchObject({ declinedAt: null, declineReason: null })
  expect(withdrawDecline(db, as, id)).toEqual({ ok: true })
  declineAssessment(db, as, id, '人手不足')
  expect(withdrawDecline(db, as, id)).toEqual({ ok: true })
  const withdrawn = eventTypes(db).filter(type => type === 'assessment.decline-withdrawn')
  expect(withdrawn).toHaveLength(2)
})

test('what has been submitted or closed cannot be declined any more', () => {
  const { db, id, campaign, as } = openWithSupplier()
  putInto(db, campaign.id, [{ state: 'submitted' }])
  expect(declineAssessment(db, as, id, '已停止供货')).toMatchObject({ refusal: { code: 'not-answering' } })
})
