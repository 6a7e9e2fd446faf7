import { expect, test } from 'vitest'
import { acting, createSite, createSupplier, createUser, serveSites } from '#db/factories/index.ts'
import { transact } from '#db/client.server.ts'
import { events, suppliers } from '#db/schema/index.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { bulkForm, isEmptyChange, planBulkChange, readBulkChange, type BulkChange } from './bulk-change.ts'
import { findChangeable } from './bulk-queries.server.ts'
import { changeTogether, previewChange } from './change-together.server.ts'
import { findSitesBySupplierId } from './choice-queries.server.ts'
import {
  clearTicks,
  findTicks,
  resolveChoice,
  tickMatching,
  tickSuppliers,
} from './choose-suppliers.server.ts'
import { updateSupplier } from './queries.server.ts'
import { MAX_CHOSEN } from './selection.ts'
import { NO_FILTER } from './supplier-search.ts'

const NOW = new Date('2026-03-02T02:00:00Z')
const TODAY = '2026-03-02'
const NOTHING: BulkChange = { facts: {}, addSites: [], removeSites: [], status: null }

test('everybody who differs is changed, with an event each and one for all', () => {
  const { db, context, choice } = scene()
  const change = { ...NOTHING, facts: { supplierClass: 1, ownerId: context.actor.userId } } as const
  const preview = previewed(db, context, choice, change)
  expect(preview).toMatchObject({ chosen: 3, changing: 3, counts: { supplierClass: 2, ownerId: 3 } })
  expect(changeTogether(db, context, choice, change, preview.seen)).toEqual({ ok: true, count: 3 })
  const rows = db.select().from(suppliers).all()
  expect(rows.map(row => [row.supplierClass, row.ownerId])).toEqual(Array(3).fill([1, context.actor.userId]))
  const types = db.select().from(events).all()
  expect(types.map(event => event.type)).toEqual([
    'supplier.changed',
    'supplier.changed',
    'supplier.changed',
    'suppliers.changed-together',
  ])
  expect(types[0]?.data).toMatchObject({ changes: { ownerId: { old: null, new: context.actor.userId } } })
})

test('who has the value already is not touched', () => {
  const { db, context, choice } = scene()
  const change = { ...NOTHING, facts: { supplierClass: 1 } } as const
  const { seen } = previewed(db, context, choice, change)
  changeTogether(db, context, choice, change, seen)
  const touched = db.select().from(suppliers).all()
  expect(touched.map(row => row.updatedAt.getTime() === NOW.getTime())).toEqual([false, true, true])
})

test('sites are added and removed without touching the others', () => {
  const { db, context, choice, ids } = scene()
  const [kept, added, removed] = [createSite(db), createSite(db), createSite(db)]
  for (const id of ids) serveSites(db, { id }, [kept, removed])
  const change = { ...NOTHING, addSites: [added.id, kept.id], removeSites: [removed.id] }
  const preview = previewed(db, context, choice, change)
  expect(preview.counts).toEqual({ addSites: 3, removeSites: 3 })
  changeTogether(db, context, choice, change, preview.seen)
  for (const id of ids)
    expect(findSitesBySupplierId(db, id).map(site => site.id)).toEqual([kept.id, added.id])
})

test('a status is given to those who can get it; the others are named and stay', () => {
  const { db, context, choice, ids } = scene()
  updateSupplier(db, ids[2] ?? '', { status: 'disqualified' })
  const status = { to: 'suspended', since: TODAY, reason: 'audit open' } as const
  const preview = previewed(db, context, choice, { ...NOTHING, status })
  expect(preview).toMatchObject({ changing: 2, counts: { status: 2 }, refused: ['S-3'] })
  changeTogether(db, context, choice, { ...NOTHING, status }, preview.seen)
  const rows = db.select().from(suppliers).all()
  expect(rows.map(row => row.status)).toEqual(['suspended', 'suspended', 'disqualified'])
  expect(rows[0]).toMatchObject({ statusSince: TODAY, statusReason: 'audit open' })
})

test("somebody else's change between preview and confirmation stops it, and nothing is changed", () => {
  const { db, context, choice, ids } = scene()
  const change = { ...NOTHING, facts: { supplierClass: 1 } } as const
  const { seen } = previewed(db, context, choice, change)
  updateSupplier(db, ids[1] ?? '', { notes: 'new', updatedAt: new Date(NOW.getTime() + 1) })
  expect(changeTogether(db, context, choice, change, seen)).toEqual({
    ok: false,
    refusal: { code: 'changed-meanwhile' },
  })
  expect(db.select().from(events).all()).toEqual([])
})

