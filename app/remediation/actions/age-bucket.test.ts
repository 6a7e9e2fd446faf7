import { expect, test } from 'vitest'
import { AGE_BUCKETS, ageBucketOf, issuedBetween } from './age-bucket.ts'

const NOW = new Date('2026-11-29T02:00:00Z')

test.each([
  ['2026-11-29T01:00:00Z', 'up-to-2'],
  ['2026-09-28T16:00:00Z', 'up-to-2'],
  ['2026-09-28T15:59:59.999Z', '2-to-4'],
  ['2026-07-28T16:00:00Z', '2-to-4'],
  ['2026-07-28T15:59:59.999Z', '4-to-6'],
  ['2026-05-28T16:00:00Z', '4-to-6'],
  ['2026-05-28T15:59:59.999Z', 'over-6'],
  ['2024-01-01T00:00:00Z', 'over-6'],
] as const)('issued at %s is %s months old on 29 November', (issuedAt, bucket) =>
  expect(ageBucketOf(new Date(issuedAt), NOW)).toBe(bucket),
)

test('two months before the end of April is the end of February', () => {
  const april = new Date('2026-04-30T02:00:00Z')
  expect(ageBucketOf(new Date('2026-02-27T16:00:00Z'), april)).toBe('up-to-2')
  expect(ageBucketOf(new Date('2026-02-27T15:59:59Z'), april)).toBe('2-to-4')
})

test('every instant is in the one bucket whose ends it lies between', () => {
  for (let day = 0; day < 400; day++) {
    const issuedAt = new Date(NOW.getTime() - day * 86_400_000)
    const buckets = AGE_BUCKETS.filter(bucket => {
      const { from, before } = issuedBetween(bucket, NOW)
      return (from === null || issuedAt >= from) && (before === null || issuedAt < before)
    })
    expect(buckets).toEqual([ageBucketOf(issuedAt, NOW)])
  }
})
