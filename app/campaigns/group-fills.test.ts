import { expect, test } from 'vitest'
import { GROUP_FILLS } from './group-fills.ts'
import { STATE_GROUPS } from './population-group.ts'

test('no two states are drawn alike', () => {
  expect(new Set(STATE_GROUPS.map(group => GROUP_FILLS[group])).size).toBe(STATE_GROUPS.length)
})

test('a state has never the fill of a grade beside it', () => {
  for (const fill of Object.values(GROUP_FILLS)) expect(fill).not.toMatch(/bg-grade|^bg-bad$/)
})
