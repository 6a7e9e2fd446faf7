import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalizeAnswer } from './check-answer.ts'
import { EVERYTHING, RECORD } from './sample-answers.test-support.ts'
import { CONTEXT } from './sample.test-support.ts'

const anyCell = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('yes', 'no', 'held', 'none', '2026-1-5', '2099.1.1', '95％', '长期', 'on', '1,000'),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
)
const anyRecord = fc.dictionary(
  fc.constantFrom(
    'type',
    'number',
    'issuer',
    'validFrom',
    'validTo',
    'noExpiry',
    'name',
    'people',
    'since',
    'zz',
  ),
  anyCell,
)
const anyInput = fc.record(
  {
    values: fc.oneof(
      fc.jsonValue(),
      fc.record(
        Object.fromEntries(
          [...EVERYTHING.fields.map(field => field.id), '__proto__', 'toString'].map(id => [
            id,
            fc.oneof(
              anyCell,
              fc.array(anyRecord, { maxLength: 6 }),
              fc.record(
                { status: anyCell, certificates: fc.oneof(fc.array(anyRecord, { maxLength: 6 }), anyCell) },
                { requiredKeys: [] },
              ),
              fc.jsonValue(),
            ),
          ]),
        ),
        { requiredKeys: [] },
      ),
    ),
    notApplicable: fc.oneof(anyCell, fc.record({ reason: anyCell })),
    declined: fc.oneof(anyCell, fc.record({ reason: anyCell })),
  },
  { requiredKeys: [] },
)

test('any JSON gives an answer or problems, and normalizing again changes nothing', () => {
  fc.assert(
    fc.property(fc.oneof({ weight: 4, arbitrary: anyInput }, fc.jsonValue()), raw => {
      const { problems, ...answer } = normalizeAnswer(EVERYTHING, raw, CONTEXT)
      expect(problems.length).toBeLessThanOrEqual(110)
      expect(normalizeAnswer(EVERYTHING, answer, CONTEXT)).toEqual({ ...answer, problems: [] })
      expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
    }),
    { numRuns: 1500 },
  )
})

test('the stored answer stays small whatever is sent', () => {
  const flood = 'x'.repeat(100_000)
  const record = { ...RECORD, number: flood, issuer: 'y'.repeat(200), scope: 'z'.repeat(500) }
  const { problems, ...answer } = normalizeAnswer(
    EVERYTHING,
    {
      values: {
        note: flood,
        licences: { status: 'held', certificates: Array(20_000).fill(record) },
        sites: Array(20_000).fill({ name: 'n', people: 1 }),
        ...Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`${flood.slice(0, 500)}${n}`, n])),
      },
    },
    CONTEXT,
  )
  expect(JSON.stringify(answer).length).toBeLessThan(5_000)
  expect(JSON.stringify(problems).length).toBeLessThan(20_000)
})
