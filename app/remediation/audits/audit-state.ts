/** The way of an audit (reference/seeds.md §5.5). */
export const AUDIT_STATES = [
  'planned',
  'notified',
  'in-progress',
  'findings-issued',
  'follow-up',
  'closed',
  'archived',
  'cancelled',
] as const
export type AuditState = (typeof AUDIT_STATES)[number]

export const AUDIT_STEPS = [
  'notify',
  'postpone',
  'cancel',
  'start',
  'issue-findings',
  'follow-up',
  'close',
  'archive',
] as const
export type AuditStep = (typeof AUDIT_STEPS)[number]
