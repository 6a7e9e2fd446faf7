import { expect, test } from 'vitest'
import { addPerson, eventsOf, mailsTo, NOW, openPortal } from '#app/accounts/accounts.test-support.ts'
import { transact, type Db } from '#db/client.server.ts'
import { openMatter, summaryOf, type NewMatter } from './open-matter.server.ts'
import { findRecusedIds } from './desk-queries.server.ts'
import { findMatterById } from './queries.server.ts'
import { unlockText } from '../vault/vault.server.ts'

const RED: NewMatter = {
  source: 'questionnaire',
  topic: 'extortion',
  summary: '对方采购人员索要购物卡',
  supplierId: 'supplier-one',
  itemCodes: ['INT-06'],
}

function open(db: Db, matter: Partial<NewMatter> = {}, now = NOW) {
  return transact(db, tx => openMatter(tx, { actor: null, now }, { ...RED, ...matter }))
}

test('a matter gets the next number of its year, in China', async () => {
  const { db } = await openPortal()
  expect(open(db).code).toBe('2026-0001')
  expect(open(db).code).toBe('2026-0002')
  expect(open(db, {}, new Date('2026-12-31T16:00:00Z')).code).toBe('2027-0001')
})

test('what it is about lies encrypted; event and mail say nothing of it', async () => {
  const { db } = await openPortal()
  await addPerson(db, { id: 'auditor', roles: ['integrity'] })
  const { id } = open(db, { said: '王先生要了购物卡' })
  const matter = findMatterById(db, id)
  expect(unlockText(matter?.lockedSummary ?? '', summaryOf(id))).toBe(RED.summary)
  expect(matter).toMatchObject({ state: 'received', supplierId: 'supplier-one', caseKeyHash: null })
  const event = eventsOf(db).find(({ type }) => type === 'matter.opened')
  expect(event).toMatchObject({ actorId: null, ip: null, isRestricted: true, supplierId: 'supplier-one' })
  const [mail] = mailsTo(db, 'auditor@buyer.example')
  expect(mail).toMatchObject({ supplierId: null, message: { kind: 'matter-news', news: 'new' } })
  const written = JSON.stringify([matter, event, mail])
  expect(written).not.toMatch(/购物卡|索要|王先生/)
  expect(JSON.stringify([event?.data, mail])).not.toContain('INT-06')
})

test('whom it names never hears of it; the others do', async () => {
  const { db } = await openPortal()
  await addPerson(db, { id: 'zhou-zheng', roles: ['integrity'] })
  await addPerson(db, { id: 'colleague', roles: ['integrity', 'viewer'] })
  const { id } = open(db, { said: 'It was Zhou-Zheng who asked' })
  expect(findRecusedIds(db, id)).toEqual(['zhou-zheng'])
  expect(mailsTo(db, 'zhou-zheng@buyer.example')).toEqual([])
  expect(mailsTo(db, 'colleague@buyer.example')).toHaveLength(1)
})

test('when nobody of the desk may see it, the administrators are asked for another person', async () => {
  const { db } = await openPortal()
  await addPerson(db, { id: 'zhou-zheng', roles: ['integrity'] })
  await addPerson(db, { id: 'boss', roles: ['admin'] })
  open(db, { said: 'zhou-zheng' })
  expect(mailsTo(db, 'boss@buyer.example')).toMatchObject([{ message: { news: 'nobody' } }])
})
