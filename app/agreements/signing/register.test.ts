import { expect, test } from 'vitest'
import { addSupplier, later, NOW, openPortal } from '#app/accounts/accounts.test-support.ts'
import { NO_FILTER } from '#app/suppliers/supplier-search.ts'
import type { Db } from '#db/client.server.ts'
import { createAgreementTemplate, createAgreementVersion, createSite } from '#db/factories/index.ts'
import { agreementVersions, signings, suppliers, supplierSites } from '#db/schema/index.ts'
import { eq, sql } from 'drizzle-orm'
import { readRegister, registerScope } from './register.server.ts'
import { registerFigures } from './register-figures.server.ts'
import { findRegisterChanges, stateColumn } from './register-queries.server.ts'
import { readRegisterSearch, registerHref } from './register-search.ts'
import { signingState, type SigningFacts } from './signing-state.ts'
import { insertSigning } from './queries.server.ts'

const DAY_MS = 86_400_000
const day = (count: number) => later(count * DAY_MS)

async function openRegister() {
  const { db } = await openPortal()
  const template = createAgreementTemplate(db, { code: 'commitment' })
  const version = createAgreementVersion(db, { template, publishedAt: day(-200) })
  let count = 0
  const ask = (supplierId: string, facts: Partial<typeof signings.$inferInsert> = {}) =>
    insertSigning(db, {
      id: `signing-${(count += 1)}`,
      templateId: template.id,
      versionId: version.id,
      supplierId,
      purpose: 'first',
      invitedAt: day(-100),
      dueAt: day(-40),
      ...facts,
    })
  return { db, template, version, ask }
}

function read(db: Db, templateId: string, query = '', now = NOW) {
  const search = readRegisterSearch(new URLSearchParams(query), now)
  const scope = registerScope(db, templateId, search, now)
  return readRegister(db, scope, search)
}

test('a register of 174 suppliers counts as one does by hand', async () => {
  const { db, template, ask } = await openRegister()
  const regions = ['mainland', 'overseas'] as const
  for (let number = 1; number <= 173; number += 1) {
    addSupplier(db, `S-${String(number).padStart(3, '0')}`)
    db.update(suppliers)
      .set({ region: regions[number % 2] ?? 'mainland', createdAt: day(-150) })
      .where(eq(suppliers.id, `S-${String(number).padStart(3, '0')}`))
      .run()
  }
  db.update(suppliers)
    .set({ createdAt: day(-150) })
    .run()
  const id = (number: number) => `S-${String(number).padStart(3, '0')}`
  for (let number = 1; number <= 160; number += 1) {
    if (number <= 120)
      ask(id(number), { signedAt: day(-60), activeAt: day(number > 110 ? -30 : -60), endsAt: day(600) })
    else if (number <= 125) ask(id(number), { signedAt: day(-5) })
    else if (number <= 140) ask(id(number), { viewedAt: day(-90) })
    else if (number <= 150) ask(id(number), { dueAt: day(10) })
    else if (number <= 153) ask(id(number), { declinedAt: day(-50) })
    else if (number <= 156) ask(id(number), { withdrawnAt: day(-50) })
    else ask(id(number), { signedAt: day(-90), activeAt: day(-90), endsAt: day(-10) })
  }
  const { counts, rates, total, pageCount } = read(db, template.id)
  expect(counts).toMatchObject({
    total: 174,
    asked: 157,
    bound: 120,
    waiting: 5,
    owed: 25,
    overdue: 15,
    declined: 3,
    ended: 4,
    none: 17,
    unreachable: 157,
  })
  expect([total, pageCount]).toEqual([174, 4])
  const byRegion = rates.find(({ by }) => by === 'region')?.groups
  expect(byRegion?.map(({ key, asked, bound }) => [key, asked, bound])).toEqual([
    ['mainland', 78, 60],
    ['overseas', 79, 60],
  ])
  expect(read(db, template.id, 'standing=overdue').rows).toHaveLength(15)
  expect(read(db, template.id, 'region=overseas').counts).toMatchObject({ bound: 60 })
})

test('the register of an earlier day says what was so then', async () => {
  const { db, template, ask } = await openRegister()
  db.update(suppliers)
    .set({ createdAt: day(-150) })
    .run()
  ask('supplier-one', { signedAt: day(-60), activeAt: day(-50), endsAt: day(600), terminatedAt: day(-20) })
  const on = (count: number) => `on=${day(count).toISOString().slice(0, 10)}`
  const stateOn = (count: number) => read(db, template.id, on(count)).rows[0]?.state
  expect([-120, -70, -55, -49, -19].map(stateOn)).toEqual([null, 'invited', 'signed', 'active', 'terminated'])
  expect(read(db, template.id, on(-160)).counts.total).toBe(0)
  db.update(suppliers)
    .set({ closedAt: day(-10) })
    .run()
  expect(read(db, template.id, on(-30)).counts.bound).toBe(1)
  expect(read(db, template.id).counts.total).toBe(0)
})

