import { expect, test } from 'vitest'
import { createSupplier, createUser } from '#db/factories/index.ts'
import { events, outbox, supplierSites, suppliers } from '#db/schema/index.ts'
import { applyImport } from './apply-import.server.ts'
import { checkImport } from './check-import.server.ts'
import {
  acting,
  check,
  codesOf,
  creditCode,
  everything,
  finished,
  imported,
  peopleOf,
  LATER,
  openRegister,
  problemsOf,
  requireImport,
  row,
  rowsOf,
  TITLES,
} from './imports.test-support.ts'

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
  expect(found.problemGroups[0]).toEqual({ field: 'contact1Email', code: 'address-elsewhere', count: 2 })
  expect(found.problemGroups).toContainEqual({
    ...{ field: 'headcount', code: 'below-min', limit: '0', count: 1 },
  })
  expect(applyImport(register.db, register.by, found.id)).toMatchObject({ refusal: { code: 'has-problems' } })
  expect(codesOf(register.db).filter(code => code.startsWith('S-1'))).toEqual([])
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
