import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { TextField } from './text-fields.ts'
import type { OutlineFault } from './text-outline.ts'
import type { VersionRefusal } from './version-state.ts'
import type { AgreementKind, SigningParties, VersionState } from './vocabulary.ts'

type Label = (params: Record<string, never>, l: LocaleOption) => string

export const KIND_LABELS: Record<AgreementKind, Label> = {
  'integrity-co-building': m.agreements_kind_integrity_co_building,
  'integrity-commitment': m.agreements_kind_integrity_commitment,
  quality: m.agreements_kind_quality,
  environment: m.agreements_kind_environment,
  purchasing: m.agreements_kind_purchasing,
  confidentiality: m.agreements_kind_confidentiality,
  'banned-substances': m.agreements_kind_banned_substances,
}

export const PARTIES_LABELS: Record<SigningParties, Label> = {
  both: m.agreements_parties_both,
  supplier: m.agreements_parties_supplier,
}

export const VERSION_STATE_LABELS: Record<VersionState, Label> = {
  draft: m.agreements_state_draft,
  approved: m.agreements_state_approved,
  published: m.agreements_state_published,
  superseded: m.agreements_state_superseded,
  discarded: m.agreements_state_discarded,
}

const FIELD_LABELS: Record<TextField, Label> = {
  organisation_zh: m.agreements_field_organisation_zh,
  organisation_en: m.agreements_field_organisation_en,
  hotline: m.agreements_field_hotline,
  mailbox: m.agreements_field_mailbox,
  report_url: m.agreements_field_report_url,
}

/** The names of fields in one line. */
export function fieldNames(fields: readonly TextField[], l: LocaleOption) {
  return listed(
    fields.map(field => FIELD_LABELS[field]({}, l)),
    l,
  )
}

/** Every field as it is written in a text, with what it stands for. */
export function fieldHelp(fields: readonly TextField[], l: LocaleOption) {
  return listed(
    fields.map(field => `{{${field}}} ${FIELD_LABELS[field]({}, l)}`),
    l,
  )
}

/** Where the numbers of the clauses do not agree. */
export function outlineFaultText(fault: OutlineFault, l: LocaleOption): string {
  if (fault.code === 'no-such-clause') return m.agreements_outline_missing({ clause: fault.clause }, l)
  const end = m.agreements_outline_end({}, l)
  const after = fault.after ?? m.agreements_outline_start({}, l)
  return m.agreements_outline_differs({ after, zh: fault.zh ?? end, en: fault.en ?? end }, l)
}

/** Why a step with a version was refused and what can be done. */
export function versionRefusalText(refusal: VersionRefusal, l: LocaleOption): string {
  switch (refusal.code) {
    case 'not-found':
      return m.agreements_refusal_not_found({}, l)
    case 'not-allowed':
      return m.agreements_refusal_not_allowed({}, l)
    case 'wrong-state':
      return m.agreements_refusal_wrong_state({ state: VERSION_STATE_LABELS[refusal.state]({}, l) }, l)
    case 'changed-meanwhile':
      return m.agreements_refusal_changed({}, l)
    case 'own-change':
      return m.agreements_refusal_own_change({}, l)
    case 'own-approval':
      return m.agreements_refusal_own_approval({}, l)
    case 'fields-empty':
      return m.agreements_refusal_fields_empty({ fields: fieldNames(refusal.fields, l) }, l)
    case 'fields-unknown':
      return m.agreements_refusal_fields_unknown(
        {
          names: listed(
            refusal.names.map(name => `{{${name}}}`),
            l,
          ),
        },
        l,
      )
    case 'nothing-changed':
      return m.agreements_refusal_nothing({}, l)
    case 'older':
      return m.agreements_refusal_older({}, l)
  }
}

function listed(words: readonly string[], { locale }: LocaleOption) {
  return words.join(locale === 'zh-CN' ? '、' : ', ')
}
