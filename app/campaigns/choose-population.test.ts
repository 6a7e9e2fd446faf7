import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { readSupplierFilter, readSupplierSearch } from '#app/suppliers/supplier-search.ts'
import type { Db } from '#db/client.server.ts'
import { suppliers, users } from '#db/schema/index.ts'
import {
  addContact,
  addSupplier,
  BUYER,
  BY_BUYER,
  draftCampaign,
  NOW,
  openPortal,
  requireCampaign,
} from './campaigns.test-support.ts'
import { choosePopulation, draftFigures, draftPage } from './choose-population.server.ts'
import { MAX_POPULATION, type PopulationChange } from './draft-population.ts'
import { summariseDraft } from './draft-summary.server.ts'
import { findDraftSuppliers } from './draft-queries.server.ts'
import { openCampaign } from './open-campaign.server.ts'

const filterOf = (query: string) => readSupplierFilter(new URLSearchParams(query))
const ALL = filterOf('')

function open() {
  const db = openPortal()
  const packaging = [1, 2, 3].map(() => addSupplier(db, { category: 'packaging' }))
  const logistics = [1, 2].map(() => addSupplier(db, { category: 'logistics' }))
  const id = draftCampaign(db)
  const choose = (change: PopulationChange) => choosePopulation(db, BY_BUYER, id, change)
  return { db, packaging, logistics, id, choose }
}

function chosen(db: Db, id: string) {
  return findDraftSuppliers(db, requireCampaign(db, id).draftPopulation, MAX_POPULATION).map(row => row.id)
}

function figures(db: Db, id: string) {
  return draftFigures(db, requireCampaign(db, id).draftPopulation)
}

test('all that match a filter are chosen, also those registered afterwards', () => {
  const { db, packaging, id, choose } = open()
  choose({ kind: 'only', filter: filterOf('category=packaging') })
  expect(chosen(db, id)).toEqual(packaging)
  const later = addSupplier(db, { category: 'packaging' })
  expect(chosen(db, id)).toEqual([...packaging, later])
})

test('filters add up, take away, and single ticks win over both', () => {
  const { db, packaging, logistics, id, choose } = open()
  const [first = '', second = '', third = ''] = packaging
  const [truck = ''] = logistics
  choose({ kind: 'only', filter: filterOf('category=packaging') })
  choose({ kind: 'also', filter: filterOf('category=logistics') })
  expect(chosen(db, id)).toEqual([...packaging, ...logistics])
  choose({ kind: 'ticks', shown: [first, second, truck], ticked: [second] })
  expect(chosen(db, id)).toEqual([second, third, logistics[1]])
  choose({ kind: 'ticks', shown: [first, truck], ticked: [first, truck] })
  expect(chosen(db, id)).toEqual([...packaging, ...logistics])
  choose({ kind: 'without', filter: filterOf('category=packaging') })
  expect(chosen(db, id)).toEqual(logistics)
  expect(figures(db, id).count).toBe(2)
  choose({ kind: 'nobody' })
  expect(chosen(db, id)).toEqual([])
})

test('a tick that says what is so already changes nothing', () => {
  const { db, packaging, id, choose } = open()
  choose({ kind: 'only', filter: filterOf('category=packaging') })
  choose({ kind: 'ticks', shown: packaging, ticked: packaging })
  expect(requireCampaign(db, id).draftPopulation).toMatchObject({ added: [], leftOut: [] })
})

test('closed and disqualified suppliers stay out unless picked by hand, and are counted', () => {
  const { db, packaging, id, choose } = open()
  const [closed = '', barred = ''] = packaging
  db.update(suppliers).set({ closedAt: NOW }).where(eq(suppliers.id, closed)).run()
  db.update(suppliers).set({ status: 'disqualified' }).where(eq(suppliers.id, barred)).run()
  choose({ kind: 'only', filter: ALL })
  expect(figures(db, id)).toMatchObject({ count: 3, spared: { closed: 1, disqualified: 1 } })
  choose({ kind: 'ticks', shown: [closed, barred], ticked: [barred] })
  expect(figures(db, id)).toMatchObject({ count: 4, spared: { closed: 1, disqualified: 0 } })
  choose({ kind: 'also', filter: ALL })
  expect(figures(db, id).count).toBe(4)
})

