import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createSupplier, createUser } from '#db/factories/index.ts'
import { sites, supplierSites, suppliers, users } from '#db/schema/index.ts'
import {
  check,
  imported,
  NOW,
  openRegister,
  problemsOf,
  row,
  rowsOf,
  TITLES,
} from './imports.test-support.ts'
import { problemText } from './problem-text.ts'

const LOCALES = ['zh-CN', 'en'] as const

/** The buyer's people: two of one name, one of them gone, two that both stay. */
function openCrowdedRegister() {
  const register = openRegister()
  const { db } = register
  const [gone, first, second, left] = [
    createUser(db, { name: '林悦', email: 'gone@buyer.example' }),
    createUser(db, { name: '王敏', email: 'wang1@buyer.example' }),
    createUser(db, { name: '王敏', email: 'wang2@buyer.example' }),
    createUser(db, { name: '陈工', email: 'chen@buyer.example' }),
  ]
  for (const { userId } of [gone, left])
    db.update(users).set({ disabledAt: NOW }).where(eq(users.id, userId)).run()
  return { ...register, first, second, left }
}

test('the relationship owner is found by name or address; the address decides between people of one name', async () => {
  const register = openCrowdedRegister()
  const { db, buyer, first, second } = register
  await imported(register, [
    [...TITLES, '对接人', '对接人邮箱'],
    [...row(1), '林悦', null],
    [...row(2), 'LIN@buyer.example', null],
    [...row(3), null, 'wang1@buyer.example'],
    [...row(4), '王敏', 'wang2@buyer.example'],
    row(5),
  ])
  const owners = db.select({ code: suppliers.code, ownerId: suppliers.ownerId }).from(suppliers).all()
  expect(Object.fromEntries(owners.map(({ code, ownerId }) => [code, ownerId]))).toEqual({
    'S-1': buyer.userId,
    'S-2': buyer.userId,
    'S-3': first.userId,
    'S-4': second.userId,
    'S-5': null,
  })
})

test('an owner who is ambiguous, unknown, gone or somebody else than the address says is refused', async () => {
  const register = openCrowdedRegister()
  const found = await check(register, [
    [...TITLES, '对接人', '对接人邮箱'],
    [...row(1), '王敏', null],
    [...row(2), '没有此人', null],
    [...row(3), null, 'nobody@buyer.example'],
    [...row(4), '陈工', null],
    [...row(5), '林悦', 'wang1@buyer.example'],
  ])
  expect(problemsOf(register.db, found)).toEqual([
    '2 owner ambiguous-owner',
    '3 owner unknown-owner',
    '4 ownerEmail unknown-owner',
    '5 owner owner-gone',
    '6 owner owners-disagree',
  ])
  expect(rowsOf(register.db, found)[0]?.problems[0]).toMatchObject({ column: 7, value: '王敏' })
})

test('a supplier keeps the owner and the sites it has, also when they are gone or share a name', async () => {
  const register = openCrowdedRegister()
  const { db, second, left } = register
  db.insert(sites)
    .values({ id: 'site-o', code: 'O9', nameZh: '旧厂', nameEn: 'Old', createdAt: NOW, closedAt: NOW })
    .run()
  const known = createSupplier(db, { code: 'S-1', ownerId: second.userId })
  db.insert(supplierSites).values({ supplierId: known.id, siteId: 'site-o' }).run()
  createSupplier(db, { code: 'S-2', ownerId: left.userId })
  const found = await check(register, [
    ['编号', '对接人', '厂区'],
    ['S-1', '王敏', '旧厂'],
    ['S-2', '陈工', '旧厂'],
  ])
  expect(problemsOf(db, found)).toEqual(['3 sites closed-site'])
  expect(found.counts).toEqual({ unchanged: 1, problem: 1 })
})

test('a new supplier that is suspended or disqualified has to say why and since when', async () => {
  const register = openRegister()
  const titles = [...TITLES, '合作状态', '状态日期', '状态原因']
  const found = await check(register, [
    titles,
    [...row(1), '暂停', null, null],
    [...row(2), '已取消资格', '2026-02-01', null],
    [...row(3), '已取消资格', null, '行贿'],
    [...row(4), '暂停', '2026-02-01', '整改中'],
    [...row(5), '潜在', null, null],
  ])
  expect(problemsOf(register.db, found)).toEqual([
    '2 statusSince date-needed',
    '2 statusReason reason-needed',
    '3 statusReason reason-needed',
    '4 statusSince date-needed',
  ])
  const bare = await check(register, [
    [...TITLES, '合作状态'],
    [...row(1), '暂停'],
  ])
  expect(problemsOf(register.db, bare)).toEqual(['2 statusSince date-needed', '2 statusReason reason-needed'])
})

test('a province on the mainland is one there is, in any of its forms; elsewhere any place is taken', async () => {
  const register = openRegister()
  createSupplier(register.db, { code: 'S-7', region: 'mainland', province: '某地' })
  const place = (number: number, province: string, region: string | null) => [
    ...row(number, { 2: province }),
    region,
  ]
  const found = await check(register, [
    [...TITLES, '注册地'],
    place(1, '火星省', '中国大陆'),
    place(2, '江苏省', null),
    place(3, 'Jiangsu Province', '中国大陆'),
    place(4, '广西壮族自治区', '中国大陆'),
    place(5, '日本', '中国大陆'),
    place(6, '火星省', '海外'),
    place(7, '某地', null),
    place(8, '火星省', null),
  ])
  expect(problemsOf(register.db, found)).toEqual([
    '2 province unknown-province',
    '6 province unknown-province',
    '9 region required',
  ])
})

test.each(LOCALES)('every new refusal says in %s what to do', locale => {
  const texts = REFUSALS.map(code => problemText({ code, field: null }, { locale }))
  expect(new Set(texts).size).toBe(REFUSALS.length)
  expect(texts.join('')).not.toContain('基地')
})

const REFUSALS = [
  ...['unknown-site', 'ambiguous-site', 'closed-site', 'unknown-owner', 'ambiguous-owner', 'owner-gone'],
  ...['owners-disagree', 'unknown-province', 'reason-needed', 'date-needed', 'reason-missing'],
]
