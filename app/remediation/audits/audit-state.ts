import { canAnswer, canDecideMeasures, canManageAudits, type Actor } from '#app/accounts/roles.ts'
import { AUDIT_MODES, VISIT_MODES, type AuditMode } from './vocabulary.ts'

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

/** Somebody still has to do something about it. */
export const OPEN_AUDIT_STATES = [
  'planned',
  'notified',
  'in-progress',
  'findings-issued',
  'follow-up',
] as const satisfies readonly AuditState[]

export const AUDIT_STEPS = [
  'notify',
  'postpone',
  'cancel',
  'start',
  'hand-in',
  'issue-findings',
  'follow-up',
  'close',
  'archive',
] as const
export type AuditStep = (typeof AUDIT_STEPS)[number]

/** `auditor`: whoever manages audits at the buyer. */
type Party = 'auditor' | 'committee' | 'supplier'
type StepRule = {
  from: readonly AuditState[]
  to: AuditState
  by: readonly Party[]
  modes: readonly AuditMode[]
  needsReason: boolean
}

const BY_AUDITOR = { by: ['auditor'], modes: AUDIT_MODES, needsReason: false } as const

/**
 * Every step there is. A visit is started by the auditor, a self-assessment by the supplier that hands it in. A date that
 * is put off has to be notified anew. An audit that found nothing has nothing to be followed.
 */
export const AUDIT_RULES: Record<AuditStep, StepRule> = {
  notify: { ...BY_AUDITOR, from: ['planned'], to: 'notified' },
  postpone: {
    from: ['planned', 'notified'],
    to: 'planned',
    by: ['auditor', 'committee'],
    modes: AUDIT_MODES,
    needsReason: true,
  },
  cancel: {
    from: ['planned', 'notified'],
    to: 'cancelled',
    by: ['auditor', 'committee'],
    modes: AUDIT_MODES,
    needsReason: true,
  },
  start: { ...BY_AUDITOR, from: ['notified'], to: 'in-progress', modes: VISIT_MODES },
  'hand-in': {
    from: ['notified'],
    to: 'in-progress',
    by: ['supplier'],
    modes: ['self-assessment'],
    needsReason: false,
  },
  'issue-findings': { ...BY_AUDITOR, from: ['in-progress'], to: 'findings-issued' },
  'follow-up': { ...BY_AUDITOR, from: ['findings-issued'], to: 'follow-up' },
  close: { ...BY_AUDITOR, from: ['findings-issued', 'follow-up'], to: 'closed' },
  archive: { ...BY_AUDITOR, from: ['closed'], to: 'archived' },
}

export type AuditFacts = { state: AuditState; mode: AuditMode; supplierId: string }

export type AuditStepRefusal =
  | { code: 'not-allowed' }
  | { code: 'wrong-state'; state: AuditState }
  /** A visit is not handed in, and a self-assessment not started. */
  | { code: 'wrong-mode'; mode: AuditMode }
  | { code: 'reason-required' }

/** Why this person cannot take the step; null when it can. Whoever may not see the audit is refused before. */
export function whyNotAuditStep(
  actor: Actor,
  { state, mode, supplierId }: AuditFacts,
  step: AuditStep,
  reason: string | null = null,
): AuditStepRefusal | null {
  const { from, by, modes, needsReason } = AUDIT_RULES[step]
  if (!by.some(party => isParty(actor, supplierId, party))) return { code: 'not-allowed' }
  if (!from.includes(state)) return { code: 'wrong-state', state }
  if (!modes.includes(mode)) return { code: 'wrong-mode', mode }
  return needsReason && !reason?.trim() ? { code: 'reason-required' } : null
}

export function nextAuditState(step: AuditStep): AuditState {
  return AUDIT_RULES[step].to
}

export function isOpenAudit(state: AuditState) {
  return OPEN_AUDIT_STATES.some(open => open === state)
}

/** The day has passed (`today` in China) and it has not begun. */
export function isAuditOverdue(
  { state, plannedOn }: { state: AuditState; plannedOn: string },
  today: string,
) {
  return (state === 'planned' || state === 'notified') && plannedOn < today
}

/** What was found has been said: from then on the supplier may read it. */
export function areFindingsOut(state: AuditState) {
  return state === 'findings-issued' || state === 'follow-up' || state === 'closed' || state === 'archived'
}

/** Papers are added until the audit is archived, from its beginning on. */
export function takesPapers(state: AuditState) {
  return state === 'in-progress' || (areFindingsOut(state) && state !== 'archived')
}

function isParty(actor: Actor, supplierId: string, party: Party) {
  if (party === 'supplier') return canAnswer(actor) && actor.supplierId === supplierId
  return party === 'auditor' ? canManageAudits(actor) : canDecideMeasures(actor)
}
