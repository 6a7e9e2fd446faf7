import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isPasswordOf } from '#app/accounts/password-hash.server.ts'
import type { Actor } from '#app/accounts/roles.ts'
import { isCreditCode } from '#app/suppliers/credit-code.ts'
import { searchSuppliers } from '#app/suppliers/find-supplier.server.ts'
import { readSupplierSearch } from '#app/suppliers/supplier-search.ts'
import { DEMO_LOGINS } from '#db/demo-logins.ts'
import * as tables from '#db/schema/index.ts'
import { allChecklists, checklistOf, makeDemo, type Demo } from './demo.test-support.ts'

const SUPPLIERS = 24
const SEEDING_MS = 60_000
let demo: Demo

beforeAll(async () => {
  demo = await makeDemo(SUPPLIERS)
}, SEEDING_MS)

afterAll(() => demo.remove())

test('names and numbers are invented, well formed and unique', () => {
  const suppliers = demo.db.select().from(tables.suppliers).all()
  const addresses = demo.db.select({ email: tables.users.email }).from(tables.users).all()
  const mails = demo.db.select({ email: tables.outbox.toAddress }).from(tables.outbox).all()
  for (const { region, creditCode } of suppliers)
    if (region === 'mainland') expect(isCreditCode(creditCode ?? '')).toBe(true)
  for (const { email } of [...addresses, ...mails]) expect(email).toMatch(/^[a-z.]+@[a-z0-9-]+\.example$/)
  expect(new Set(suppliers.map(supplier => supplier.nameEn)).size).toBe(suppliers.length)
})

test.each(DEMO_LOGINS)('$email signs in as $role', async ({ role, email, password }) => {
  const user = demo.db
    .select()
    .from(tables.users)
    .all()
    .find(row => row.email === email)
  const roles = demo.db
    .select()
    .from(tables.userRoles)
    .all()
    .filter(row => row.userId === user?.id)
  expect(roles.map(row => row.role)).toContain(role)
  expect(await isPasswordOf(user?.passwordHash ?? null, password)).toBe(true)
})

test('the suppliers that visitors sign in as have their stories', () => {
  const [one, two, three, four] = ['S00001', 'S00002', 'S00003', 'S00004'].map(yearsOf)
  expect(one?.map(row => row.verifiedGrade)).toEqual(['B', 'B', null])
  expect(one?.[2]?.state).toBe('in-progress')
  expect((one?.[2]?.completeItems ?? 0) / (one?.[2]?.askedItems ?? 1)).toBeCloseTo(0.6, 1)
  expect([two?.[2]?.state, two?.[2]?.verifiedGrade]).toEqual(['published', 'C'])
  expect([three?.[2]?.state, three?.[2]?.selfGrade]).toEqual(['submitted', 'C'])
  expect(four?.[2]?.state).toBe('returned')
  expect(Object.keys(checklistOf(demo.db, four?.[2]?.id ?? '').returned).length).toBeGreaterThan(0)
})

test('some suppliers whose last published grade is D are suspended', () => {
  const published = demo.db
    .select()
    .from(tables.assessments)
    .innerJoin(tables.suppliers, eq(tables.suppliers.id, tables.assessments.supplierId))
    .where(eq(tables.assessments.state, 'published'))
    .orderBy(tables.assessments.dueAt)
    .all()
  const last = new Map(published.map(row => [row.suppliers.id, row]))
  const low = [...last.values()].filter(row => row.assessments.verifiedGrade === 'D')
  expect(low.map(row => row.suppliers.status)).toContain('suspended')
})

test('an invitation waits in the outbox with a link to follow', () => {
  const [mail] = demo.db.select().from(tables.outbox).where(eq(tables.outbox.kind, 'invitation')).all()
  expect(mail?.message).toMatchObject({ kind: 'invitation', url: expect.stringContaining('/invitation/') })
})

test('a buyer finds every supplier of the demo', () => {
  const actor: Actor = {
    userId: 'reader',
    name: 'Reader',
    email: 'reader@buyer.example',
    supplierId: null,
    roles: ['viewer'],
  }
  const found = searchSuppliers(demo.db, actor, readSupplierSearch(new URLSearchParams()), 'en')
  expect(found.total).toBe(SUPPLIERS)
})

function yearsOf(code: string) {
  return allChecklists(demo.db)
    .map(({ assessment }) => assessment)
    .filter(({ kind, supplier }) => kind === 'esg-checklist' && supplier.code === code)
    .sort((first, second) => first.campaign.year - second.campaign.year)
}
