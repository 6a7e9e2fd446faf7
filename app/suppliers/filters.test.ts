import { expect, test } from 'vitest'
import { createSite, createSupplier, createUser, serveSites } from '#db/factories/index.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { searchSuppliers } from './find-supplier.server.ts'
import { filterParams, NO_FILTER, readSupplierSearch, type SupplierFilter } from './supplier-search.ts'

test.each([
  ['', ['S-1', 'S-2', 'S-3', 'S-4']],
  ['site=:site', ['S-1']],
  ['site=nowhere', []],
  ['owner=:owner', ['S-2']],
  ['owner=none', ['S-1', 'S-3', 'S-4']],
  ['spend=over-20m', ['S-3']],
  ['strategic=yes', ['S-1', 'S-3']],
  ['strategic=no&small=yes', ['S-2']],
  ['grade=A', ['S-1']],
  ['grade=none', ['S-2', 'S-3', 'S-4']],
  ['standing=B', ['S-2']],
  ['reachable=no', ['S-2', 'S-3', 'S-4']],
  ['closed=yes', ['S-5']],
  ['closed=yes&strategic=yes', []],
  ['sort=spend', ['S-1', 'S-2', 'S-4', 'S-3']],
  ['sort=spend&direction=desc', ['S-3', 'S-4', 'S-2', 'S-1']],
  ['sort=grade', ['S-1', 'S-2', 'S-3', 'S-4']],
] as const)('"%s" finds %j', (query, codes) => {
  const { db, actor, site } = register()
  const address = query.replace(':site', site.id).replace(':owner', actor.userId)
  const found = searchSuppliers(db, actor, readSupplierSearch(new URLSearchParams(address)), 'en')
  expect(found.rows.map(row => row.code)).toEqual(codes)
  expect(found.total).toBe(codes.length)
})

test('a filter survives its address, whatever it asks for', () => {
  const filter: SupplierFilter = {
    q: '青禾 & 50%',
    category: 'packaging',
    region: 'overseas',
    supplierClass: 3,
    status: 'suspended',
    grade: 'none',
    standing: 'C',
    siteId: 's1',
    ownerId: 'none',
    spendBand: '5m-20m',
    isStrategic: false,
    isSmallFirm: true,
    isClosed: true,
    isUnreachable: true,
  }
  for (const one of [filter, NO_FILTER]) {
    const {
      sort: _s,
      direction: _d,
      page: _p,
      ...read
    } = readSupplierSearch(new URLSearchParams(new URLSearchParams(filterParams(one)).toString()))
    expect(read).toEqual(one)
  }
})

/** Four suppliers and a closed one; S-1 has somebody to write to, S-2's address was refused, S-3's account is closed. */
function register() {
  const { db } = openTestDatabase()
  const actor = createUser(db, { roles: ['procurement'] })
  const site = createSite(db)
  const at = new Date('2026-01-01T00:00:00Z')
  const first = createSupplier(db, { code: 'S-1', isStrategic: true, latestGrade: 'A', latestScore: 90 })
  serveSites(db, first, [site])
  createUser(db, { supplierId: first.id })
  const second = createSupplier(db, {
    code: 'S-2',
    ownerId: actor.userId,
    isSmallFirm: true,
    spendBand: 'under-1m',
    standingGrade: 'B',
  })
  createUser(db, { supplierId: second.id, undeliverableAt: at })
  const third = createSupplier(db, { code: 'S-3', isStrategic: true, spendBand: 'over-20m' })
  createUser(db, { supplierId: third.id, disabledAt: at })
  createSupplier(db, { code: 'S-4', spendBand: '1m-5m' })
  createSupplier(db, { code: 'S-5', closedAt: at })
  return { db, actor, site }
}
