import type { Severity } from '../actions/vocabulary.ts'

/** How an audit is done; `remote` for suppliers overseas. */
export const AUDIT_MODES = ['on-site', 'remote', 'self-assessment'] as const
export type AuditMode = (typeof AUDIT_MODES)[number]

/** Somebody of the buyer looks, there or from afar. */
export const VISIT_MODES = ['on-site', 'remote'] as const satisfies readonly AuditMode[]

/** What an audit finds of one item of the checklist. */
export const AUDIT_RESULTS = ['conforms', 'minor', 'major', 'critical', 'not-applicable'] as const
export type AuditResult = (typeof AUDIT_RESULTS)[number]

/** What a supplier says of itself: met, met in part, not met, not applicable. How grave that is the auditor says. */
export const SELF_RESULTS = [
  'conforms',
  'minor',
  'major',
  'not-applicable',
] as const satisfies readonly AuditResult[]

/** Why the plan proposes an audit, gravest first. */
export const AUDIT_OCCASIONS = [
  'standing-trigger',
  'weak-grade',
  'class-1',
  'class-2-visit',
  'class-2-self',
  'class-3',
] as const
export type AuditOccasion = (typeof AUDIT_OCCASIONS)[number]

/** A deviation is a finding of that severity. */
export function severityOf(result: AuditResult | null): Severity | null {
  return result === 'minor' || result === 'major' || result === 'critical' ? result : null
}

/** In place of a person: whoever keeps the relationship with the supplier, where that person may audit. */
export const SUPPLIER_OWNER = 'supplier-owner'
