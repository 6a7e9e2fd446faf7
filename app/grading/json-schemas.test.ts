import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gradingInput } from './arbitraries.test-support.ts'
import { jsonSchemas } from './json-schemas.ts'
import { makeReceipt, receiptBytes } from './receipt.server.ts'
import { answersOf, sampleInput, sampleItem } from './sample.test-support.ts'

const INPUT = sampleInput([sampleItem('SOC-01')], { answers: answersOf({ 'SOC-01': 'yes' }) })
const matchesInput = compiled('grade-input.schema.json')
const matchesReceipt = compiled('grade-receipt.schema.json')

function documented(name: string): object {
  return JSON.parse(readFileSync(new URL(`../../docs/schemas/${name}`, import.meta.url), 'utf8'))
}

function compiled(name: string) {
  return new Ajv2020({ strictTypes: false, validateFormats: false }).compile(documented(name))
}

test('the documented schemas are up to date (npx tsx app/grading/json-schemas.cli.ts writes them)', () => {
  for (const [name, schema] of Object.entries(jsonSchemas())) {
    expect(documented(name)).toEqual(JSON.parse(JSON.stringify(schema)))
  }
})

test('inputs and receipts fit their schema', () => {
  fc.assert(
    fc.property(gradingInput({ maxItems: 8 }), input => {
      const receipt: unknown = JSON.parse(Buffer.from(receiptBytes(makeReceipt(input, { a: 1 }))).toString())
      expect(matchesInput(JSON.parse(JSON.stringify(input))), JSON.stringify(matchesInput.errors)).toBe(true)
      expect(matchesReceipt(receipt), JSON.stringify(matchesReceipt.errors)).toBe(true)
    }),
  )
})

test('an input may leave the policy to the command, and nothing else', () => {
  const { policy, ...bare } = INPUT
  const { asOf, ...undated } = bare
  expect([matchesInput(bare), matchesInput(undated)]).toEqual([true, false])
  expect([policy.version, asOf]).toEqual(['2026.1', '2026-06-30'])
})

test.each([
  { grade: 'E' },
  { score: 101 },
  { digest: 'x' },
  { format: 'other' },
  { inputs: {} },
  { extra: 1 },
])('a receipt with %j does not fit', overrides => {
  expect(matchesReceipt({ ...makeReceipt(INPUT), ...overrides })).toBe(false)
})
