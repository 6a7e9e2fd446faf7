import { expect, test } from 'vitest'
import {
  addPerson,
  addSupplier,
  contextOf,
  eventsOf,
  later,
  mailsTo,
  NOW,
  openPortal,
} from '#app/accounts/accounts.test-support.ts'
import { transact, type Db } from '#db/client.server.ts'
import { openMailbox } from '../channel/mailbox.server.ts'
import { submitReport } from '../channel/submit-report.server.ts'
import type { ReportValues } from '../channel/report-form.ts'
import { declareConflict, endConflict } from '../registers/change-conflict.server.ts'
import {
  findMatter,
  findMatterLog,
  listMatters,
  openIdentity,
  openMatterFile,
  recordReading,
} from './find-matters.server.ts'
import { findStatistics } from './find-statistics.server.ts'
import { changeRecusal, handleMatter, writeEntry, type Handling } from './handle-matter.server.ts'
import { statesOf } from './matter-views.ts'
import type { MatterStep } from './matter-state.ts'
import { openMatter } from './open-matter.server.ts'
import { findMatterByCaseKey, findMatterById } from './queries.server.ts'
import { recordMatter } from './record-matter.server.ts'
import { caseKeyHash } from '../channel/case-key.server.ts'
import { remindLimits } from './remind-limits.server.ts'
import { confirmStep, endProposal, takeStep } from './take-step.server.ts'

const DAY_MS = 86_400_000
const REPORT: ReportValues = {
  topic: 'extortion',
  story: '收货的人要购物卡才肯验货。',
  involved: null,
  whenWhere: null,
  reporterKind: 'supplier',
  naming: 'named',
  name: '钱多多',
  contact: '138 0000 0000',
  organisation: null,
  once: 'page-1',
}
const HANDLING: Handling = {
  assigneeId: 'auditor',
  topic: 'extortion',
  supplierCode: null,
  isProtected: true,
  arePaymentsHeld: false,
  isRecovered: false,
}
const FILE = { fileName: '收据.png', sha256: 'b'.repeat(64), mediaType: 'image/png', sizeBytes: 9 }
const OPEN = { states: statesOf('open'), assigneeId: null }

/** A report, two people of the desk, and somebody of procurement. */
async function setUp(report: Partial<ReportValues> = {}) {
  const { db } = await openPortal()
  await addPerson(db, { id: 'auditor', roles: ['integrity'] })
  await addPerson(db, { id: 'colleague', roles: ['integrity'] })
  await addPerson(db, { id: 'buyer', roles: ['procurement', 'admin'] })
  const key = submitReport(db, { now: NOW, locale: 'zh-CN' }, { ...REPORT, ...report }, [FILE]).caseKey
  const matterId = findMatterByCaseKey(db, caseKeyHash(key))?.id ?? ''
  const as = (who: string, now = NOW) => contextOf(db, who, now)
  const rev = () => findMatterById(db, matterId)?.rev ?? 0
  const step = (name: MatterStep, reason = '理由', who = 'auditor') =>
    takeStep(db, as(who), { matterId, rev: rev(), step: name, reason })
  const confirm = (name: MatterStep, who: string) =>
    confirmStep(db, as(who), { matterId, rev: rev(), step: name })
  const handle = (change: Partial<Handling> = {}) =>
    handleMatter(db, as('auditor'), { matterId, rev: rev() }, { ...HANDLING, ...change })
  return { db, key, matterId, as, rev, step, confirm, handle }
}

function stateOf(db: Db, matterId: string) {
  return findMatterById(db, matterId)?.state
}

test('from report to file: every step, a reason where it needs one, four eyes at the end', async () => {
  const { db, key, matterId, step, confirm, handle } = await setUp()
  expect(step('register', '')).toEqual({ ok: true })
  expect(openMailbox(db, key)?.entries.at(-1)?.body).toContain('2026-0001')
  expect(step('accept')).toEqual({ ok: false, refusal: { code: 'assignee-missing' } })
  handle()
  for (const name of ['accept', 'investigate', 'escalate', 'resume', 'conclude', 'sanction'] as const)
    expect(step(name)).toEqual({ ok: true })
  expect(step('archive')).toEqual({ ok: false, refusal: { code: 'reporter-waiting' } })
  expect(step('give-feedback', ' ')).toEqual({ ok: false, refusal: { code: 'reason-required' } })
  expect(step('give-feedback', '已处分相关人员')).toEqual({ ok: true })
  expect(openMailbox(db, key)).toMatchObject({ stage: 'answered' })
  expect(openMailbox(db, key)?.entries.at(-1)).toMatchObject({ body: '已处分相关人员', isOwn: false })
  expect(step('archive')).toEqual({ ok: true })
  expect(stateOf(db, matterId)).toBe('feedback')
  expect(confirm('archive', 'auditor')).toEqual({ ok: false, refusal: { code: 'own-proposal' } })
  expect(confirm('archive', 'colleague')).toEqual({ ok: true })
  expect(findMatterById(db, matterId)).toMatchObject({ state: 'archived', outcome: 'sanction' })
})

