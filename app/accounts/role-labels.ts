import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { Role } from './roles.ts'

type Wording = (params: Record<string, never>, l: LocaleOption) => string

export const ROLE_LABELS: Record<Role, Wording> = {
  procurement: m.accounts_role_procurement,
  sqe: m.accounts_role_sqe,
  integrity: m.accounts_role_integrity,
  committee: m.accounts_role_committee,
  viewer: m.accounts_role_viewer,
  admin: m.accounts_role_admin,
  contributor: m.accounts_role_contributor,
  signatory: m.accounts_role_signatory,
  owner: m.accounts_role_owner,
}

/** What a role lets its holder do, in a few words. */
const ROLE_HINTS: Record<Role, Wording> = {
  procurement: m.accounts_role_procurement_hint,
  sqe: m.accounts_role_sqe_hint,
  integrity: m.accounts_role_integrity_hint,
  committee: m.accounts_role_committee_hint,
  viewer: m.accounts_role_viewer_hint,
  admin: m.accounts_role_admin_hint,
  contributor: m.accounts_role_contributor_hint,
  signatory: m.accounts_role_signatory_hint,
  owner: m.accounts_role_owner_hint,
}

/** Roles as the tick boxes of a form. */
export function roleOptions(roles: readonly Role[], l: LocaleOption) {
  return roles.map(role => ({ value: role, label: ROLE_LABELS[role]({}, l), hint: ROLE_HINTS[role]({}, l) }))
}

export function roleNames(roles: readonly Role[], l: LocaleOption) {
  return roles.map(role => ROLE_LABELS[role]({}, l)).join(l.locale === 'zh-CN' ? '、' : ', ')
}
