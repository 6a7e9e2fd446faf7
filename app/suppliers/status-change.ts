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
  /** Nobody becomes qualified without an integrity agreement in force. */
  | { code: 'commitment-missing' }

/** Statuses a supplier can be given now. */
export function nextStatuses(status: SupplierStatus) {
  return NEXT[status]
}

/** Why a supplier cannot go from one status to another; null when it can. */
export function whyNotStatus(from: SupplierStatus, to: SupplierStatus): StatusRefusal | null {
  if (from === to) return { code: 'same-status' }
  return NEXT[from].includes(to) ? null : { code: 'no-such-step', possible: NEXT[from] }
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
