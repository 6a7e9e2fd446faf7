import { oneOf } from '#app/suppliers/supplier-search.ts'
import { CONFLICT_KINDS } from './vocabulary.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const MAX_SEARCH = 100

/** What an address asks the gift register for; nonsense asks for nothing. */
export function readGiftFilter(params: URLSearchParams) {
  const day = (name: string) => (DAY.test(params.get(name) ?? '') ? params.get(name) : null)
  const value = Number(params.get('min') || Number.NaN)
  const q = (params.get('q') ?? '').trim().slice(0, MAX_SEARCH)
  return {
    from: day('from'),
    to: day('to'),
    minValue: Number.isFinite(value) && value > 0 ? value : null,
    q: q === '' ? null : q,
  }
}

/** What an address asks the conflict register for. */
export function readConflictFilter(params: URLSearchParams) {
  return {
    kind: oneOf(CONFLICT_KINDS, params.get('kind')),
    linked: oneOf(['yes', 'no'], params.get('linked')),
    ended: params.get('ended') === '1',
  }
}
