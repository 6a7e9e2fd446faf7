import { expect, test } from 'vitest'
import { later, openScenario, publishScenario } from '#app/assessments/scenario.test-support.ts'
import { draftPolicy } from '#app/policies/draft-policy.server.ts'
import { findDraft } from '#app/policies/find-policies.server.ts'
import { previewOf } from '#app/policies/preview.server.ts'
import { changeDraft } from '#app/policies/draft-policy.server.ts'
import { exportedRecords, openExport } from '#app/reports/exports.test-support.ts'
import { acting } from '#db/factories/index.ts'

/** One published result: 90 and an A, with points lost on SOC-01. */
function publishedOne() {
  const scenario = openScenario({ answered: true, items: { 'SOC-01': { values: { cases: 1 } } } })
  publishScenario(scenario)
  return { ...scenario, actor: scenario.viewer }
}

test('each figure of the board can be taken along', async () => {
  const { db, campaign, actor, supplier } = publishedOne()
  const read = (table: string, more = '') =>
    exportedRecords(db, table, { actor, search: `campaign=${campaign.id}${more}` })
  expect(await read('board-results', '&dimension=SOC')).toMatchObject([
    {
      'Supplier code': supplier.code,
      'Published score': '90.0',
      'Published grade': 'A',
      'Score in Social': '75.0',
    },
  ])
  expect(await read('board-results', '&grade=D')).toEqual([])
  expect(await read('board-years')).toMatchObject([
    { Year: '2026', A: '1', B: '0', Graded: '1', 'No response': '0' },
  ])
  expect(await read('board-classes')).toMatchObject([{ A: '1', D: '0', Graded: '1' }])
  expect(await read('board-dimensions', '&by=region')).toHaveLength(6)
  expect(await read('board-items')).toMatchObject([{ Item: 'SOC-01', 'Points lost': '10' }])
})

test('a preview can be taken along once it is done, by those who may see it', async () => {
  const { db, campaign, content, reviewer, actor, supplier } = publishedOne()
  const made = draftPolicy(db, acting(reviewer, later(300)), content.policyVersionId)
  if (!made.ok) throw new Error(made.refusal.code)
  const read = () => {
    const found = findDraft(db, reviewer, made.id)
    if (!found) throw new Error('no draft')
    return found.draft
  }
  const policy = { ...read().content, thresholds: { A: 95, B: 70, C: 60 } }
  changeDraft(db, acting(reviewer, later(310)), made.id, { rev: 1, policy, note: '' })
  const asked = { actor: reviewer, search: `draft=${made.id}&campaign=${campaign.id}` }
  const refusal = { ok: false, refusal: { code: 'not-found' } }
  expect(openExport(db, 'policy-preview.csv', asked)).toEqual(refusal)
  await previewOf(db, read(), campaign, later(320)).finished
  expect(await exportedRecords(db, 'policy-preview', asked)).toMatchObject([
    {
      'Supplier code': supplier.code,
      'Grade now': 'A',
      'Grade under the draft': 'B',
      Why: 'Other grade threshold',
    },
  ])
  expect(openExport(db, 'policy-preview.csv', { ...asked, actor })).toEqual(refusal)
})