test('a proposal can be sent back, blocks other steps meanwhile and reaches the others by mail', async () => {
  const { db, matterId, as, rev, step } = await setUp()
  step('register')
  step('not-accept', '与我方无关')
  expect(step('accept')).toEqual({ ok: false, refusal: { code: 'proposal-waiting', step: 'not-accept' } })
  const news = (who: string) => mailsTo(db, `${who}@buyer.example`).map(({ message }) => message)
  expect(news('colleague')).toMatchObject([{ news: 'new' }, { news: 'confirm' }])
  expect(news('auditor')).toMatchObject([{ news: 'new' }])
  expect(findMatter(db, as('colleague').actor, matterId, NOW)?.proposal).toMatchObject({
    byName: 'auditor',
    isOwn: false,
    reason: '与我方无关',
  })
  expect(endProposal(db, as('colleague'), { matterId, rev: rev() })).toEqual({ ok: true })
  expect(endProposal(db, as('colleague'), { matterId, rev: rev() })).toEqual({
    ok: false,
    refusal: { code: 'nothing-proposed' },
  })
})

test('of two people acting at once one succeeds and the other is told', async () => {
  const { db, matterId, as, rev } = await setUp()
  const seen = rev()
  const act = (who: string) => takeStep(db, as(who), { matterId, rev: seen, step: 'register', reason: '' })
  expect([act('auditor'), act('colleague')]).toEqual([
    { ok: true },
    { ok: false, refusal: { code: 'changed-meanwhile' } },
  ])
})

test('nobody outside the integrity function sees, counts or changes anything', async () => {
  const { db, matterId, as, rev, step } = await setUp()
  const { actor } = as('buyer')
  expect(listMatters(db, actor, OPEN, 1, NOW).total).toBe(0)
  expect(findMatter(db, actor, matterId, NOW)).toBeNull()
  expect(findMatterLog(db, actor, matterId)).toEqual([])
  expect(openIdentity(db, as('buyer'), matterId, 'curious')).toBeNull()
  expect(step('register', '', 'buyer')).toEqual({ ok: false, refusal: { code: 'not-found' } })
  expect(findStatistics(db, actor, NOW)).toEqual([])
  expect(recordMatter(db, as('buyer'), { ...REPORT, source: 'hotline' })).toBeNull()
  expect(rev()).toBe(1)
})

test('who is recused sees nothing of it, and works on it no more; a colleague can end that', async () => {
  const { db, matterId, as, handle } = await setUp()
  handle()
  const change = (isRecused: boolean, who: string) =>
    changeRecusal(db, as(who), matterId, { userId: 'auditor', isRecused, reason: '亲属' })
  expect(change(true, 'colleague')).toEqual({ ok: true })
  expect(findMatterById(db, matterId)?.assigneeId).toBeNull()
  expect(findMatter(db, as('auditor').actor, matterId, NOW)).toBeNull()
  expect(listMatters(db, as('auditor').actor, OPEN, 1, NOW).total).toBe(0)
  expect(openIdentity(db, as('auditor'), matterId, 'reason enough')).toBeNull()
  expect(openMatterFile(db, as('auditor'), matterId, 'any')).toBeNull()
  expect(change(false, 'auditor')).toEqual({ ok: false, refusal: { code: 'not-found' } })
  expect(handle({ assigneeId: 'auditor' })).toMatchObject({ ok: false })
  expect(change(false, 'colleague')).toEqual({ ok: true })
  expect(findMatter(db, as('auditor').actor, matterId, NOW)).not.toBeNull()
})

test('a declared relation with the supplier recuses as long as it lasts', async () => {
  const { db, matterId, as, rev } = await setUp()
  addSupplier(db, 'S-2')
  handleMatter(
    db,
    as('colleague'),
    { matterId, rev: rev() },
    { ...HANDLING, assigneeId: null, supplierCode: 'S-2' },
  )
  const declared = declareConflict(db, as('colleague'), {
    supplierCode: 'S-2',
    userId: 'auditor',
    party: null,
    relation: '兄弟',
    since: null,
  })
  expect(findMatter(db, as('auditor').actor, matterId, NOW)).toBeNull()
  expect(findMatter(db, as('colleague').actor, matterId, NOW)?.able).toEqual([
    { id: 'colleague', name: 'colleague' },
  ])
  if (declared.ok) endConflict(db, as('colleague'), declared.id)
  expect(findMatter(db, as('auditor').actor, matterId, NOW)).not.toBeNull()
})

test('nobody is given a matter about a supplier they are related to, in one step with the supplier either', async () => {
  const { db, as, handle } = await setUp()
  addSupplier(db, 'S-2')
  declareConflict(db, as('colleague'), {
    supplierCode: 'S-2',
    userId: 'auditor',
    party: null,
    relation: '兄弟',
    since: null,
  })
  const refused = { ok: false, refusal: { code: 'recused-person' } }
  expect(handle({ assigneeId: 'auditor', supplierCode: 'S-2' })).toEqual(refused)
  expect(handle({ assigneeId: 'colleague', supplierCode: 'S-2' })).toEqual({ ok: true })
})

