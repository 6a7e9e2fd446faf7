import { expect, test } from 'vitest'
import { openScenario, publishScenario } from '#app/assessments/scenario.test-support.ts'
import { findReceiptByKind } from '#app/assessments/queries.server.ts'
import { readReceipt } from '#app/assessments/receipts.server.ts'
import { dimensionMeans } from './dimension-means.server.ts'

test('the mean of one published result is that result; before publication there is none', () => {
  const scenario = openScenario({ answered: true })
  expect(dimensionMeans(scenario.db, scenario.campaign.id)).toEqual([])
  publishScenario(scenario)
  const receipt = findReceiptByKind(scenario.db, scenario.id, 'verified')
  if (!receipt) throw new Error('no receipt')
  const scores = readReceipt(receipt).dimensions.map(({ code, score }) => ({ code, mean: score, results: 1 }))
  expect(dimensionMeans(scenario.db, scenario.campaign.id)).toEqual(scores)
  expect(dimensionMeans(scenario.db, scenario.campaign.id)).toEqual(scores)
})
