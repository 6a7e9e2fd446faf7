import { afterEach, beforeEach, expect, vi, type MockInstance } from 'vitest'

/** An unannounced console.error or console.warn is a failure: nobody reads noise in a green run. */
const spies: MockInstance[] = []

beforeEach(() => {
  for (const level of ['error', 'warn'] as const) spies.push(vi.spyOn(console, level))
})

afterEach(() => {
  const noise = spies.flatMap(spy => spy.mock.calls)
  spies.splice(0).forEach(spy => spy.mockRestore())
  expect(noise).toEqual([])
})
