import { expect, test } from 'vitest'
import { addPerson, eventsOf, mailsTo, NOW, openPortal } from '#app/accounts/accounts.test-support.ts'
import { transact, type Db } from '#db/client.server.ts'
import { matterEntries, matterFiles, matters, reporterIdentities } from '#db/schema/index.ts'
import { findRecusedIds } from '../matters/desk-queries.server.ts'
import { findIdentity } from '../matters/mailbox-queries.server.ts'
import { findMatterByCaseKey } from '../matters/queries.server.ts'
import { unlockText } from '../vault/vault.server.ts'
import { plainCaseKey } from './case-key.ts'
import { caseKeyHash, newCaseKey } from './case-key.server.ts'
import { forgiveTry, refuseTry } from './channel-throttle.server.ts'
import { addEntry } from './entries.server.ts'
import { MAX_LETTERS, openMailbox, writeToDesk } from './mailbox.server.ts'
import { readReport, type ReportValues } from './report-form.ts'
import { summaryText } from './report-words.ts'
import { identityOf, submitReport } from './submit-report.server.ts'

const SENDER = { now: NOW, locale: 'zh-CN' } as const
const REPORT: ReportValues = {
  topic: 'extortion',
  story: '收货的人要购物卡才肯验货。',
  involved: '仓库的赵主管',
  whenWhere: null,
  reporterKind: 'supplier',
  naming: 'named',
  name: '钱多多',
  contact: '138 0000 0000',
  organisation: '碧水铸造',
  once: 'page-1',
}
const FILE = { fileName: '钱多多的照片.png', sha256: 'a'.repeat(64), mediaType: 'image/png', sizeBytes: 9 }

function report(db: Db, change: Partial<ReportValues> = {}) {
  const read = readReport({ ...REPORT, ...change })
  if (!read.ok) throw new Error('not complete')
  return submitReport(db, SENDER, read.values, [FILE]).caseKey
}

test('nothing that was written, and nothing of who wrote it, can be read in the database', async () => {
  const { db } = await openPortal()
  const key = report(db)
  const rows = [matters, matterEntries, matterFiles, reporterIdentities].flatMap(table =>
    db.select().from(table).all(),
  )
  const written = JSON.stringify([rows, eventsOf(db)])
  expect(written).not.toMatch(/购物卡|赵主管|钱多多|138|碧水/)
  expect(written).not.toContain(plainCaseKey(key))
  expect(
    eventsOf(db).map(({ type, actorId, ip, isRestricted }) => [type, actorId, ip, isRestricted]),
  ).toEqual([
    ['matter.opened', null, null, true],
    ['matter.reporter-wrote', null, null, true],
  ])
})

test('the name lies in the vault, apart from the report; an anonymous one leaves none', async () => {
  const { db } = await openPortal()
  const named = findMatterByCaseKey(db, caseKeyHash(report(db)))
  const identity = findIdentity(db, named?.id ?? '')
  expect(JSON.parse(unlockText(identity?.locked ?? '', identityOf(named?.id ?? '')))).toEqual({
    name: '钱多多',
    contact: '138 0000 0000',
    organisation: '碧水铸造',
  })
  const anonymous = findMatterByCaseKey(db, caseKeyHash(report(db, { naming: 'anonymous' })))
  expect([anonymous?.isAnonymous, findIdentity(db, anonymous?.id ?? '')]).toEqual([true, null])
})

test('a real name is asked for where it was promised', () => {
  const { once: _, ...values } = REPORT
  expect(readReport({ ...values, once: null, name: null })).toEqual({
    ok: false,
    errors: { name: { code: 'required' } },
  })
})

test('the same page sent again answers the same key and adds nothing; a changed one is another report', async () => {
  const { db } = await openPortal()
  const key = report(db)
  expect(report(db)).toBe(key)
  expect(db.select().from(matters).all()).toHaveLength(1)
  expect(report(db, { story: '还有一件事：他又要了一次。' })).not.toBe(key)
  expect(report(db, { once: 'page-2' })).not.toBe(key)
  expect(db.select().from(matters).all()).toHaveLength(3)
})

test('the key opens the mailbox however it is typed; another one opens nothing', async () => {
  const { db } = await openPortal()
  const key = report(db)
  const typed = ` ${key.toLowerCase().replaceAll('-', ' ')} `
  expect(openMailbox(db, typed)).toMatchObject({
    code: '2026-0001',
    stage: 'received',
    entries: [{ isOwn: true, files: ['钱多多的照片.png'] }],
  })
  expect(openMailbox(db, key.slice(0, -1))).toBeNull()
  expect(openMailbox(db, newCaseKey())).toBeNull()
})

test('both write; the desk’s notes are not for the reporter', async () => {
  const { db } = await openPortal()
  await addPerson(db, { id: 'auditor', roles: ['integrity'] })
  const key = report(db)
  const matterId = findMatterByCaseKey(db, caseKeyHash(key))?.id ?? ''
  const write = { matterId, authorId: 'auditor', writtenAt: NOW }
  transact(db, tx => addEntry(tx, { ...write, kind: 'to-reporter', body: '是哪一天？' }))
  transact(db, tx => addEntry(tx, { ...write, kind: 'note', body: '赵主管有前例' }))
  expect(writeToDesk(db, NOW, { key, body: '上周五', once: 'l1' }, [])).toEqual({ ok: true })
  expect(writeToDesk(db, NOW, { key, body: '上周五', once: 'l1' }, [])).toEqual({ ok: true })
  expect(
    openMailbox(db, key)
      ?.entries.map(({ body, isOwn }) => [isOwn, body])
      .slice(1),
  ).toEqual([
    [false, '是哪一天？'],
    [true, '上周五'],
  ])
  expect(mailsTo(db, 'auditor@buyer.example').map(({ message }) => message)).toMatchObject([
    { news: 'new' },
    { news: 'message' },
  ])
})

test('a mailbox takes only so many letters, and none without its key', async () => {
  const { db } = await openPortal()
  const key = report(db)
  for (let n = 1; n < MAX_LETTERS; n++) writeToDesk(db, NOW, { key, body: `第${n}封`, once: null }, [])
  expect(writeToDesk(db, NOW, { key, body: '再一封', once: null }, [])).toEqual({
    ok: false,
    refusal: 'too-many',
  })
  expect(writeToDesk(db, NOW, { key: newCaseKey(), body: '猜', once: null }, [])).toEqual({
    ok: false,
    refusal: 'not-found',
  })
})

test('whoever of the desk is named in a report is recused from it', async () => {
  const { db } = await openPortal()
  await addPerson(db, { id: 'zhou-zheng', roles: ['integrity'] })
  const key = report(db, { involved: 'Zhou-Zheng, internal audit' })
  expect(findRecusedIds(db, findMatterByCaseKey(db, caseKeyHash(key))?.id ?? '')).toEqual(['zhou-zheng'])
})

test('guessing keys from one address comes to an end; who holds one is not counted', async () => {
  const ip = '198.51.100.77'
  for (let n = 0; n < 30; n++) {
    expect(await refuseTry('mailbox', ip)).toBeNull()
    if (n === 0) await forgiveTry('mailbox', ip)
  }
  expect(await refuseTry('mailbox', ip)).toBeNull()
  expect(await refuseTry('mailbox', ip)).toBeInstanceOf(Date)
  expect(await refuseTry('mailbox', '198.51.100.78')).toBeNull()
})

test.each([
  ['短', '短'],
  ['一\n二', '一 二'],
  ['字'.repeat(161), `${'字'.repeat(159)}…`],
])('the summary of %s', (story, summary) => {
  expect(summaryText(story)).toBe(summary)
})
