import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createSupplier, createUser } from '#db/factories/index.ts'
import { events, outbox, suppliers, supplierSites, userRoles, users } from '#db/schema/index.ts'
import { applyImport } from './apply-import.server.ts'
import { checkImport, decideOpenRows, decideRow } from './check-import.server.ts'
import { discardImport } from './end-import.server.ts'
import { findRows } from './find-import.server.ts'
import {
  acting,
  check,
  codesOf,
  creditCode,
  everything,
  finished,
  LATER,
  openRegister,
  problemsOf,
  requireImport,
  row,
  rowsOf,
  TITLES,
} from './imports.test-support.ts'
import type { RowDecision } from './import-state.ts'

const WITH_CREDIT_CODE = [...TITLES, '信用代码']
type Register = ReturnType<typeof openRegister>

test('everything a row can say is registered, with sites, owner and people, and no mail is sent', async () => {
  const register = openRegister()
  const { db, buyer } = register
  await imported(register, [
    [
      ...TITLES,
      '英文名称',
      '合作状态',
      '状态日期',
      '状态原因',
      '战略',
      '小微',
      '人数',
      '年采购额',
      '供货基地',
      '对接人邮箱',
      '备注',
      '联系人2',
      '邮箱2',
      '语言2',
      '权限2',
    ],
    [
      ...row(1),
      'Example One',
      '暂停',
      '2026-02-01',
      '整改中',
      '是',
      '√',
      80,
      '350万',
      'A1；西区工厂',
      'LIN@buyer.example',
      '第一行\n第二行',
      'Li Na',
      'li@supplier.example',
      'English',
      '签署人、填报人',
    ],
  ])
  const supplier = db.select().from(suppliers).get()
  expect(supplier).toMatchObject({
    code: 'S-1',
    nameEn: 'Example One',
    status: 'suspended',
    statusSince: '2026-02-01',
    statusReason: '整改中',
    isStrategic: true,
    isSmallFirm: true,
    headcount: 80,
    spendBand: '1m-5m',
    ownerId: buyer.userId,
    notes: '第一行\n第二行',
    searchText: 's-1 样本供应商1 example one',
  })
  expect(
    db
      .select()
      .from(supplierSites)
      .all()
      .map(each => each.siteId)
      .sort(),
  ).toEqual(['site-a', 'site-b'])
  expect(peopleOf(db)).toEqual([
    ['c1@supplier.example', '王敏', 'zh-CN', 'owner'],
    ['li@supplier.example', 'Li Na', 'en', 'contributor signatory'],
  ])
  expect(db.select().from(outbox).all()).toEqual([])
})

test('the same file again changes nothing; an edited one changes only what differs', async () => {
  const register = openRegister()
  const { db } = register
  const table = (headcount: number | null, name = '王敏') => [
    [...TITLES, '人数'],
    [...row(1, { 5: name }), headcount],
    [...row(2), 20],
  ]
  await imported(register, table(10))
  const before = everything(db)
  const again = await check({ ...register, by: acting(register.buyer, LATER) }, table(10))
  expect(again.counts).toEqual({ unchanged: 2 })
  expect(applyImport(db, register.by, again.id)).toEqual({ ok: false, refusal: { code: 'nothing-to-do' } })
  expect(everything(db)).toEqual(before)

  const edited = await imported({ ...register, by: acting(register.buyer, LATER) }, table(11, '王小敏'))
  expect(edited.counts).toMatchObject({ create: 0, update: 1, unchanged: 1, contacts: 0 })
  expect(rowsOf(db, edited)[0]?.changes).toEqual([{ field: 'headcount', old: '10', new: '11' }])
  const changed = db
    .select()
    .from(events)
    .all()
    .filter(event => event.type === 'supplier.changed')
  expect(changed.map(event => event.data)).toEqual([
    { changes: { headcount: { old: 10, new: 11 } }, importId: edited.id },
  ])
})

test('an empty cell leaves what is there, and so does a column that is not in the file', async () => {
  const register = openRegister()
  createSupplier(register.db, {
    code: 'S-1',
    headcount: 50,
    notes: '保留',
    category: 'service',
    supplierClass: 3,
  })
  await imported(register, [
    ['供应商编号', '供应商名称', '人数', '备注'],
    ['S-1', '新名称', null, ''],
  ])
  expect(register.db.select().from(suppliers).get()).toMatchObject({
    nameZh: '新名称',
    headcount: 50,
    notes: '保留',
    category: 'service',
    supplierClass: 3,
  })
})

