import type { Refused } from '#app/http/refusal.ts'
import type { AuditStepRefusal, AuditState } from './audit-state.ts'

/** Whatever a verb about audits can refuse with. */
export type AuditRefusal =
  | { code: 'not-found' }
  /** Somebody else changed the audit since the page was shown. */
  | { code: 'changed-meanwhile' }
  | AuditStepRefusal
  | { code: 'unknown-supplier' | 'supplier-closed' }
  /** No checklist has been published that could be gone through. */
  | { code: 'nothing-published' }
  | { code: 'unknown-auditor' | 'auditor-missing' }
  /** A declared relation keeps the auditor away from the supplier. */
  | { code: 'auditor-recused' }
  /** It keeps away whoever acts. */
  | { code: 'recused' }
  | { code: 'date-past' | 'date-too-late' | 'date-same' }
  /** Nobody at the supplier can be written to. */
  | { code: 'nobody-to-tell' }
  /** Items that somebody else has recorded since the page was shown. */
  | { code: 'items-changed'; itemCodes: string[] }
  | { code: 'items-missing'; itemCodes: string[] }
  /** A deviation without a word about what is wrong. */
  | { code: 'notes-missing'; itemCodes: string[] }
  | { code: 'nothing-recorded' }
  /** Items with a deviation for which no finding says what is to be done. */
  | { code: 'findings-missing'; itemCodes: string[] }
  | { code: 'findings-out' }
  | { code: 'unknown-item' }
  | { code: 'no-findings' }
  | { code: 'actions-open'; count: number }
  | { code: 'too-many-files' | 'too-many-findings'; max: number }
  | { code: 'nothing-chosen' }
  | { code: 'too-many-chosen'; max: number }
  | { code: 'dates-needed' }
  | { code: 'dates-reversed' }

export type AuditResultOf<T extends object = object> = ({ ok: true } & T) | Refused<AuditRefusal>

export function wrongState(state: AuditState): AuditRefusal {
  return { code: 'wrong-state', state }
}
