import { expect, test } from 'vitest'
import { searchPopulation } from '#app/campaigns/find-campaign.server.ts'
import { readPopulationSearch } from '#app/campaigns/population-search.ts'
import { findCampaignById } from '#app/campaigns/queries.server.ts'
import { returnItems } from '#app/assessments/return-items.server.ts'
import {
  acceptAll,
  ITEMS,
  later,
  openScenario,
  saveOne,
  submit,
} from '#app/assessments/scenario.test-support.ts'
import { MAIL_KINDS } from '#app/mail/mail-kinds.ts'
import { transact } from '#db/client.server.ts'
import { acting, createAssessment, createSupplier, createUser } from '#db/factories/index.ts'
import { EXPORT_NOW, exportedCells, exportedRecords, openExport } from './exports.test-support.ts'

test('the suppliers of a campaign are exported with the rows of its list', async () => {
  const { db, campaign, reviewer: actor } = openScenario({ answered: true })
  transact(db, tx => {
    for (let n = 0; n < 60; n++) {
      const supplier = createSupplier(tx, { category: n % 2 ? 'logistics' : 'packaging' })
      createAssessment(tx, { campaign, supplier }, { state: n % 3 ? 'invited' : 'exempt' })
    }
  })
  const stored = findCampaignById(db, campaign.id)
  for (const search of ['', 'group=exempt', 'category=packaging', 'group=waiting&category=logistics']) {
    const records = await exportedRecords(db, 'population', {
      actor,
      search: `campaignId=${campaign.id}&${search}`,
    })
    const listed = [1, 2].flatMap(page => {
      const asked = { ...readPopulationSearch(new URLSearchParams(search)), page }
      const found = stored && searchPopulation(db, stored, asked, { now: EXPORT_NOW, locale: 'en' })
      return found?.page === page ? found.rows : []
    })
    expect(records.map(record => record['Supplier code'])).toEqual(listed.map(({ code }) => code))
  }
})

test('answers leave only once submitted, one row for each item, as they were submitted', async () => {
  const scenario = openScenario({
    answered: true,
    items: { 'ENV-02': { values: {}, notApplicable: { reason: '无此工序' } } },
  })
  const { db, campaign, reviewer: actor } = scenario
  const search = `campaignId=${campaign.id}`
  expect(await exportedRecords(db, 'answers', { actor, search })).toEqual([])
  expect(submit(scenario)).toMatchObject({ ok: true })
  const records = await exportedRecords(db, 'answers', { actor, search })
  expect(records.map(record => record.Item)).toEqual(ITEMS)
  const given = records.find(record => record.Item === 'GOV-02')
  expect(given).toMatchObject({ 'State of the answer': 'Answered', 'Points by': 'Self-assessment' })
  expect(given?.Answer).not.toBe('')
  expect(records.find(record => record.Item === 'ENV-02')).toMatchObject({
    'State of the answer': 'Not applicable',
    'Reason given': '无此工序',
    Answer: '',
    'Points possible': '',
  })
})

test('a verdict on an answer that was sent again since is not exported beside the new one', async () => {
  const scenario = openScenario({ answered: true })
  const { db, id, campaign, reviewer: actor } = scenario
  submit(scenario)
  acceptAll(scenario)
  const judged = async () => {
    const records = await exportedRecords(db, 'answers', { actor, search: `campaignId=${campaign.id}` })
    return records.filter(record => record.Verdict !== '').map(record => record.Item)
  }
  const items = [{ code: 'SOC-02', comment: '请补充' }]
  expect(returnItems(db, acting(actor, later(130)), id, { items })).toMatchObject({ ok: true })
  saveOne(scenario, 'SOC-02', 1, { training: 'no' }, { now: later(140) })
  expect(await judged()).toEqual(ITEMS)
  submit(scenario, later(150))
  expect(await judged()).toEqual(ITEMS.filter(code => code !== 'SOC-02'))
})

test('of a result without a self-assessment, the answers are those that were verified', async () => {
  const scenario = openScenario({ answered: true })
  submit(scenario)
  const { db, raw, campaign, reviewer: actor } = scenario
  raw.exec('drop trigger if exists grade_receipts_no_update')
  const search = `campaignId=${campaign.id}`
  const before = await exportedRecords(db, 'answers', { actor, search })
  raw.exec(`update grade_receipts set kind = 'verified'`)
  const after = await exportedRecords(db, 'answers', { actor, search })
  expect(after.map(record => record.Answer)).toEqual(before.map(record => record.Answer))
  expect(new Set(after.map(record => record['Points by']))).toEqual(new Set(['Review']))
})

test('scores are numbers, dimension by dimension', async () => {
  const scenario = openScenario({ answered: true })
  submit(scenario)
  const { db, campaign, reviewer: actor, supplier } = scenario
  const [titles = [], row = []] = await exportedCells(db, 'grades', {
    actor,
    search: `campaignId=${campaign.id}`,
  })
  expect(row[titles.indexOf('Supplier code')]).toBe(supplier.code)
  for (const title of titles.filter(each => String(each).endsWith('(self-assessed)')))
    expect(row[titles.indexOf(title)]).toBeTypeOf('number')
})

test.each(['population', 'answers', 'grades'])('%s of a campaign that is not there are not there', table => {
  const { db, reviewer: actor, campaign, owner } = openScenario()
  const notFound = { ok: false, refusal: { code: 'not-found' } }
  expect(openExport(db, `${table}.csv`, { actor })).toEqual(notFound)
  expect(openExport(db, `${table}.csv`, { actor, search: 'campaignId=nothing' })).toEqual(notFound)
  expect(openExport(db, `${table}.csv`, { actor: owner, search: `campaignId=${campaign.id}` })).toEqual(
    notFound,
  )
})

test('contacts, review queue, timeline and outbox are exported in the order of their happening', async () => {
  const scenario = openScenario({ answered: true })
  submit(scenario)
  const { db, campaign, supplier, reviewer: actor, owner } = scenario
  const contacts = await exportedRecords(db, 'contacts', { actor, search: `q=${supplier.code}` })
  expect(contacts.map(record => record['E-mail'])).toContain(owner.email)
  const queue = await exportedRecords(db, 'reviews', { actor, search: 'state=to-review' })
  expect(queue.map(record => record['Supplier code'])).toEqual([supplier.code])
  for (const search of [`supplierId=${supplier.id}`, `campaignId=${campaign.id}`]) {
    const trail = await exportedRecords(db, 'events', { actor, search })
    const numbers = trail.map(record => Number(record['Record no.']))
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other))
    expect(trail.map(record => record['What happened'])).toContain('Assessment submitted')
  }
  const admin = createUser(db, { roles: ['admin'] })
  const mails = await exportedRecords(db, 'outbox', { actor: admin })
  expect(mails.map(record => record.Address)).toContain(owner.email)
  let ofKinds = 0
  for (const kind of MAIL_KINDS)
    ofKinds += (await exportedRecords(db, 'outbox', { actor: admin, search: `kind=${kind}` })).length
  expect(ofKinds).toBe(mails.length)
  expect(openExport(db, 'outbox.csv', { actor }).ok).toBe(false)
})
