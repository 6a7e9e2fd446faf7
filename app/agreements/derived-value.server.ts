import type { Item } from '#app/questionnaires/content-schema.ts'
import type { LocalizedItem } from '#app/questionnaires/localize.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import type { Db } from '#db/client.server.ts'
import { DERIVED_SOURCES, derivedValue, type DerivedSource } from './derived-value.ts'
import { findStatesByKinds } from './signing/standing-queries.server.ts'
import { isOverdue, signingState } from './signing/signing-state.ts'
import { INTEGRITY_AGREEMENT_KINDS, type AgreementKind } from './vocabulary.ts'

const KINDS: Record<DerivedSource, readonly AgreementKind[]> = {
  'agreements.integrity': INTEGRITY_AGREEMENT_KINDS,
  'agreements.nda': ['confidentiality'],
}

/** The values of an item's fields that the agreements of a supplier say by themselves; empty for other items. */
export function derivedValuesOf(db: Db, supplierId: string, item: Item | LocalizedItem, now: Date) {
  const values: Record<string, string> = {}
  for (const field of item.fields) {
    const source = DERIVED_SOURCES.find(each => field.type === 'derived' && field.source === each)
    const value = source && derivedNow(db, supplierId, source, now)
    if (value) values[field.id] = value
  }
  return values
}

/** The item with nothing to choose where the agreements have said it already. */
export function withDerivedOptions(
  item: LocalizedItem,
  values: Record<string, string>,
  hint: string,
): LocalizedItem {
  if (Object.keys(values).length === 0) return item
  const fields = item.fields.map(field => {
    const value = values[field.id]
    if (value === undefined || field.type !== 'derived' || field.as.type !== 'choice') return field
    const options = field.as.options.filter(option => option.value === value)
    return { ...field, hint, as: { ...field.as, options } }
  })
  return { ...item, fields }
}

function derivedNow(db: Db, supplierId: string, source: DerivedSource, now: Date) {
  const settings = loadSettings(db)
  const standing = findStatesByKinds(db, supplierId, KINDS[source]).map(facts => {
    const state = signingState(facts, now, settings)
    return { state, isOverdue: isOverdue(state, facts.dueAt, now) }
  })
  return derivedValue(source, standing)
}
