import { expect, test } from 'vitest'
import { createSupplier, createUser } from '#db/factories/index.ts'
import { caseEvents, mailsOf, onDay, openMeasures, publishGrade } from './measures.test-support.ts'
import { openCasesForSilence } from './open-case.server.ts'
import { findOpenCaseBySupplierId } from './queries.server.ts'
import { remindMeasures, tendMeasures } from './tend-measures.server.ts'

test('a deadline is missed with the first moment after its last day in China, and not before', () => {
  const measures = openMeasures()
  const { db, supplier, committee, second } = measures
  const { open } = publishGrade(measures, supplier, 'C', onDay(0))
  const dueAt = open?.dueAt
  if (!dueAt) throw new Error('no deadline')
  expect(tendMeasures(db, dueAt)).toEqual({ suppliers: 0, mails: 0 })
  expect(findOpenCaseBySupplierId(db, supplier.id)?.state).toBe('improving')
  const after = new Date(dueAt.getTime() + 1)
  expect(tendMeasures(db, after)).toEqual({ suppliers: 1, mails: 2 })
  expect(findOpenCaseBySupplierId(db, supplier.id)).toMatchObject({
    state: 'decision-due',
    decisionDueAt: after,
    committeeToldAt: after,
  })
  expect(tendMeasures(db, after)).toEqual({ suppliers: 0, mails: 0 })
  const told = mailsOf(db, 'committee-news').map(({ userId }) => userId)
  expect(new Set(told)).toEqual(new Set([committee.userId, second.userId]))
  expect(told).toHaveLength(2)
  expect(caseEvents(db)).toEqual(['case.opened', 'case.missed'])
})

test('the committee has one mail about all decisions that have become due since the last', () => {
  const measures = openMeasures()
  const { db } = measures
  const suppliers = Array.from({ length: 25 }, () => createSupplier(db))
  for (const supplier of suppliers) publishGrade(measures, supplier, 'D', onDay(0))
  expect(tendMeasures(db, onDay(1))).toEqual({ suppliers: 0, mails: 2 })
  const [mail] = mailsOf(db, 'committee-news')
  expect(mail?.message).toMatchObject({ news: 'due', count: 25, url: 'https://portal.example/committee' })
  expect(mail?.message.kind === 'committee-news' && mail.message.suppliers).toHaveLength(20)
  publishGrade(measures, createSupplier(db), 'D', onDay(2))
  tendMeasures(db, onDay(2))
  expect(mailsOf(db, 'committee-news').at(-1)?.message).toMatchObject({ count: 1 })
})

test('as long as the committee has no members, nobody counts as told', () => {
  const measures = openMeasures()
  const { db, raw, supplier } = measures
  publishGrade(measures, supplier, 'D', onDay(0))
  raw.prepare(`delete from user_roles where role = 'committee'`).run()
  expect(tendMeasures(db, onDay(1))).toEqual({ suppliers: 0, mails: 0 })
  createUser(db, { roles: ['committee'] })
  expect(tendMeasures(db, onDay(2))).toEqual({ suppliers: 0, mails: 1 })
})

test('many deadlines on one day are all missed, however few go into one transaction', () => {
  const measures = openMeasures()
  const { db } = measures
  const silent = Array.from({ length: 120 }, () => ({ id: null, supplierId: createSupplier(db).id }))
  openCasesForSilence(db, onDay(0), silent)
  expect(tendMeasures(db, onDay(30))).toMatchObject({ suppliers: 0 })
  expect(tendMeasures(db, onDay(31))).toMatchObject({ suppliers: 120 })
})

test('a supplier is reminded on the days before its deadline, each time once', () => {
  const measures = openMeasures()
  const { db, supplier } = measures
  publishGrade(measures, supplier, 'C', onDay(0))
  const remindedOn = (day: number) => remindMeasures(db, onDay(day)).mails
  expect([75, 76, 76, 77, 83, 84, 89, 90].map(remindedOn)).toEqual([0, 1, 0, 0, 1, 0, 1, 0])
  const dueOns = mailsOf(db, 'measure-news').map(({ message }) => 'news' in message && message.news)
  expect(dueOns).toEqual(['improving', 'reminder', 'reminder', 'reminder'])
})

test('whoever is silent is reminded to explain itself, not to improve', () => {
  const { db, supplier } = openMeasures()
  openCasesForSilence(db, onDay(0), [{ id: null, supplierId: supplier.id }])
  expect(remindMeasures(db, onDay(23))).toEqual({ suppliers: 1, mails: 1 })
  expect(mailsOf(db, 'measure-news').at(-1)?.message).toMatchObject({ news: 'silent-reminder' })
})
