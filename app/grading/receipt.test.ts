import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gradingInput } from './arbitraries.test-support.ts'
import { canonicalJson } from './canonical.ts'
import { gradeAssessment } from './grade.ts'
import { makeReceipt, receiptBytes, verifyReceipt } from './receipt.server.ts'
import { GradeReceiptShape } from './receipt.ts'
import { answersOf, sampleInput, sampleItem } from './sample.test-support.ts'

const INPUT = sampleInput([sampleItem('SOC-01'), sampleItem('SOC-02')], {
  answers: answersOf({ 'SOC-01': 'yes', 'SOC-02': 'partial' }),
})
const META = { assessment: 'as-1', result: 'verified' }

test('a receipt carries the result, the versions and the digest of its inputs', () => {
  const receipt = makeReceipt(INPUT, META)
  expect(receipt).toMatchObject({
    ...gradeAssessment(INPUT),
    format: 'esg-grade-receipt/1',
    meta: META,
    inputs: INPUT,
  })
  expect(receipt.versions).toEqual({
    questionnaire: '2026.1',
    questionnaireKind: 'sample',
    policy: '2026.1',
    engine: '1',
  })
  expect(receipt.digest).toBe(createHash('sha256').update(canonicalJson(INPUT)).digest('hex'))
})

test('the bytes of a receipt never change', () => {
  const digest = createHash('sha256')
    .update(receiptBytes(makeReceipt(INPUT)))
    .digest('hex')
  expect(digest).toBe('ea043432f308d865daa0b4321da9488e49a11f143e0ca5318543395f21149118')
})

test('a receipt graded again gives the same bytes, however its keys are ordered', () => {
  fc.assert(
    fc.property(gradingInput({ maxItems: 10 }), input => {
      const bytes = Buffer.from(receiptBytes(makeReceipt(input, META)))
      const read: unknown = JSON.parse(bytes.toString())
      const verification = verifyReceipt(read)
      expect(verification.outcome).toBe('verified')
      const again = Buffer.from(receiptBytes(makeReceipt(GradeReceiptShape.parse(read))))
      expect(again.toString()).toBe(bytes.toString())
    }),
  )
})

test('the digest covers the inputs and not the meta', () => {
  expect(makeReceipt(INPUT, META).digest).toBe(makeReceipt(INPUT).digest)
  const other = { ...INPUT, answers: answersOf({ 'SOC-01': 'yes', 'SOC-02': 'no' }) }
  expect(makeReceipt(other).digest).not.toBe(makeReceipt(INPUT).digest)
})

test.each<[string, object, string[]]>([
  ['a better grade', { grade: 'A' }, ['grade']],
  ['a better score', { score: 99 }, ['score']],
  ['another digest', { digest: '0'.repeat(64) }, ['digest']],
  [
    'an answer exchanged',
    { inputs: { ...INPUT, answers: answersOf({ 'SOC-01': 'yes' }) } },
    ['digest', 'score'],
  ],
  ['a member too many', { note: 'x' }, ['note']],
  ['a later engine', { versions: { ...makeReceipt(INPUT).versions, engine: '2' } }, ['versions']],
])('%s is reported', (_, tampered, differing) => {
  const verification = verifyReceipt({ ...makeReceipt(INPUT, META), ...tampered })
  expect(verification).toMatchObject({ outcome: 'differs', differing: expect.arrayContaining(differing) })
})

test('a member that is missing is reported, and the recomputed receipt is at hand', () => {
  const { caps, ...rest } = makeReceipt(INPUT)
  expect(caps).toEqual([])
  expect(verifyReceipt(rest)).toEqual({
    outcome: 'differs',
    differing: ['caps'],
    recomputed: makeReceipt(INPUT),
  })
})

test.each([
  [null],
  [[]],
  ['text'],
  [{}],
  [{ inputs: { ...INPUT, asOf: 'yesterday' } }],
  [{ inputs: INPUT, meta: [] }],
])('a receipt such as %j cannot be read', raw => {
  expect(verifyReceipt(raw).outcome).toBe('unreadable')
})

test('a receipt without a policy in its inputs is not completed silently', () => {
  const { policy, ...inputs } = INPUT
  expect(verifyReceipt({ ...makeReceipt(INPUT), inputs })).toMatchObject({
    outcome: 'unreadable',
    problems: [expect.stringContaining('inputs.policy: ')],
  })
  expect(policy.version).toBe('2026.1')
})

test('inputs that cannot be graded are refused with every mistake', () => {
  const broken = { ...INPUT, asOf: '2026-13-01', answers: { 'SOC-09': { values: {} } } }
  expect(() => makeReceipt(broken)).toThrow('asOf: ')
})