test('titles seen before need no clicks: the next file is checked at once, with the columns chosen then', async () => {
  const register = openRegister()
  const table = [
    ['货号', '供应商名称', '省份', '类别', '分级'],
    ['S-1', '青禾', '福建', '包装', '1'],
  ]
  const first = await check(register, table)
  expect(problemsOf(register.db, first)).toContain('2 code required')
  const mapping = { ...first.mapping, code: 0 }
  await finished(checkImport(register.db, register.by, first.id, mapping))
  expect(requireImport(register.db, first.id).counts).toEqual({ create: 1 })
  const second = await check(register, table)
  expect(second).toMatchObject({ state: 'checked', mapping, counts: { create: 1 } })
})

test('without a code the credit code tells the supplier; two of them for one row are a problem', async () => {
  const register = openRegister()
  createSupplier(register.db, { code: 'S-1', creditCode: creditCode(1) })
  createSupplier(register.db, { code: 'S-2', creditCode: creditCode(2) })
  createSupplier(register.db, { code: 'S-3', creditCode: creditCode(2) })
  const found = await check(register, [
    ['编号', '信用代码', '人数'],
    [null, creditCode(1), 10],
    ['S-1', creditCode(2), 10],
    [null, creditCode(2), 10],
    [null, creditCode(4), 10],
  ])
  expect(found.counts).toEqual({ update: 1, problem: 3 })
  expect(problemsOf(register.db, found)).toEqual([
    '3 creditCode codes-disagree',
    '4 code credit-code-of-several',
    '5 code required',
    '5 nameZh name-missing',
    '5 province required',
    '5 category required',
    '5 supplierClass required',
  ])
})

test('every problem is told with its row, its column and what stands there', async () => {
  const register = openRegister()
  createSupplier(register.db, { code: 'S-7', status: 'disqualified' })
  createSupplier(register.db, { code: 'S-8', closedAt: LATER })
  createUser(register.db, { email: 'held@supplier.example', supplierId: createSupplier(register.db).id })
  const found = await check(register, [
    [...TITLES, '信用代码', '人数', '战略', '合作状态', '状态原因', '供货基地', '对接人'],
    row(1, { 3: '其他', 4: '四类' }),
    row(2, { 6: 'not-an-address' }),
    row(3, { 5: null }),
    row(4, { 6: null }),
    [...row(5), '91350100M000100Y44', '-1', '也许', null, null, 'C3', 'nobody@buyer.example'],
    row(6, { 6: 'held@supplier.example' }),
    row(7, { 10: '合格', 11: '恢复' }),
    row(8),
    row(9, { 6: 'lin@buyer.example' }),
    row(10, { 6: 'c1@supplier.example' }),
    row(11, { 6: 'c12@supplier.example' }),
    row(12),
    row(13, { 0: 'x'.repeat(41) }),
  ])
  expect(problemsOf(register.db, found)).toEqual([
    '2 category not-a-word',
    '2 supplierClass not-a-word',
    '3 contact1Email not-an-email',
    '4 contact1Name contact-without-name',
    '5 contact1Email contact-without-address',
    '6 creditCode not-a-credit-code',
    '6 headcount below-min',
    '6 isStrategic not-yes-or-no',
    '6 sites unknown-site',
    '6 owner unknown-owner',
    '7 contact1Email address-elsewhere',
    '8 status no-such-step',
    '9 code supplier-closed',
    '10 contact1Email address-elsewhere',
    '13 contact1Email address-of-other-row',
    '14 code too-long',
  ])
  expect(rowsOf(register.db, found)[0]?.problems[0]).toMatchObject({ column: 3, value: '其他' })
  expect(found.problemGroups[0]?.count).toBeGreaterThan(1)
  expect(applyImport(register.db, register.by, found.id)).toMatchObject({ refusal: { code: 'has-problems' } })
  expect(codesOf(register.db).filter(code => code.startsWith('S-1'))).toEqual([])
})

