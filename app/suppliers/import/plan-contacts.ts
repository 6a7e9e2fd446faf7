import type { SupplierRole } from '#app/accounts/roles.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { contactField } from './fields.ts'
import type { Found, KnownSupplier } from './identify-row.ts'
import type { MergeProblem } from './merge-facts.ts'
import type { Planning } from './plan-row.ts'
import type { GivenContact } from './read-contacts.ts'
import type { GivenRow } from './read-row.ts'

export type NewContact = { email: string; name: string; locale: Locale; roles: SupplierRole[] }

/**
 * The people of a row that a supplier does not have yet, and what is wrong with their addresses: each may belong to
 * one supplier only, whether in the register or in the file.
 */
export function newContacts(
  planning: Planning,
  given: GivenRow,
  found: Found,
  key: string,
  known: KnownSupplier | null,
  earlier: readonly NewContact[],
) {
  const problems: MergeProblem[] = []
  const added: GivenContact[] = []
  for (const contact of given.contacts) {
    const holder = found.holders.get(contact.email)
    const taken = planning.addresses.get(contact.email)
    const field = contactField(contact.number, 'Email')
    if (holder && (known === null || holder.supplierId !== known.id))
      problems.push({ field, code: 'address-elsewhere' })
    else if (taken && taken.key !== key)
      problems.push({ field, code: 'address-of-other-row', limit: String(taken.rowNumber) })
    else if (!holder && !taken) added.push(contact)
  }
  return { problems, added: withRoles(added, known, earlier, regionLocale(planning, key, given, known)) }
}

/** Who is given no roles answers; the first of a supplier without an owner becomes its owner. */
function withRoles(
  contacts: readonly GivenContact[],
  known: KnownSupplier | null,
  earlier: readonly NewContact[],
  locale: Locale,
): NewContact[] {
  const hasOwner =
    known?.hasOwner === true ||
    earlier.some(each => each.roles.includes('owner')) ||
    contacts.some(each => each.roles?.includes('owner'))
  return contacts.map(({ email, name, locale: given, roles }, at) => {
    const needed: SupplierRole[] = hasOwner || at > 0 ? ['contributor'] : ['owner']
    const held = roles ?? needed
    const isOwnerMissing = !hasOwner && at === 0 && !held.includes('owner')
    return { email, name, locale: given ?? locale, roles: isOwnerMissing ? [...held, 'owner'] : held }
  })
}

/** Chinese, unless the supplier is overseas. */
function regionLocale(planning: Planning, key: string, given: GivenRow, known: KnownSupplier | null): Locale {
  const region = given.values.region ?? planning.pending.get(key)?.facts.region ?? known?.facts.region
  return region === 'overseas' ? 'en' : 'zh-CN'
}
