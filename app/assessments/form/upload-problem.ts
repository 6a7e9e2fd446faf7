import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'

type Wording = (params: Record<string, never>, l: LocaleOption) => string

const WORDINGS: Record<string, Wording> = {
  'too-large': (_, l) => m.checklist_upload_too_large({}, l),
  empty: (_, l) => m.checklist_upload_empty({}, l),
  'wrong-type': (_, l) => m.checklist_upload_wrong_type({}, l),
  'too-many-files': (_, l) => m.checklist_upload_too_many({}, l),
  'signed-out': (_, l) => m.checklist_upload_signed_out({}, l),
  offline: (_, l) => m.checklist_upload_offline({}, l),
  locked: (_, l) => m.checklist_refused_locked({}, l),
  'not-returned': (_, l) => m.checklist_refused_locked({}, l),
  'campaign-closed': (_, l) => m.checklist_refused_closed({}, l),
}

/** Why a file was not taken, and what to do. */
export function uploadProblemText(code: string, l: LocaleOption) {
  const wording = Object.hasOwn(WORDINGS, code) ? WORDINGS[code] : undefined
  return wording ? wording({}, l) : m.checklist_upload_failed({}, l)
}
