import { expect, test } from 'vitest'
import { parseForm } from '#app/http/parse-form.server.ts'
import type { GradingPolicy } from '#app/grading/types.ts'
import { differencesOf } from './differences.ts'
import { policyFormDefaults, policyFormRules, readPolicy } from './policy-form.ts'

const CODES = ['SOC', 'ENV']
const POLICY: GradingPolicy = {
  version: '2026.1',
  thresholds: { A: 85, B: 70, C: 60 },
  caps: { zeroTolerance: 'D', critical: 'C' },
  dimensionFloors: {},
  narrowBasisBelow: 40,
}
const FULL: GradingPolicy = {
  ...POLICY,
  dimensionWeights: { ENV: 1.25 },
  dimensionFloors: { '*': { min: 40, cap: 'B' }, SOC: { min: 55.5, cap: 'C' } },
}

function readForm(changes: Record<string, string>, policy = POLICY) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...policyFormDefaults(policy, CODES), ...changes }))
    form.set(name, value)
  const parsed = parseForm(policyFormRules(CODES), form)
  return parsed.ok ? readPolicy(parsed.values, CODES, policy.version) : parsed
}

test.each([[POLICY], [FULL]])('a form that nobody touched gives the policy it shows', policy => {
  expect(readForm({}, policy)).toEqual({ ok: true, policy, note: '' })
})

test('a weight of 1 and an empty floor leave no trace', () => {
  const back = { 'weight-ENV': '1', 'floor-*': '', 'floorCap-*': '', 'floor-SOC': '', 'floorCap-SOC': '' }
  expect(readForm(back, FULL)).toMatchObject({ ok: true, policy: POLICY })
  expect(readForm(back, FULL)).not.toHaveProperty('policy.dimensionWeights')
})

test.each<[Record<string, string>, object]>([
  [{ thresholdB: '85' }, { thresholdB: { code: 'above-max', limit: 84.9 } }],
  [{ thresholdC: '70.5' }, { thresholdC: { code: 'above-max', limit: 69.9 } }],
  [{ thresholdA: '85.25' }, { thresholdA: { code: 'too-many-decimals', limit: 1 } }],
  [{ thresholdA: '101' }, { thresholdA: { code: 'above-max', limit: 100 } }],
  [{ 'weight-SOC': '0' }, { 'weight-SOC': { code: 'below-min', limit: 0.1 } }],
  [{ 'weight-SOC': '1.234' }, { 'weight-SOC': { code: 'too-many-decimals', limit: 2 } }],
  [{ 'weight-SOC': 'much' }, { 'weight-SOC': { code: 'not-a-number' } }],
  [{ 'floor-ENV': '50' }, { 'floorCap-ENV': { code: 'required' } }],
  [{ 'floorCap-ENV': 'B' }, { 'floor-ENV': { code: 'required' } }],
  [{ 'floor-ENV': '50', 'floorCap-ENV': 'A' }, { 'floorCap-ENV': { code: 'not-an-option' } }],
  [{ capCritical: 'E' }, { capCritical: { code: 'not-an-option' } }],
  [{ narrowBasisBelow: '4.5' }, { narrowBasisBelow: { code: 'not-a-number' } }],
])('%j is refused with a message at its field', (changes, errors) => {
  expect(readForm(changes)).toMatchObject({ ok: false, errors })
})

test('full-width digits are read as digits', () => {
  expect(readForm({ thresholdA: '９０．５' })).toMatchObject({
    ok: true,
    policy: { thresholds: { A: 90.5 } },
  })
})

test('the differences of two policies name each setting once', () => {
  expect(differencesOf(POLICY, POLICY)).toEqual([])
  expect(
    differencesOf(POLICY, { ...FULL, thresholds: { A: 90, B: 70, C: 60 }, narrowBasisBelow: 30 }),
  ).toEqual([
    { setting: 'weight', key: 'ENV', from: 1, to: 1.25 },
    { setting: 'floor', key: '*', from: null, to: { min: 40, cap: 'B' } },
    { setting: 'floor', key: 'SOC', from: null, to: { min: 55.5, cap: 'C' } },
    { setting: 'threshold', key: 'A', from: 85, to: 90 },
    { setting: 'narrowBasis', key: '', from: 40, to: 30 },
  ])
})
