import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { digestOf } from './digest.server.ts'
import { loadPolicy } from './policy.server.ts'

const SHIPPED = new URL('../../db/content/grading-policy.yaml', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'policy-'))
const path = join(folder, 'policy.yaml')

afterAll(() => rmSync(folder, { recursive: true }))

test('the shipped policy is sound: A from 85, B from 70, C from 60, no floors', () => {
  const { policy, digest } = loadPolicy(SHIPPED)
  expect(policy).toEqual({
    version: '2026.1',
    thresholds: { A: 85, B: 70, C: 60 },
    caps: { zeroTolerance: 'D', critical: 'C' },
    dimensionFloors: {},
    narrowBasisBelow: 40,
  })
  expect(digest).toBe(digestOf(policy))
})

test('a wrong policy is refused with every mistake at its place', () => {
  writeFileSync(
    path,
    'version: "1"\nthresholds: { A: 85, B: 90, C: 60 }\ncaps: { zeroTolerance: E, critical: C }\n',
  )
  expect(() => loadPolicy(path)).toThrow(/caps\.zeroTolerance: .*\n.*narrowBasisBelow: /s)
})

test('a file that is missing or no YAML is refused', () => {
  expect(() => loadPolicy(join(folder, 'missing.yaml'))).toThrow('missing.yaml')
  writeFileSync(path, 'version: [')
  expect(() => loadPolicy(path)).toThrow()
})
