import { sql, type SQL } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/accounts/roles.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/client.server.ts'
import { createAgreementTemplate, createAgreementVersion } from '#db/factories/index.ts'
import { events, suppliers } from '#db/schema/index.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { changeSupplier } from './change-supplier.server.ts'
import { createSupplier, type Entry } from './create-supplier.server.ts'
import { findSupplier, searchSuppliers } from './find-supplier.server.ts'
import { supplierCountQuery, supplierPageQuery } from './queries.server.ts'
import { readSupplierFacts, type SupplierFacts, type SupplierFormValues } from './supplier-form.ts'
import { readSupplierSearch, supplierSearchHref } from './supplier-search.ts'

const NOW = new Date('2026-03-02T02:00:00Z')
const LATER = new Date('2026-03-03T02:00:00Z')
const BUYER: Actor = {
  userId: 'u1',
  name: '林悦',
  email: 'lin@buyer.example',
  supplierId: null,
  roles: ['procurement'],
}
const SUPPLIER: Actor = { ...BUYER, userId: 'u2', supplierId: 's1', roles: ['owner'] }

test('a new supplier can be found by any part of its names, code and credit code', () => {
  const { db } = openTestDatabase()
  created(db, {
    code: 'S-001',
    nameZh: '青禾包装有限公司',
    nameEn: 'Qinghe Packaging',
    creditCode: '91350100M000100Y43',
  })
  created(db, { code: 'S-002', nameZh: '北岭物流有限公司', nameEn: 'Beiling Logistics' })
  for (const q of ['青禾', 'QINGHE', 'ｑｉｎｇｈｅ', 's-001', '100y43', 'packaging qing'])
    expect(codes(db, `q=${q}`)).toEqual(['S-001'])
  expect(codes(db, 'q=100%')).toEqual([])
  expect(codes(db, 'q=_')).toEqual([])
  expect(codes(db, 'q=有限公司')).toHaveLength(2)
})

test('filters add up, and what is not understood is left out', () => {
  const { db } = openTestDatabase()
  created(db, { code: 'S-1', category: 'packaging', region: 'overseas', supplierClass: 1 })
  created(db, { code: 'S-2', category: 'packaging', region: 'mainland', supplierClass: 2 })
  created(db, {
    code: 'S-3',
    category: 'logistics',
    region: 'overseas',
    supplierClass: 1,
    status: 'suspended',
  })
  expect(codes(db, 'category=packaging&region=overseas')).toEqual(['S-1'])
  expect(codes(db, 'class=1&sort=code&direction=desc')).toEqual(['S-3', 'S-1'])
  expect(codes(db, 'status=suspended')).toEqual(['S-3'])
  expect(codes(db, 'grade=none&sort=code')).toEqual(['S-1', 'S-2', 'S-3'])
  expect(codes(db, 'grade=A')).toEqual([])
  expect(codes(db, 'category=nonsense&sort=nonsense&page=-1')).toHaveLength(3)
})

test('every supplier is on exactly one page of 50, and a page past the end is the last one', () => {
  const { db } = openTestDatabase()
  for (let n = 0; n < 120; n++) created(db, { code: `S-${n}`, nameZh: '同名公司' })
  const pages = [1, 2, 3].map(page => codes(db, `page=${page}`))
  expect(pages.map(page => page.length)).toEqual([50, 50, 20])
  expect(new Set(pages.flat()).size).toBe(120)
  expect(codes(db, 'page=99')).toEqual(pages[2])
  expect(searchSuppliers(db, BUYER, search('page=99'), 'en')).toMatchObject({
    total: 120,
    page: 3,
    pageCount: 3,
  })
})

test('suppliers come by code, or by the name that the reader is shown', () => {
  const { db } = openTestDatabase()
  created(db, { code: 'S-2', nameZh: '阿尔法', nameEn: 'Alpha' })
  created(db, { code: 'S-1', nameZh: '一号', nameEn: 'Beta' })
  expect(codes(db, '')).toEqual(['S-1', 'S-2'])
  expect(codes(db, 'sort=name', 'zh-CN')).toEqual(['S-1', 'S-2'])
  expect(codes(db, 'sort=name', 'en')).toEqual(['S-2', 'S-1'])
})