test.each([
  ['same', { create: 1, update: 1, skipped: 0 }, ['N-1', 'N-2'], '样本供应商1'],
  ['other', { create: 2, update: 0, skipped: 0 }, ['N-1', 'N-2', 'S-1'], '旧名称'],
  ['skip', { create: 1, update: 0, skipped: 1 }, ['N-2', 'S-1'], '旧名称'],
] as const)(
  'a new code with a known credit code waits for a decision: %s',
  async (decision, counts, codes, name) => {
    const register = openRegister()
    const { db } = register
    const known = createSupplier(db, { code: 'S-1', nameZh: '旧名称', creditCode: creditCode(1) })
    const found = await check(register, [
      WITH_CREDIT_CODE,
      [...row(1, { 0: 'N-1' }), creditCode(1)],
      row(2, { 0: 'N-2' }),
    ])
    expect(found.counts).toEqual({ duplicate: 1, create: 1 })
    expect(applyImport(db, register.by, found.id)).toMatchObject({ refusal: { code: 'has-open-duplicates' } })
    const shown = findRows(db, found, { action: 'duplicate', field: null, code: null }, 1).rows[0]
    expect(shown?.supplier?.id).toBe(known.id)
    expect(shown?.comparison?.fields).toContainEqual({
      field: 'nameZh',
      row: '样本供应商1',
      candidate: '旧名称',
    })
    decide(register, found.id, 2, decision)
    await finished(applyImport(db, register.by, found.id))
    expect(requireImport(db, found.id)).toMatchObject({ state: 'applied', counts })
    expect(codesOf(db)).toEqual([...codes])
    expect(db.select().from(suppliers).where(eq(suppliers.id, known.id)).get()?.nameZh).toBe(name)
  },
)

test('a known name in another spelling waits for a decision, too; what was decided holds at the next import', async () => {
  const register = openRegister()
  const { db } = register
  createSupplier(db, { code: 'S-1', nameZh: '青禾（福建）包装 有限公司' })
  const table = [TITLES, row(1, { 0: 'N-1', 1: '青禾(福建)包装有限公司' })]
  const found = await check(register, table)
  expect(found.counts).toEqual({ duplicate: 1 })
  decide(register, found.id, 2, 'same')
  await finished(applyImport(db, register.by, found.id))
  expect(codesOf(db)).toEqual(['N-1'])
  expect((await check(register, table)).counts).toEqual({ unchanged: 1 })
})

test('rows of the file that mean one supplier are one when decided so; later cells count', async () => {
  const register = openRegister()
  const found = await check(register, [
    [...TITLES, '人数'],
    [...row(1), 10],
    [...row(1, { 6: 'second@supplier.example', 5: '李娜' }), 20],
    [...row(3, { 0: 'S-3', 1: '样本 供应商１', 6: 'third@supplier.example' }), null],
  ])
  expect(found.counts).toEqual({ create: 1, duplicate: 2 })
  expect(rowsOf(register.db, found).map(each => each.duplicateOf)).toEqual([null, 2, 2])
  const repeated = findRows(register.db, found, { action: 'duplicate', field: null, code: null }, 1).rows
  expect(repeated.map(each => each.comparison?.canBeOther)).toEqual([false, true])
  await finished(decideOpenRows(register.db, register.by, found.id, 'same'))
  await finished(applyImport(register.db, register.by, found.id))
  expect(register.db.select().from(suppliers).all()).toMatchObject([{ code: 'S-1', headcount: 20 }])
  expect(peopleOf(register.db).map(([email, , , roles]) => [email, roles])).toEqual([
    ['c1@supplier.example', 'owner'],
    ['second@supplier.example', 'contributor'],
    ['third@supplier.example', 'contributor'],
  ])
})

test('two suppliers cannot have one code, whatever is decided: the row stays open and says why', async () => {
  const register = openRegister()
  const found = await check(register, [TITLES, row(1), row(1, { 1: '另一家' })])
  await finished(decideOpenRows(register.db, register.by, found.id, 'other'))
  expect(rowsOf(register.db, found)[1]).toMatchObject({ action: 'duplicate', decision: null })
  expect(problemsOf(register.db, found)).toEqual(['3 code one-code-for-two'])
})

test('a supplier keeps its owner; the first contact of one without becomes it', async () => {
  const register = openRegister()
  const withOwner = createSupplier(register.db, { code: 'S-1', nameZh: '样本供应商1' })
  createUser(register.db, { email: 'own@supplier.example', supplierId: withOwner.id })
  createSupplier(register.db, { code: 'S-2', nameZh: '样本供应商2' })
  await imported(register, [[...TITLES, '权限'], row(1), [...row(2), '填报人']])
  const roles = new Map(peopleOf(register.db).map(([email, , , held]) => [email, held]))
  expect(roles.get('c1@supplier.example')).toBe('contributor')
  expect(roles.get('c2@supplier.example')).toBe('contributor owner')
})