test('the identity opens with a reason only, and both are on record', async () => {
  const { db, matterId, as } = await setUp()
  expect(openIdentity(db, as('auditor'), matterId, '  ')).toBeNull()
  expect(openIdentity(db, as('auditor'), matterId, '举报人同意电话核实')).toMatchObject({ name: '钱多多' })
  const [entry] = findMatterLog(db, as('colleague').actor, matterId)
  expect(entry).toMatchObject({
    type: 'matter.identity-opened',
    actorName: 'auditor',
    reason: '举报人同意电话核实',
  })
  expect(JSON.stringify(eventsOf(db))).not.toContain('钱多多')
})

test('reading is on record, once per sitting, and so is every file', async () => {
  const { db, matterId, as } = await setUp()
  recordReading(db, as('auditor'), matterId)
  recordReading(db, as('auditor', later(10 * 60_000)), matterId)
  recordReading(db, as('colleague'), matterId)
  recordReading(db, as('auditor', later(DAY_MS)), matterId)
  const file = findMatter(db, as('auditor').actor, matterId, NOW)?.entries[0]?.files[0]
  expect(openMatterFile(db, as('auditor'), matterId, file?.id ?? '')?.fileName).toBe('收据.png')
  const log = findMatterLog(db, as('auditor').actor, matterId)
  expect(log.map(({ type, actorName }) => `${type} ${actorName}`)).toEqual([
    'matter.file-opened auditor',
    'matter.read auditor',
    'matter.read colleague',
    'matter.read auditor',
    'matter.reporter-wrote null',
    'matter.opened null',
  ])
  expect(eventsOf(db).every(({ isRestricted }) => isRestricted)).toBe(true)
})

test('letters and notes go where they belong; without a reporter there is no mailbox', async () => {
  const { db, key, matterId, as } = await setUp()
  writeEntry(db, as('auditor'), matterId, { kind: 'to-reporter', body: '哪一天？' })
  writeEntry(db, as('auditor'), matterId, { kind: 'note', body: '查监控' })
  expect(openMailbox(db, key)?.entries.map(({ body }) => body)).toEqual([REPORT.story, '哪一天？'])
  const found = transact(db, tx =>
    openMatter(tx, { actor: null, now: NOW }, { source: 'questionnaire', topic: 'gifts', summary: 'x' }),
  )
  expect(writeEntry(db, as('auditor'), found.id, { kind: 'to-reporter', body: '?' })).toEqual({
    ok: false,
    refusal: { code: 'no-mailbox' },
  })
})

test('what came by telephone gets a key to pass on', async () => {
  const { db, as } = await setUp()
  const recorded = recordMatter(db, as('auditor'), { ...REPORT, source: 'hotline' })
  expect(openMailbox(db, recorded?.caseKey ?? '')).toMatchObject({ code: '2026-0002' })
  const own = recordMatter(db, as('auditor'), { ...REPORT, source: 'own-finding' })
  expect(own?.caseKey).toBeNull()
})

test('each limit is reminded of once when it is near and once when it is over', async () => {
  const { db, step, handle } = await setUp()
  const limits = (who: string) =>
    mailsTo(db, `${who}@buyer.example`).filter(
      ({ message }) => message.kind === 'matter-news' && message.news === 'limit',
    ).length
  const run = (days: number) => {
    remindLimits(db, later(days * DAY_MS))
    remindLimits(db, later(days * DAY_MS))
    return [limits('auditor'), limits('colleague')]
  }
  expect(run(4)).toEqual([0, 0])
  expect(run(5)).toEqual([1, 1])
  expect(run(7)).toEqual([2, 2])
  step('register')
  handle()
  expect(run(75)).toEqual([2, 2])
  expect(run(76)).toEqual([3, 2])
  expect(run(90)).toEqual([4, 2])
  expect(run(200)).toEqual([4, 2])
})

test('the statistics count, and say nothing else', async () => {
  const { db, as, step, handle } = await setUp()
  step('register')
  handle()
  for (const name of ['accept', 'investigate', 'conclude', 'sanction', 'give-feedback'] as const) step(name)
  transact(db, tx =>
    openMatter(
      tx,
      { actor: null, now: NOW },
      { source: 'questionnaire', topic: 'gifts', summary: '酒', supplierId: 'supplier-one' },
    ),
  )
  const [year] = findStatistics(db, as('auditor').actor, later(8 * DAY_MS))
  expect(year).toEqual({
    year: 2026,
    total: 2,
    reported: 1,
    bySuppliers: 1,
    aboutSuppliers: 1,
    anonymous: 0,
    accepted: 1,
    substantiated: 1,
    judicial: 0,
    acknowledged: { part: 1, whole: 2 },
    answered: { part: 1, whole: 1 },
    byTopic: [
      { key: 'extortion', count: 1 },
      { key: 'gifts', count: 1 },
    ],
    bySource: expect.arrayContaining([
      { key: 'form', count: 1 },
      { key: 'questionnaire', count: 1 },
    ]),
    byState: expect.arrayContaining([
      { key: 'feedback', count: 1 },
      { key: 'received', count: 1 },
    ]),
  })
})
