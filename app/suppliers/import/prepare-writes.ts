import type { Role } from '#app/accounts/roles.ts'
import { searchTextOf } from '../supplier-form.ts'
import { changedFacts, type ImportedFacts } from './merge-facts.ts'
import type { NewContact } from './plan-contacts.ts'
import { isSameSet, type Pending } from './plan-row.ts'

export type Change = Record<string, { old: unknown; new: unknown }>

/** Everything that an import writes, ready before the transaction begins. */
export type Writes = {
  created: (ImportedFacts & { id: string; searchText: string; createdAt: Date; updatedAt: Date })[]
  updated: { id: string; set: Partial<ImportedFacts> & { searchText?: string; updatedAt: Date } }[]
  users: {
    id: string
    email: string
    name: string
    locale: NewContact['locale']
    supplierId: string
    createdAt: Date
  }[]
  roles: { userId: string; role: Role }[]
  /** Suppliers whose sites are replaced, and by which. */
  sitesOf: string[]
  sites: { supplierId: string; siteId: string }[]
  events: {
    type: 'supplier.created' | 'supplier.changed' | 'supplier.status-changed'
    supplierId: string
    data: Record<string, unknown>
  }[]
  /** Known suppliers as they were read. */
  seen: { id: string; updatedAt: Date }[]
  links: { rowNumber: number; supplierId: string }[]
  unchanged: number
}

export function emptyWrites(): Writes {
  return {
    created: [],
    updated: [],
    users: [],
    roles: [],
    sitesOf: [],
    sites: [],
    events: [],
    seen: [],
    links: [],
    unchanged: 0,
  }
}

/** Adds what one supplier comes to. `newId` makes a record id; `importId` is noted in the events. */
export function addWrites(
  writes: Writes,
  pending: Pending,
  given: { now: Date; newId: () => string; importId: string },
) {
  if (pending.known) addUpdate(writes, pending, pending.known, given)
  else addCreation(writes, pending, given)
}

type Given = { now: Date; newId: () => string; importId: string }

function addCreation(writes: Writes, pending: Pending, { now, newId, importId }: Given) {
  const { facts, siteIds, contacts, rowNumbers } = pending
  const id = newId()
  writes.created.push({ ...facts, id, searchText: searchTextOf(facts), createdAt: now, updatedAt: now })
  for (const siteId of siteIds ?? []) writes.sites.push({ supplierId: id, siteId })
  addContacts(writes, id, contacts, { now, newId })
  const data = { ...facts, siteIds: siteIds ?? [], contacts: contacts.map(({ email }) => email), importId }
  writes.events.push({ type: 'supplier.created', supplierId: id, data })
  for (const rowNumber of rowNumbers) writes.links.push({ rowNumber, supplierId: id })
}

function addUpdate(writes: Writes, pending: Pending, known: NonNullable<Pending['known']>, given: Given) {
  const { facts, siteIds, contacts } = pending
  const { id } = known
  const names = changedFacts(known.facts, facts)
  const newSites = siteIds && !isSameSet(known.siteIds, siteIds) ? siteIds : null
  writes.seen.push({ id, updatedAt: known.updatedAt })
  if (names.length === 0 && newSites === null && contacts.length === 0) return void (writes.unchanged += 1)
  const set = Object.fromEntries(names.map(name => [name, facts[name]])) as Partial<ImportedFacts>
  const isSearchedFor = names.some(name => SEARCHED.includes(name))
  writes.updated.push({
    id,
    set: { ...set, ...(isSearchedFor && { searchText: searchTextOf(facts) }), updatedAt: given.now },
  })
  if (newSites) writes.sitesOf.push(id)
  for (const siteId of newSites ?? []) writes.sites.push({ supplierId: id, siteId })
  addContacts(writes, id, contacts, given)
  addChangeEvents(writes, known, pending, newSites, given.importId)
}

const SEARCHED: readonly string[] = ['code', 'nameZh', 'nameEn', 'creditCode']
const STANDING: readonly string[] = ['status', 'statusSince', 'statusReason']

/** A step to another status is an event of its own, as when a person takes it. */
function addChangeEvents(
  { events }: Writes,
  { id, facts: before, siteIds }: NonNullable<Pending['known']>,
  { facts, contacts }: Pending,
  newSites: string[] | null,
  importId: string,
) {
  const isStep = before.status !== facts.status
  const names = changedFacts(before, facts).filter(name => !isStep || !STANDING.includes(name))
  const changes: Change = Object.fromEntries(
    names.map(name => [name, { old: before[name], new: facts[name] }]),
  )
  if (newSites) changes.siteIds = { old: siteIds, new: newSites }
  if (contacts.length > 0) changes.contacts = { old: [], new: contacts.map(({ email }) => email) }
  if (Object.keys(changes).length > 0)
    events.push({ type: 'supplier.changed', supplierId: id, data: { changes, importId } })
  if (!isStep) return
  const { status: to, statusSince: since, statusReason: reason } = facts
  events.push({
    type: 'supplier.status-changed',
    supplierId: id,
    data: { from: before.status, to, since, reason, importId },
  })
}

function addContacts(
  { users, roles }: Writes,
  supplierId: string,
  contacts: readonly NewContact[],
  { now, newId }: { now: Date; newId: () => string },
) {
  for (const { email, name, locale, roles: held } of contacts) {
    const userId = newId()
    users.push({ id: userId, email, name, locale, supplierId, createdAt: now })
    for (const role of new Set(held)) roles.push({ userId, role })
  }
}
