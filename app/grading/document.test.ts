import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gradeDocument } from './document.server.ts'
import { makeReceipt } from './receipt.server.ts'
import { answersOf, POLICY, sampleInput, sampleItem } from './sample.test-support.ts'

const INPUT = sampleInput([sampleItem('SOC-01')], { answers: answersOf({ 'SOC-01': 'yes' }) })
const SHIPPED = { ...POLICY, version: '2030.1' }

function grade(document: unknown) {
  return gradeDocument(JSON.stringify(document), () => SHIPPED)
}

test('an input is graded by its own policy, or by the shipped one when it has none', () => {
  const { policy, ...bare } = INPUT
  expect(grade(INPUT)).toEqual({ outcome: 'graded', receipt: makeReceipt(INPUT) })
  expect(grade(bare)).toMatchObject({ outcome: 'graded', receipt: { versions: { policy: '2030.1' } } })
  expect(policy).toBe(POLICY)
})

test('a receipt is verified', () => {
  expect(grade(makeReceipt(INPUT)).outcome).toBe('verified')
  expect(grade({ ...makeReceipt(INPUT), grade: 'B' }).outcome).toBe('differs')
})

test.each([
  ['', 'no valid JSON'],
  ['{', 'no valid JSON'],
  ['[]', 'one JSON object is expected'],
  ['null', 'one JSON object is expected'],
  ['{"questionnaire":1}', 'questionnaire: '],
  ['['.repeat(1_000_000), 'nested deeper than 64 levels'],
  ['{"all":'.repeat(100_000), 'nested deeper than 64 levels'],
  [`{"a":"${'['.repeat(100)}\\"${'['.repeat(100)}"}`, '(document): '],
])('a document such as %.20s is refused with the reason', (text, problem) => {
  const graded = gradeDocument(text, () => SHIPPED)
  expect(graded).toMatchObject({ outcome: 'unreadable' })
  expect(graded.outcome === 'unreadable' && graded.problems.join('\n')).toContain(problem)
})

test('brackets inside strings do not count as nesting', () => {
  const answers = { 'SOC-01': { values: { in_place: `${'['.repeat(99)}"\\` } } }
  expect(grade({ ...INPUT, answers }).outcome).toBe('graded')
})

test('no text makes it throw', () => {
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fc.json().map(json => `{"inputs":${json}}`),
  )
  fc.assert(
    fc.property(text, any => {
      expect(gradeDocument(any, () => SHIPPED).outcome).toBe('unreadable')
    }),
  )
})
