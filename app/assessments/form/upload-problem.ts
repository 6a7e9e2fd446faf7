import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { FileProblem } from '../evidence-store.server.ts'
import type { EvidenceRefusal } from '../refusal.ts'

type Wording = (params: Record<string, never>, l: LocaleOption) => string

type Code = FileProblem | EvidenceRefusal['code'] | 'failed'

const WORDINGS: Record<Code, Wording> = {
  'too-large': m.checklist_upload_too_large,
  empty: m.checklist_upload_empty,
  'type-not-allowed': m.checklist_upload_wrong_type,
  'content-mismatch': m.checklist_upload_wrong_type,
  'unsafe-archive': m.checklist_upload_suspicious,
  'not-stored': m.checklist_upload_failed,
  'too-many-files': m.checklist_upload_too_many,
  locked: m.checklist_refused_locked,
  'not-returned': m.checklist_refused_locked,
  'campaign-closed': m.checklist_refused_closed,
  'not-found': m.checklist_refused_locked,
  'unknown-item': m.checklist_refused_locked,
  failed: m.checklist_upload_failed,
}

/** Why a file was not taken, and what to do. */
export function uploadProblemText(code: string, l: LocaleOption) {
  return isKnown(code) ? WORDINGS[code]({}, l) : m.checklist_upload_failed({}, l)
}

function isKnown(code: string): code is Code {
  return Object.hasOwn(WORDINGS, code)
}
