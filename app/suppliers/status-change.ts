import type { SupplierStatus } from './vocabulary.ts'

/**
 * The way of a supplier: prospective, qualified, then suspended or disqualified. A suspended one can be taken back;
 * a disqualified one starts again as prospective.
 */
const NEXT: Record<SupplierStatus, readonly SupplierStatus[]> = {
  prospective: ['qualified', 'disqualified'],
  qualified: ['suspended', 'disqualified'],
  suspended: ['qualified', 'disqualified'],
  disqualified: ['prospective'],
}

export type StatusRefusal =
  | { code: 'same-status' }
  /** From here only to these. */
  | { code: 'no-such-step'; possible: readonly SupplierStatus[] }
  /** Disqualification, and the way back from it, are decided by the committee. */
  | { code: 'needs-decision' }
  /** Nobody becomes qualified without an integrity agreement in force. */
  | { code: 'commitment-missing' }

/** Statuses that whoever keeps the register can give a supplier now. */
export function nextStatuses(status: SupplierStatus): readonly SupplierStatus[] {
  return NEXT[status].filter(to => !needsDecision(status, to))
}

/** Why a supplier cannot go from one status to another by hand; null when it can. */
export function whyNotStatus(from: SupplierStatus, to: SupplierStatus): StatusRefusal | null {
  if (from === to) return { code: 'same-status' }
  if (!NEXT[from].includes(to)) return { code: 'no-such-step', possible: nextStatuses(from) }
  return needsDecision(from, to) ? { code: 'needs-decision' } : null
}

/** Steps that only a decision of the committee takes (app/remediation/measures). */
export function needsDecision(from: SupplierStatus, to: SupplierStatus) {
  return from === 'disqualified' || to === 'disqualified'
}

/** Why a supplier that takes the step cannot become qualified for want of a commitment; null when it can. */
export function whyNotQualify(to: SupplierStatus, isCommitted: boolean): StatusRefusal | null {
  return to === 'qualified' && !isCommitted ? { code: 'commitment-missing' } : null
}

/** Every step but the ordinary one, a prospective supplier being qualified, has to be explained. */
export function needsReason(from: SupplierStatus, to: SupplierStatus) {
  return !(from === 'prospective' && to === 'qualified')
}

/** A supplier that enters the register like this has to come with the reason and the day. */
export function isSetBack(status: SupplierStatus) {
  return status === 'suspended' || status === 'disqualified'
}

export type DateProblem = 'in-the-future' | 'before-last-change'

/** What is wrong with the calendar day (`YYYY-MM-DD`) of a change; null when it lies between the last one and today. */
export function dateProblem(since: string, lastSince: string | null, today: string): DateProblem | null {
  if (since > today) return 'in-the-future'
  return lastSince !== null && since < lastSince ? 'before-last-change' : null
}