test('a hand-picked supplier that is closed meanwhile is not invited: whoever saw it chosen is asked to look again', () => {
  const { db, packaging, id, choose } = open()
  const [closed = '', barred = '', well = ''] = packaging
  choose({ kind: 'ticks', shown: packaging, ticked: packaging })
  db.update(suppliers).set({ closedAt: NOW }).where(eq(suppliers.id, closed)).run()
  db.update(suppliers).set({ status: 'disqualified' }).where(eq(suppliers.id, barred)).run()
  expect(figures(db, id).count).toBe(2)
  expect(chosen(db, id)).toEqual([barred, well])
  expect(openCampaign(db, BY_BUYER, id, 3)).toMatchObject({
    refusal: { code: 'choice-changed', expected: 3, count: 2 },
  })
  expect(openCampaign(db, BY_BUYER, id, 2)).toMatchObject({ ok: true, population: 2 })
})

test('who is chosen but cannot be written to is counted and listed', () => {
  const { db, packaging, id, choose } = open()
  const [well = '', refused = '', disabled = ''] = packaging
  addContact(db, well)
  const gone = addContact(db, refused)
  db.update(users).set({ undeliverableAt: NOW }).where(eq(users.id, gone)).run()
  addContact(db, disabled, { disabledAt: NOW })
  choose({ kind: 'only', filter: filterOf('category=packaging') })
  expect(figures(db, id).unreachable).toBe(2)
  const search = readSupplierSearch(new URLSearchParams())
  const { draftPopulation } = requireCampaign(db, id)
  const listed = draftPage(db, draftPopulation, 'unreachable', search, 'zh-CN')
  expect(listed.rows.map(row => [row.id, row.isChosen])).toEqual([
    [refused, true],
    [disabled, true],
  ])
})

test('the register shows who is chosen, page by page', () => {
  const { db, id, choose } = open()
  for (let n = 0; n < 60; n++) addSupplier(db, { category: 'service' })
  choose({ kind: 'only', filter: filterOf('category=service') })
  const { draftPopulation } = requireCampaign(db, id)
  const pageOf = (query: string) =>
    draftPage(db, draftPopulation, 'register', readSupplierSearch(new URLSearchParams(query)), 'zh-CN')
  expect(pageOf('page=9')).toMatchObject({ total: 65, page: 2, pageCount: 2 })
  expect(pageOf('').rows.filter(row => row.isChosen)).toHaveLength(45)
})

test('more than a campaign takes is refused, not cut off', () => {
  const { db, id, choose } = open()
  const shown = Array.from({ length: MAX_POPULATION + 1 }, (_, at) => `supplier-${at}`)
  expect(choose({ kind: 'ticks', shown, ticked: shown })).toMatchObject({ refusal: { code: 'too-many' } })
  expect(chosen(db, id)).toEqual([])
})

test('only a draft is chosen for, and only by whoever manages campaigns', () => {
  const { db, packaging, id, choose } = open()
  const reader = { ...BY_BUYER, actor: { ...BUYER, roles: ['viewer' as const] } }
  expect(choosePopulation(db, reader, id, { kind: 'nobody' })).toMatchObject({
    refusal: { code: 'not-allowed' },
  })
  choose({ kind: 'ticks', shown: packaging, ticked: packaging })
  openCampaign(db, BY_BUYER, id)
  expect(choose({ kind: 'nobody' })).toMatchObject({ refusal: { code: 'wrong-state' } })
})

test('before it opens a draft tells its mails, and which of its suppliers another open round asks already', () => {
  const { db, packaging, logistics, id, choose } = open()
  const [first = '', second = ''] = packaging
  const running = draftCampaign(db)
  const pick: PopulationChange = { kind: 'ticks', shown: [first, second], ticked: [first, second] }
  choosePopulation(db, BY_BUYER, running, pick)
  expect(openCampaign(db, BY_BUYER, running).ok).toBe(true)
  for (const supplierId of [first, first, logistics[0] ?? '']) addContact(db, supplierId)
  choose({ kind: 'only', filter: filterOf('category=packaging') })
  const summary = () => summariseDraft(db, requireCampaign(db, id), NOW)
  expect(summary()).toMatchObject({ mails: 2, overlaps: [{ id: running, count: 2 }], refusal: null })
  choose({ kind: 'only', filter: filterOf('category=logistics') })
  expect(summary()).toMatchObject({ mails: 1, overlaps: [] })
})
