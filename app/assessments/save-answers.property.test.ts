import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createAssessment, createCampaign } from '#db/factories/index.ts'
import { openScenario, saveOne, stateOf } from './scenario.test-support.ts'

type Colleague = { name: 'owner' | 'contributor'; knows: Map<string, number> }

/** A colleague types into an item, or looks at the page again and so learns the newest revisions. */
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ who: fc.nat(1), item: fc.nat(1), value: fc.integer({ min: 0, max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ who: fc.nat(1), item: fc.constant(null), value: fc.constant(0) }) },
)
const ITEMS = [
  { code: 'SOC-01', field: 'cases' },
  { code: 'ENV-01', field: 'recycled' },
]

test('however two colleagues take turns, nothing is overwritten by somebody who has not seen it', () => {
  const scenario = openScenario()
  fc.assert(
    fc.property(fc.array(step, { minLength: 2, maxLength: 12 }), steps => {
      const campaign = createCampaign(scenario.db, {
        ...scenario.content,
        createdById: scenario.reviewer.userId,
      })
      const run = {
        ...scenario,
        id: createAssessment(scenario.db, { campaign, supplier: scenario.supplier }).id,
      }
      const stands = new Map<string, { rev: number; value: number }>()
      const colleagues: Colleague[] = [
        { name: 'owner', knows: new Map() },
        { name: 'contributor', knows: new Map() },
      ]
      for (const { who, item, value } of steps) {
        const colleague = colleagues[who]
        const asked = item === null ? undefined : ITEMS[item]
        if (!colleague) continue
        if (!asked) {
          for (const [code, { rev }] of stands) colleague.knows.set(code, rev)
          continue
        }
        const baseRev = colleague.knows.get(asked.code) ?? 0
        const before = stands.get(asked.code)
        const result = saveOne(
          run,
          asked.code,
          baseRev,
          { [asked.field]: value },
          { actor: run[colleague.name] },
        )
        if (result.status === 'saved') {
          const isUnseen = before !== undefined && before.rev !== baseRev
          expect(isUnseen && before.value !== value).toBe(false)
          stands.set(asked.code, { rev: result.rev, value })
          colleague.knows.set(asked.code, result.rev)
        } else {
          expect(result).toMatchObject({
            status: 'conflict',
            rev: before?.rev,
            values: { [asked.field]: before?.value },
          })
        }
      }
      expect(stateOf(run).completeItems).toBe(stands.size)
    }),
    { numRuns: 150 },
  )
})
