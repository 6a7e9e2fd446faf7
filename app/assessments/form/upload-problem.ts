import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { FileProblem } from '../evidence-store.server.ts'
import type { EvidenceRefusal } from '../refusal.ts'

type Wording = (params: Record<string, never>, l: LocaleOption) => string

type Code = FileProblem | EvidenceRefusal['code'] | 'signed-out' | 'offline' | 'failed'

const WORDINGS: Record<Code, Wording> = {
  'too-large': (_, l) => m.checklist_upload_too_large({}, l),
  empty: (_, l) => m.checklist_upload_empty({}, l),
  'type-not-allowed': (_, l) => m.checklist_upload_wrong_type({}, l),
  'content-mismatch': (_, l) => m.checklist_upload_wrong_type({}, l),
  'unsafe-archive': (_, l) => m.checklist_upload_suspicious({}, l),
  'not-stored': (_, l) => m.checklist_upload_failed({}, l),
  'too-many-files': (_, l) => m.checklist_upload_too_many({}, l),
  'signed-out': (_, l) => m.checklist_upload_signed_out({}, l),
  offline: (_, l) => m.checklist_upload_offline({}, l),
  locked: (_, l) => m.checklist_refused_locked({}, l),
  'not-returned': (_, l) => m.checklist_refused_locked({}, l),
  'campaign-closed': (_, l) => m.checklist_refused_closed({}, l),
  'not-found': (_, l) => m.checklist_refused_locked({}, l),
  'unknown-item': (_, l) => m.checklist_refused_locked({}, l),
  failed: (_, l) => m.checklist_upload_failed({}, l),
}

/** Why a file was not taken, and what to do. */
export function uploadProblemText(code: string, l: LocaleOption) {
  return isKnown(code) ? WORDINGS[code]({}, l) : m.checklist_upload_failed({}, l)
}

function isKnown(code: string): code is Code {
  return Object.hasOwn(WORDINGS, code)
}