test.each([
  ['', 'en', 'suppliers_by_code'],
  ['sort=name', 'zh-CN', 'suppliers_by_name_zh'],
  ['sort=name', 'en', 'suppliers_by_name_en'],
  ['category=packaging&class=2&sort=name', 'en', 'suppliers_by_name_en'],
  ['region=overseas&status=qualified&grade=none&strategic=yes&small=no', 'en', 'suppliers_by_code'],
  ['site=a', 'en', 'suppliers_by_code'],
  ['q=青禾', 'zh-CN', 'suppliers_by_code'],
  ['q=青&sort=name', 'zh-CN', 'suppliers_by_name_zh'],
] as const)('the page of "%s" in %s is found in the order of the index %s alone', (query, locale, index) => {
  const { db } = openTestDatabase()
  const [page = '', ...rest] = pagePlan(db, query, locale)
  expect(page).toBe(`SEARCH suppliers USING COVERING INDEX ${index} (closed_at=?)`)
  expect(rest.join('\n')).not.toContain('TEMP B-TREE')
})

test.each([
  '',
  'sort=grade',
  'sort=spend&direction=desc',
  'q=青',
  'q=a b c',
  'owner=none',
  'owner=u1',
  'site=a&q=x',
  'closed=yes',
  'reachable=no&grade=A',
  'class=1&category=packaging&region=overseas&status=qualified&spend=under-1m',
])('neither page nor count of "%s" walks a table row by row', query => {
  const { db } = openTestDatabase()
  const plan = [
    ...planOf(db, supplierPageQuery(db, search(query), 'en', 50).getSQL()),
    ...planOf(db, supplierCountQuery(db, search(query)).getSQL()),
  ]
  const walks = plan.filter(step => step.startsWith('SCAN') && !step.includes('COVERING INDEX'))
  expect(walks.filter(step => !step.endsWith('suppliers_closed'))).toEqual([])
})

test('people of suppliers find no supplier, not even their own', () => {
  const { db } = openTestDatabase()
  const id = created(db, {})
  expect(findSupplier(db, BUYER, id)?.id).toBe(id)
  expect(findSupplier(db, { ...SUPPLIER, supplierId: id }, id)).toBeNull()
  expect(searchSuppliers(db, SUPPLIER, search(''), 'en')).toMatchObject({ rows: [], total: 0 })
  expect(findSupplier(db, BUYER, 'nobody')).toBeNull()
})

test('two suppliers cannot have the same code', () => {
  const { db } = openTestDatabase()
  created(db, { code: 'S-1' })
  const other = created(db, { code: 'S-2' })
  const taken = { ok: false, errors: { code: { code: 'already-taken' } } }
  expect(createSupplier(db, context(), facts({ code: 'S-1' }))).toEqual(taken)
  expect(
    changeSupplier(db, context(), other, { facts: facts({ code: 'S-1' }), siteIds: [], seenAt: NOW }),
  ).toEqual(taken)
})

test('who enters suspended or disqualified comes with day and reason, nobody with a day to come', () => {
  const { db } = openTestDatabase()
  const enter = (entry: Entry, changes: Partial<SupplierFacts> = { status: 'suspended' }) =>
    createSupplier(db, context(), facts(changes), entry)
  const required = { code: 'required' }
  expect(enter({})).toEqual({ ok: false, errors: { statusSince: required, statusReason: required } })
  expect(enter({ statusSince: '2026-03-03', statusReason: '整改中' })).toEqual({
    ok: false,
    errors: { statusSince: { code: 'in-the-future' } },
  })
  const entered = enter({ statusSince: '2026-02-01', statusReason: '整改中' })
  const row = db.select().from(suppliers).get()
  expect(entered).toEqual({ ok: true, id: row?.id })
  expect(row).toMatchObject({ status: 'suspended', statusSince: '2026-02-01', statusReason: '整改中' })
  expect(enter({}, { code: 'S-9', status: 'prospective' })).toMatchObject({ ok: true })
})

test('nobody new is qualified by hand while the organisation asks for a commitment', () => {
  const { db } = openTestDatabase()
  createAgreementVersion(db, { template: createAgreementTemplate(db, { kind: 'integrity-commitment' }) })
  const enter = (status: SupplierFacts['status']) => createSupplier(db, context(), facts({ status }))
  expect(enter('qualified')).toEqual({ ok: false, refusal: { code: 'commitment-missing' } })
  expect(enter('prospective')).toMatchObject({ ok: true })
})

