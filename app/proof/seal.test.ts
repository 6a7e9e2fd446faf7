import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { sampleSealFields } from './proof.test-support.ts'
import { differingFields, SEAL_FIELDS, sealText, type SealFields } from './seal.ts'
import { sealOf, verifySeal } from './seal.server.ts'

test('the seal is the SHA-256 of the published list of fields, whatever the order in memory', () => {
  const fields = sampleSealFields()
  const reversed = Object.fromEntries(Object.entries(fields).reverse()) as SealFields
  expect(sealOf(reversed)).toBe(sealOf(fields))
  expect(sealOf(fields)).toBe(createHash('sha256').update(sealText(fields)).digest('hex'))
  expect(sealText(fields)).toMatch(/^\[\["schema","signature-seal\/1"\],\["signingId",/)
})

test('a seal once given is the same for ever', () => {
  expect(sealOf(sampleSealFields())).toMatchInlineSnapshot(
    `"4e39f4f49e70cbb783f3da28b38440a2f5ade75307e4965b00734a97d4bddad4"`,
  )
})

test.each(SEAL_FIELDS.filter(name => name !== 'schema'))('another %s breaks the seal', name => {
  const fields = sampleSealFields()
  const changed = { ...fields, [name]: otherThan(fields[name]) } as SealFields
  expect(verifySeal(fields, sealOf(fields))).toBe(true)
  expect(verifySeal(changed, sealOf(fields))).toBe(false)
  expect(differingFields(fields, changed)).toEqual([name])
})

test('fields that are no fields have no seal', () => {
  const fields = sampleSealFields()
  expect(() => sealOf({ ...fields, textSha256: 'none' })).toThrow()
  expect(verifySeal({ ...fields, extra: 1 } as SealFields, sealOf(fields))).toBe(false)
})

function otherThan(value: SealFields[keyof SealFields]) {
  if (typeof value === 'number') return value + 1
  if (value === null || /^[0-9a-f]{64}$/.test(value)) return 'f'.repeat(64)
  if (value === 'supplier') return 'buyer'
  if (value === 'password') return 'mail-code'
  return value.endsWith('Z') ? '2026-12-01T02:03:04.006Z' : `${value}′`
}
