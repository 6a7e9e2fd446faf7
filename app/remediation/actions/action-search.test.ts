import { expect, test } from 'vitest'
import {
  actionFilterParams,
  actionsHref,
  NO_ACTION_FILTER,
  readActionFilter,
  readActionSearch,
  type ActionFilter,
} from './action-search.ts'

test('nothing asked for is every action, page 1', () => {
  expect(readActionSearch(new URLSearchParams())).toEqual({ ...NO_ACTION_FILTER, page: 1 })
  expect(actionsHref()).toBe('/actions')
})

test('a filter is the same after its way through an address', () => {
  const filter: ActionFilter = {
    state: 'with-buyer',
    severity: 'critical',
    source: 'audit',
    isOverdue: true,
    age: '4-to-6',
    ownerId: 'none',
    dimension: 'SOC',
    supplierId: 'a1',
    isRepeat: true,
    closed: 'late',
    closedIn: 2026,
    issuedIn: 2025,
  }
  expect(readActionFilter(new URLSearchParams(actionFilterParams(filter)))).toEqual(filter)
  const { searchParams } = new URL(actionsHref({ ...filter, page: 3 }), 'http://localhost')
  expect(readActionSearch(searchParams)).toEqual({ ...filter, page: 3 })
})

test.each([
  'state=somewhere',
  'severity=grave',
  'age=1',
  'dimension=social',
  'closedIn=yesterday',
  'issuedIn=0',
  'overdue=1',
  `owner=${'x'.repeat(41)}`,
])('%s is not understood and left out', search =>
  expect(readActionFilter(new URLSearchParams(search))).toEqual(NO_ACTION_FILTER),
)
