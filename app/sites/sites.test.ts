import { expect, test } from 'vitest'
import { acting, createUser } from '#db/factories/index.ts'
import { createSupplier } from '#db/factories/suppliers.ts'
import { replaceSupplierSites } from '#app/suppliers/choice-queries.server.ts'
import { events } from '#db/schema/index.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { changeSite, closeSite, createSite, findSite, listSites, reopenSite } from './manage-sites.server.ts'
import { findOpenSites } from './queries.server.ts'
import { readSiteFacts } from './site-form.ts'

const FACTS = { code: 'SZ', nameZh: '苏州工厂', nameEn: 'Suzhou plant' }

test('a site is added, changed, closed and taken into use again, and each step is recorded', () => {
  const { db } = openTestDatabase()
  const manager = createUser(db, { roles: ['procurement'] })
  const context = acting(manager)
  const made = createSite(db, context, FACTS)
  if (!made.ok) throw new Error('not made')
  expect(changeSite(db, context, made.id, { ...FACTS, nameEn: 'Suzhou' })).toMatchObject({ ok: true })
  expect(changeSite(db, context, made.id, { ...FACTS, nameEn: 'Suzhou' })).toMatchObject({ ok: true })
  expect(closeSite(db, context, made.id)).toMatchObject({ ok: true })
  expect(closeSite(db, context, made.id)).toEqual({ ok: false, code: 'already-closed' })
  expect(findOpenSites(db)).toEqual([])
  expect(reopenSite(db, context, made.id)).toMatchObject({ ok: true })
  expect(reopenSite(db, context, made.id)).toEqual({ ok: false, code: 'not-closed' })
  expect(
    db
      .select()
      .from(events)
      .all()
      .map(event => event.type),
  ).toEqual(['site.created', 'site.changed', 'site.closed', 'site.changed'])
})

test('two sites cannot have the same code, not even when one is closed', () => {
  const { db } = openTestDatabase()
  const context = acting(createUser(db, { roles: ['admin'] }))
  const first = createSite(db, context, FACTS)
  if (!first.ok) throw new Error('not made')
  closeSite(db, context, first.id)
  const taken = { ok: false, errors: { code: { code: 'already-taken' } } }
  expect(createSite(db, context, FACTS)).toEqual(taken)
  const other = createSite(db, context, { ...FACTS, code: 'NB' })
  if (!other.ok) throw new Error('not made')
  expect(changeSite(db, context, other.id, FACTS)).toEqual(taken)
})

test('a closed site stays on the suppliers that have it', () => {
  const { db } = openTestDatabase()
  const manager = createUser(db, { roles: ['procurement'] })
  const made = createSite(db, acting(manager), FACTS)
  if (!made.ok) throw new Error('not made')
  replaceSupplierSites(db, createSupplier(db).id, [made.id])
  closeSite(db, acting(manager), made.id)
  expect(listSites(db, manager)).toMatchObject([{ id: made.id, suppliers: 1 }])
})

test('only managers of suppliers change sites; people of suppliers do not even see them', () => {
  const { db } = openTestDatabase()
  const manager = createUser(db, { roles: ['procurement'] })
  const made = createSite(db, acting(manager), FACTS)
  if (!made.ok) throw new Error('not made')
  const reviewer = createUser(db, { roles: ['sqe'] })
  expect(listSites(db, reviewer)).toHaveLength(1)
  expect(findSite(db, reviewer, made.id)).toBeNull()
  expect(createSite(db, acting(reviewer), { ...FACTS, code: 'X' })).toEqual({ ok: false, code: 'not-found' })
  expect(closeSite(db, acting(reviewer), made.id)).toEqual({ ok: false, code: 'not-found' })
  const outsider = createUser(db, { supplierId: createSupplier(db).id })
  expect(listSites(db, outsider)).toBeNull()
})

test('one of the two names is enough', () => {
  expect(readSiteFacts({ code: 'A', nameZh: null, nameEn: 'Only' })).toEqual({
    ok: true,
    facts: { code: 'A', nameZh: 'Only', nameEn: 'Only' },
  })
  expect(readSiteFacts({ code: 'A', nameZh: null, nameEn: null })).toEqual({
    ok: false,
    errors: { nameZh: { code: 'required' } },
  })
})