test('of two signings the one that binds counts; an earlier text is pointed out', async () => {
  const { db, template, ask } = await openRegister()
  ask('supplier-one', { signedAt: day(-90), activeAt: day(-90), endsAt: day(20) })
  ask('supplier-one', { invitedAt: day(-5), dueAt: day(50) })
  createAgreementVersion(db, {
    template,
    number: 2,
    state: 'superseded',
    publishedAt: day(-3),
    needsResigning: true,
  })
  const { rows, counts } = read(db, template.id)
  expect(rows[0]).toMatchObject({ state: 'expiring', number: 1, isOutdated: 1, mustResign: 1 })
  expect(counts).toMatchObject({ bound: 1, outdated: 1, expiring: 1, owed: 0 })
})

test('SQL tells the state of a signing as the rule does', async () => {
  const { db, ask } = await openRegister()
  const spans = [null, -120, -91, -60, -1, 0, 1, 29, 31]
  const pick = (seed: number) => spans[Math.abs(seed) % spans.length] ?? null
  for (let seed = 1; seed <= 400; seed += 1) {
    addSupplier(db, `R-${seed}`)
    const at = (factor: number) => {
      const count = pick(seed * factor + (seed >> 3) * (factor + 1))
      return count === null ? null : day(count)
    }
    ask(`R-${seed}`, {
      dueAt: at(2) ?? day(-1),
      viewedAt: at(3),
      changeAskedAt: at(5),
      changeAnsweredAt: at(7),
      signedAt: seed % 3 === 0 ? at(11) : null,
      activeAt: seed % 4 === 0 ? at(13) : null,
      endsAt: seed % 4 === 0 ? (at(17) ?? day(300)) : null,
      declinedAt: seed % 5 === 0 ? at(19) : null,
      withdrawnAt: seed % 7 === 0 ? at(23) : null,
      terminatedAt: seed % 6 === 0 ? at(29) : null,
      replacedAt: seed % 9 === 0 ? at(31) : null,
    })
  }
  const notice = { renewalNoticeDays: 30 }
  const told = db.all<{ id: string; state: string }>(
    sql`select id, ${stateColumn({ at: NOW, ...notice })} as state from ${signings}`,
  )
  const byId = new Map(told.map(({ id, state }) => [id, state]))
  const rows: ({ id: string } & SigningFacts)[] = db.select().from(signings).all()
  expect(rows.map(row => [row.id, byId.get(row.id)])).toEqual(
    rows.map(row => [row.id, signingState(row, NOW, notice)]),
  )
  expect(new Set(byId.values()).size).toBeGreaterThan(9)
})

test('an address keeps what it says, and nonsense is today', () => {
  const search = readRegisterSearch(
    new URLSearchParams('agreement=commitment&on=2026-01-15&standing=bound&region=overseas&page=2'),
    NOW,
  )
  expect(registerHref('/agreements', search, '2026-03-02', { page: 2 })).toBe(
    '/agreements?region=overseas&agreement=commitment&on=2026-01-15&standing=bound&page=2',
  )
  for (const on of ['2026-13-01', 'soon', '2030-01-01'])
    expect(readRegisterSearch(new URLSearchParams({ on }), NOW)).toMatchObject({
      on: '2026-03-02',
      filter: NO_FILTER,
    })
})

test('whatever a register counts is counted anew once it has changed, and with time', async () => {
  const { db, template, ask } = await openRegister()
  addSupplier(db, 'S-001')
  ask('S-001', { signedAt: day(-60), activeAt: day(-60), endsAt: day(20) })
  const counts = (now = NOW) => read(db, template.id, '', now).counts
  const before = counts()
  expect(before).toMatchObject({ bound: 1, owed: 0 })
  const search = readRegisterSearch(new URLSearchParams(), NOW)
  const figures = () => registerFigures(db, registerScope(db, template.id, search, NOW), NO_FILTER)
  expect(figures()).toBe(figures())
  expect(counts(day(21))).toMatchObject({ bound: 0, ended: 1 })
  db.update(signings)
    .set({ terminatedAt: day(-1) })
    .run()
  expect(counts()).toMatchObject({ bound: 0, ended: 1 })
  db.update(suppliers)
    .set({ closedAt: day(-1) })
    .run()
  expect(counts().total).toBe(0)
})

test('every change to what is counted is noted', async () => {
  const { db, version, ask } = await openRegister()
  const seen = [findRegisterChanges(db)]
  const note = (change: () => unknown) => {
    change()
    seen.push(findRegisterChanges(db))
  }
  note(() => addSupplier(db, 'S-001'))
  note(() => ask('S-001', {}))
  note(() => db.update(signings).set({ viewedAt: NOW }).run())
  note(() =>
    db.update(agreementVersions).set({ updatedAt: NOW }).where(eq(agreementVersions.id, version.id)).run(),
  )
  const site = createSite(db)
  note(() => db.insert(supplierSites).values({ supplierId: 'S-001', siteId: site.id }).run())
  note(() => db.delete(supplierSites).run())
  expect(new Set(seen).size).toBe(seen.length)
})