test('a change records old and new of what differs, and nothing when nothing does', () => {
  const { db } = openTestDatabase()
  const id = created(db, { province: '福建' })
  const change = (changes: Partial<SupplierFacts>, seenAt: Date) =>
    changeSupplier(db, context(LATER), id, { facts: facts(changes), siteIds: [], seenAt })
  expect(change({ province: '福建' }, NOW)).toEqual({ ok: true })
  expect(change({ province: '江苏' }, NOW)).toEqual({ ok: true })
  expect(
    db
      .select()
      .from(events)
      .all()
      .map(event => [event.type, event.data.changes]),
  ).toEqual([
    ['supplier.created', undefined],
    ['supplier.changed', { province: { old: '福建', new: '江苏' } }],
  ])
  expect(change({ province: '浙江' }, NOW)).toEqual({ ok: false, refusal: { code: 'changed-meanwhile' } })
  expect(db.select().from(suppliers).get()?.province).toBe('江苏')
})

test.each([
  [
    { nameZh: null, nameEn: 'Only English' },
    { nameZh: 'Only English', nameEn: 'Only English' },
  ],
  [
    { nameZh: '仅中文', nameEn: null },
    { nameZh: '仅中文', nameEn: '仅中文' },
  ],
  [{ creditCode: '91350100m000100y43' }, { creditCode: '91350100M000100Y43' }],
  [{ region: 'overseas', creditCode: 'DE 123 456' }, { creditCode: 'DE 123 456' }],
] as const)('the form %o is read as %o', (typed, read) => {
  expect(readSupplierFacts(formValues(typed))).toMatchObject({ ok: true, facts: read })
})

test.each([
  [{ nameZh: null, nameEn: null }, { nameZh: { code: 'required' } }],
  [{ creditCode: '91350100M000100Y44' }, { creditCode: { code: 'not-a-credit-code' } }],
] as const)('the form %o is refused', (typed, errors) => {
  expect(readSupplierFacts(formValues(typed))).toEqual({ ok: false, errors })
})

test('an address keeps the filter when the page changes, and starts at page 1 when the filter does', () => {
  const current = search('q=a&class=2&sort=class&page=3')
  expect(supplierSearchHref('/suppliers', current, { page: 4 })).toBe(
    '/suppliers?q=a&class=2&sort=class&page=4',
  )
  expect(supplierSearchHref('/suppliers', current, { region: 'overseas' })).toBe(
    '/suppliers?q=a&region=overseas&class=2&sort=class',
  )
  expect(supplierSearchHref('/suppliers', search(''))).toBe('/suppliers')
})

function context(now = NOW): ActionContext {
  return { actor: BUYER, now, ip: null }
}

function facts(changes: Partial<SupplierFacts>): SupplierFacts {
  return {
    code: 'S-0',
    nameZh: '示例公司',
    nameEn: 'Example Company',
    creditCode: null,
    region: 'mainland',
    province: '福建',
    category: 'packaging',
    supplierClass: 2,
    status: 'qualified',
    headcount: 120,
    spendBand: null,
    isStrategic: false,
    isSmallFirm: false,
    ownerId: null,
    notes: '',
    ...changes,
  }
}

function formValues(changes: Partial<SupplierFormValues>): SupplierFormValues {
  return { ...facts({}), supplierClass: '2', ...changes }
}

function created(db: Db, changes: Partial<SupplierFacts>) {
  const entry = { statusSince: '2026-01-05', statusReason: '整改中' }
  const result = createSupplier(db, context(), facts(changes), entry)
  if (!result.ok) throw new Error('not created')
  return result.id
}

function search(query: string) {
  return readSupplierSearch(new URLSearchParams(query))
}

function codes(db: Db, query: string, locale: Locale = 'zh-CN') {
  return searchSuppliers(db, BUYER, search(query), locale).rows.map(row => row.code)
}

/** The steps that find the ids of a page, without those that read its rows. */
function pagePlan(db: Db, query: string, locale: Locale) {
  const plan = planOf(db, supplierPageQuery(db, search(query), locale, 50).getSQL())
  const from = plan.findIndex(step => step.startsWith('LIST SUBQUERY')) + 1
  const to = plan.findIndex((step, at) => at > from && step.startsWith('SEARCH users USING INDEX sqlite'))
  return plan.slice(from, to === -1 ? undefined : to)
}

function planOf(db: Db, query: SQL) {
  return db.all<{ detail: string }>(sql`explain query plan ${query}`).map(row => row.detail)
}
