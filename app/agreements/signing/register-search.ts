import { endOfDay, isoDate } from '#app/i18n/format.ts'
import {
  filterParams,
  oneOf,
  readPage,
  readSupplierFilter,
  type SupplierFilter,
} from '#app/suppliers/supplier-search.ts'

/**
 * How a supplier stands to an agreement on a day. `bound`: signed by all and running. Of those: `outdated`, by an
 * earlier text than the one in force then, and `expiring`. `owed`: asked and not signed; of those `overdue`.
 * `waiting`: for the buyer. `ended`: was bound. `none`: never asked, or the invitation was withdrawn.
 */
export const STANDINGS = [
  'bound',
  'outdated',
  'expiring',
  'waiting',
  'owed',
  'overdue',
  'negotiating',
  'declined',
  'ended',
  'none',
] as const
export type Standing = (typeof STANDINGS)[number]

export type RegisterSearch = {
  templateCode: string | null
  /** Calendar day in China (`YYYY-MM-DD`). */
  on: string
  standing: Standing | null
  filter: SupplierFilter
  page: number
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Reads the register's address; a day that is none, or lies ahead, is today. */
export function readRegisterSearch(params: URLSearchParams, now: Date): RegisterSearch {
  const today = isoDate(now)
  const asked = params.get('on') ?? ''
  const isDay = DAY.test(asked) && !Number.isNaN(Date.parse(asked)) && asked <= today
  return {
    templateCode: params.get('agreement')?.slice(0, 60) || null,
    on: isDay ? asked : today,
    standing: oneOf(STANDINGS, params.get('standing')),
    filter: readSupplierFilter(params),
    page: readPage(params),
  }
}

/** The instant the register speaks of: now, or the end of an earlier day. */
export function instantOf({ on }: Pick<RegisterSearch, 'on'>, now: Date) {
  return on === isoDate(now) ? now : endOfDay(on)
}

/** The address of the register with something changed; a change starts at page 1. */
export function registerHref(
  path: string,
  search: RegisterSearch,
  today: string,
  change: Partial<Omit<RegisterSearch, 'filter'>> & { filter?: Partial<SupplierFilter> } = {},
) {
  const { filter, ...rest } = change
  const next = { ...search, page: 1, ...rest, filter: { ...search.filter, ...filter } }
  const params = new URLSearchParams(filterParams(next.filter))
  if (next.templateCode) params.set('agreement', next.templateCode)
  if (next.on !== today) params.set('on', next.on)
  if (next.standing) params.set('standing', next.standing)
  if (next.page > 1) params.set('page', String(next.page))
  return params.size > 0 ? `${path}?${params}` : path
}
