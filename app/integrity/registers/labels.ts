import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { ConflictRefusal } from './change-conflict.server.ts'
import type { ConflictKind } from './vocabulary.ts'

type Wording = (words: Record<never, never>, l: LocaleOption) => string

export const CONFLICT_KIND_LABELS: Record<ConflictKind, Wording> = {
  relation: m.register_kind_relation,
  affiliate: m.register_kind_affiliate,
  intermediary: m.register_kind_intermediary,
  'own-declaration': m.register_kind_own,
}

const REFUSALS: Record<ConflictRefusal['code'], Wording> = {
  'not-found': m.matter_refused_not_found,
  'unknown-person': m.register_refused_person,
  'unknown-supplier': m.matter_refused_supplier,
  ended: m.register_refused_ended,
}

export function conflictRefusalText({ code }: ConflictRefusal, l: LocaleOption) {
  return REFUSALS[code]({}, l)
}
