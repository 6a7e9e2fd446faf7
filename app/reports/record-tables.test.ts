import { expect, test } from 'vitest'
import { openScenario, publishScenario, submit } from '#app/assessments/scenario.test-support.ts'
import { findMailsBySupplierId } from '#app/mail/supplier-mail.server.ts'
import { createEvidence, createSite, createUser, serveSites } from '#db/factories/index.ts'
import { exportedRecords, openExport } from './exports.test-support.ts'

const NOT_FOUND = { ok: false, refusal: { code: 'not-found' } }

test('rounds, sites and policies are exported as their lists show them', async () => {
  const scenario = openScenario({ answered: true })
  publishScenario(scenario)
  const { db, reviewer: actor, supplier, campaign } = scenario
  serveSites(db, supplier, [createSite(db, { code: 'W-1' })])
  expect(await exportedRecords(db, 'campaigns', { actor })).toMatchObject([
    { Campaign: campaign.nameEn, 'Expected to reply': '1', Replied: '1', 'Response rate': '100.0%' },
  ])
  expect(await exportedRecords(db, 'sites', { actor })).toMatchObject([{ Code: 'W-1', Suppliers: '1' }])
  const [policy] = await exportedRecords(db, 'policies', { actor })
  expect(policy).toMatchObject({ 'Grade A from': '85.0', 'Grade C from': '60.0' })
  expect(policy?.Campaigns).toContain(campaign.nameEn)
})

test('a supplier’s documents go out whole, over every page of the list, and to nobody of a supplier', async () => {
  const scenario = openScenario({ answered: true })
  const { db, id, owner, supplier, reviewer: actor } = scenario
  for (let n = 0; n < 120; n++) createEvidence(db, id, 'GOV-01', owner.userId, { fileName: `${n}.pdf` })
  submit(scenario)
  const search = `supplierId=${supplier.id}`
  const documents = await exportedRecords(db, 'supplier-documents', { actor, search })
  expect(new Set(documents.map(record => record.File)).size).toBeGreaterThanOrEqual(120)
  const mails = await exportedRecords(db, 'supplier-mails', { actor, search })
  expect(mails).toHaveLength(findMailsBySupplierId(db, actor, supplier.id, 1)?.total ?? -1)
  for (const table of ['supplier-documents', 'supplier-mails']) {
    expect(openExport(db, `${table}.csv`, { actor: owner, search })).toEqual(NOT_FOUND)
    expect(openExport(db, `${table}.csv`, { actor, search: 'supplierId=nobody' })).toEqual(NOT_FOUND)
  }
})

test.each([
  ['procurement', true],
  ['admin', true],
  ['sqe', false],
  ['committee', false],
  ['viewer', false],
] as const)('names and addresses of contacts, taken along by %s: %s', async (role, isAllowed) => {
  const { db, owner } = openScenario()
  const actor = createUser(db, { roles: [role] })
  if (!isAllowed) return expect(openExport(db, 'contacts.csv', { actor })).toEqual(NOT_FOUND)
  const contacts = await exportedRecords(db, 'contacts', { actor })
  expect(contacts.map(record => record['E-mail'])).toContain(owner.email)
})
