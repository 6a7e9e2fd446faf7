import { expect, test } from 'vitest'
import { choiceHref, readChoice, readTicks } from './selection.ts'
import { NO_FILTER } from './supplier-search.ts'

test('who is shown and not ticked is no longer chosen; ticks of suppliers not shown mean nothing', () => {
  const form = new FormData()
  for (const id of ['a', 'b', 'c']) form.append('shown', id)
  for (const id of ['b', 'x']) form.append('ticked', id)
  expect(readTicks(form)).toEqual({ ticked: ['b'], unticked: ['a', 'c'] })
})

test.each([
  { isTicked: true } as const,
  { isTicked: false, filter: NO_FILTER } as const,
  { isTicked: false, filter: { ...NO_FILTER, q: '青禾 a&b', siteId: 's1', isSmallFirm: false } } as const,
])('a choice survives its address: %o', choice => {
  const { searchParams } = new URL(choiceHref('/suppliers/changes', choice), 'http://portal.example')
  expect(readChoice(searchParams)).toEqual(choice)
})
