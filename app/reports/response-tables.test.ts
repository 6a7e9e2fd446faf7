import { expect, test } from 'vitest'
import { openScenario } from '#app/assessments/scenario.test-support.ts'
import { insertExtensionRequest } from '#app/campaigns/extension-queries.server.ts'
import { RATE_FACETS } from '#app/campaigns/response/rate-facets.ts'
import { responseCurves, responseRates } from '#app/campaigns/response/response-report.server.ts'
import { stallReport } from '#app/campaigns/response/stall-report.server.ts'
import { findCampaignById } from '#app/campaigns/queries.server.ts'
import { EXPORT_NOW, exportedRecords, openExport } from './exports.test-support.ts'

function openedScenario() {
  const { db, campaign, reviewer: actor } = openScenario({ answered: true })
  const stored = findCampaignById(db, campaign.id)
  if (!stored) throw new Error('no such campaign')
  return { db, actor, campaign: stored, search: `campaignId=${campaign.id}` }
}

test('response rates are exported with the numbers of the page', async () => {
  const { db, actor, campaign, search } = openedScenario()
  for (const { facet, rows } of responseRates(db, campaign.id)) {
    const records = await exportedRecords(db, `response-by-${facet}`, { actor, search })
    expect(records.map(record => [record.Expected, record['Not submitted yet']])).toEqual(
      rows.map(({ rate, outstanding }) => [String(rate.expected), String(outstanding)]),
    )
  }
})

test('replies by day are exported with every day of the curve', async () => {
  const { db, actor, campaign, search } = openedScenario()
  const records = await exportedRecords(db, 'response-days', { actor, search })
  const { points } = responseCurves(db, campaign, EXPORT_NOW).now
  expect(records.map(record => record.Date)).toEqual(points.map(({ date }) => date))
})

test('where suppliers stall is exported item by item', async () => {
  const { db, actor, campaign, search } = openedScenario()
  const records = await exportedRecords(db, 'stalls', { actor, search })
  const report = await stallReport(db, campaign, EXPORT_NOW)
  const items = report?.sections.flatMap(section => section.items) ?? []
  expect(records.map(record => [record.Code, record.Complete])).toEqual(
    items.map(({ code, complete }) => [code, String(complete)]),
  )
  expect(items.length).toBeGreaterThan(5)
})

test.each([...RATE_FACETS.map(facet => `response-by-${facet}`), 'response-days', 'stalls'])(
  '%s of a campaign that is not there is not there',
  table => {
    const { db, actor } = openedScenario()
    expect(openExport(db, `${table}.csv`, { actor, search: 'campaignId=none' }).ok).toBe(false)
  },
)

test('requests for more time are exported by campaign and decision', async () => {
  const scenario = openScenario({ answered: true })
  const { db, id, campaign, supplier, owner, reviewer: actor } = scenario
  for (const [at, decision] of (['refused', 'pending'] as const).entries())
    insertExtensionRequest(db, {
      id: decision,
      assessmentId: id,
      campaignId: campaign.id,
      requestedDueAt: EXPORT_NOW,
      reason: `${at}`,
      requestedById: owner.userId,
      requestedAt: EXPORT_NOW,
      decision,
    })
  const reasonsOf = async (search: string) =>
    (await exportedRecords(db, 'extensions', { actor, search })).map(record => [
      record['Supplier code'],
      record.Reason,
    ])
  expect(await reasonsOf(`campaign=${campaign.id}`)).toEqual([[supplier.code, '1']])
  expect(await reasonsOf('decision=refused')).toEqual([[supplier.code, '0']])
  expect(await reasonsOf('decision=granted')).toEqual([])
  expect(openExport(db, 'extensions.csv', { actor: owner }).ok).toBe(false)
})