test('another supplier that matches the filter meanwhile stops it as well', () => {
  const { db, context } = scene()
  const change = { ...NOTHING, facts: { supplierClass: 1 } } as const
  const { seen } = previewed(db, context, { filter: NO_FILTER }, change)
  createSupplier(db)
  expect(changeTogether(db, context, { filter: NO_FILTER }, change, seen)).toMatchObject({ ok: false })
})

test('nobody chosen, or nobody allowed, changes nothing', () => {
  const { db, context, choice } = scene()
  const viewer = acting(createUser(db, { roles: ['sqe'] }), NOW)
  expect(previewChange(db, context, { supplierIds: [] }, NOTHING)).toEqual({
    ok: false,
    refusal: { code: 'nobody-chosen' },
  })
  expect(changeTogether(db, viewer, choice, NOTHING, '')).toEqual({
    ok: false,
    refusal: { code: 'not-allowed' },
  })
})

test('ticks of several pages and searches add up, belong to one person, and can be cleared', () => {
  const { db, context, ids } = scene()
  const [first = '', second = '', third = ''] = ids
  const { actor } = context
  expect(tickSuppliers(db, actor, { ticked: [first], unticked: [second] })).toEqual({ ok: true, count: 1 })
  expect(tickSuppliers(db, actor, { ticked: [third, 'unknown'], unticked: [] })).toEqual({
    ok: true,
    count: 2,
  })
  expect(findTicks(db, actor, [first, second])).toEqual({ count: 2, ticked: [first] })
  expect(findTicks(db, createUser(db, { roles: ['admin'] }), ids).count).toBe(0)
  expect(tickMatching(db, actor, { ...NO_FILTER, q: 'S-2' })).toEqual({ ok: true, count: 3 })
  expect(resolveChoice(db, actor, { isTicked: true }).count).toBe(3)
  expect(clearTicks(db, actor)).toEqual({ ok: true, count: 0 })
})

test('more than can be changed together cannot be ticked', () => {
  const { db, context } = scene()
  transact(db, tx => {
    for (let n = 0; n < MAX_CHOSEN; n++) createSupplier(tx)
  })
  expect(tickMatching(db, context.actor, NO_FILTER)).toEqual({ ok: false, code: 'too-many' })
  expect(findTicks(db, context.actor, []).count).toBe(0)
  expect(previewChange(db, context, { filter: NO_FILTER }, NOTHING)).toMatchObject({
    refusal: { code: 'too-many' },
  })
})

test('a form with nothing in it changes nothing; taking away is a change', () => {
  const empty = {
    supplierClass: null,
    category: null,
    spendBand: null,
    ownerId: null,
    isStrategic: null,
    isSmallFirm: null,
    addSites: [],
    removeSites: [],
    status: null,
    since: TODAY,
    reason: null,
  }
  const read = readBulkChange(empty, TODAY)
  expect(read.ok && isEmptyChange(read.change)).toBe(true)
  expect(readBulkChange({ ...empty, spendBand: 'none', ownerId: 'none' }, TODAY)).toMatchObject({
    change: { facts: { spendBand: null, ownerId: null } },
  })
  expect(readBulkChange({ ...empty, status: 'suspended' }, TODAY)).toEqual({
    ok: false,
    errors: { reason: { code: 'required' } },
  })
  expect(bulkForm({ sites: [], owners: [] }).ownerId.options).toEqual(['none'])
})

test('a closed supplier keeps its status', () => {
  const { db, choice, ids } = scene()
  updateSupplier(db, ids[0] ?? '', { closedAt: NOW })
  const status = { to: 'suspended', since: TODAY, reason: 'r' } as const
  const plan = planBulkChange(findChangeable(db, choice, 10), { ...NOTHING, status }, TODAY)
  expect(plan.refused).toEqual(['S-1'])
})

/** Three qualified suppliers, the first of class 1, the others of class 2; and somebody who may change them. */
function scene() {
  const { db } = openTestDatabase()
  const context = acting(createUser(db, { roles: ['procurement'] }), NOW)
  const ids = [1, 2, 2].map((supplierClass, at) => {
    const code = `S-${at + 1}`
    return createSupplier(db, { code, supplierClass: supplierClass === 1 ? 1 : 2 }).id
  })
  return { db, context, ids, choice: { supplierIds: ids } }
}

function previewed(...args: Parameters<typeof previewChange>) {
  const result = previewChange(...args)
  if (!result.ok) throw new Error(result.refusal.code)
  return result.preview
}