test('a change of status keeps to the steps people take and is an event of its own', async () => {
  const register = openRegister()
  createSupplier(register.db, { code: 'S-1', status: 'qualified' })
  createSupplier(register.db, { code: 'S-2', status: 'qualified' })
  const titles = ['编号', '状态', '状态原因']
  const found = await check(register, [titles, ['S-1', '暂停', '环保处罚'], ['S-2', '暂停', null]])
  expect(problemsOf(register.db, found)).toEqual(['3 statusReason reason-missing'])
  await imported(register, [titles, ['S-1', '暂停', '环保处罚']])
  const recorded = register.db
    .select()
    .from(events)
    .all()
    .filter(event => event.supplierId !== null)
  expect(recorded.map(({ type, data }) => [type, data.from, data.to, data.reason])).toEqual([
    ['supplier.status-changed', 'qualified', 'suspended', '环保处罚'],
  ])
})

test('of two people importing at once one succeeds and the other is told', async () => {
  const register = openRegister()
  const found = await check(register, [TITLES, row(1)])
  const first = applyImport(register.db, register.by, found.id)
  expect(applyImport(register.db, register.by, found.id)).toEqual({ ok: false, refusal: { code: 'not-now' } })
  expect(discardImport(register.db, register.by, found.id)).toEqual({
    ok: false,
    refusal: { code: 'not-now' },
  })
  await finished(first)
  expect(codesOf(register.db)).toEqual(['S-1'])
})

test('when the register has changed since the check nothing is written, and the import is checked anew', async () => {
  const register = openRegister()
  const { db } = register
  const { id } = createSupplier(db, { code: 'S-1', nameZh: '样本供应商1' })
  const found = await check(register, [
    [...TITLES, '人数'],
    [...row(1), 10],
    [...row(2), 10],
  ])
  db.update(suppliers).set({ headcount: 99, updatedAt: LATER }).where(eq(suppliers.id, id)).run()
  await finished(applyImport(db, register.by, found.id))
  expect(requireImport(db, found.id)).toMatchObject({ state: 'checked', failure: 'register-changed' })
  expect(codesOf(db)).toEqual(['S-1'])
  await finished(applyImport(db, register.by, found.id))
  expect(requireImport(db, found.id).state).toBe('applied')
  expect(codesOf(db)).toEqual(['S-1', 'S-2'])
})

test('a code taken while the import is being prepared leaves nothing half done', async () => {
  const register = openRegister()
  const found = await check(register, [TITLES, row(1), row(2)])
  const applying = applyImport(register.db, register.by, found.id)
  const other = createSupplier(register.db, { code: 'S-2' })
  await finished(applying)
  expect(requireImport(register.db, found.id)).toMatchObject({
    state: 'checked',
    failure: 'register-changed',
  })
  expect(codesOf(register.db)).toEqual(['S-2'])
  expect(rowsOf(register.db, found)[1]?.supplierId).toBe(other.id)
})

test('people without the permission can do nothing with imports', async () => {
  const register = openRegister()
  const found = await check(register, [TITLES, row(1)])
  const viewer = acting(createUser(register.db, { roles: ['viewer', 'sqe'] }))
  const refusal = { ok: false, refusal: { code: 'not-allowed' } }
  expect(applyImport(register.db, viewer, found.id)).toEqual(refusal)
  expect(checkImport(register.db, viewer, found.id)).toEqual(refusal)
  expect(decideOpenRows(register.db, viewer, found.id, 'skip')).toEqual(refusal)
  expect(decideRow(register.db, viewer, found.id, { rowNumber: 2, decision: 'skip' })).toEqual(refusal)
  expect(discardImport(register.db, viewer, found.id)).toEqual(refusal)
})

async function imported(register: Register, table: Parameters<typeof check>[1]) {
  const found = await check(register, table)
  expect(problemsOf(register.db, found)).toEqual([])
  await finished(applyImport(register.db, register.by, found.id))
  return requireImport(register.db, found.id)
}

function decide({ db, by }: Register, id: string, rowNumber: number, decision: RowDecision) {
  expect(decideRow(db, by, id, { rowNumber, decision })).toEqual({ ok: true })
}

function peopleOf(db: Register['db']) {
  const roles = db.select().from(userRoles).all()
  return db
    .select()
    .from(users)
    .all()
    .filter(person => person.supplierId !== null)
    .map(({ id, email, name, locale }) => {
      const held = roles.filter(each => each.userId === id).map(each => each.role)
      return [email, name, locale, held.sort().join(' ')]
    })
    .sort(([a = ''], [b = '']) => a.localeCompare(b))
}
