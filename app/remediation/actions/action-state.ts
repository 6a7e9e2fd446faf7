import { canAnswer, canReview, type Actor } from '#app/accounts/roles.ts'

/** The way of a corrective action (reference/seeds.md §5.6). Overdue is no state: it follows from the due instant and now. */
export const ACTION_STATES = [
  'draft',
  'issued',
  'contested',
  'planning',
  'plan-review',
  'implementing',
  'verifying',
  'closed',
  'dropped',
  'withdrawn',
] as const
export type ActionState = (typeof ACTION_STATES)[number]

/** Something is still to be done. */
export const OPEN_ACTION_STATES = [
  'issued',
  'contested',
  'planning',
  'plan-review',
  'implementing',
  'verifying',
] as const satisfies readonly ActionState[]

/** The supplier has the next move. */
export const WITH_SUPPLIER_STATES = [
  'issued',
  'planning',
  'implementing',
] as const satisfies readonly ActionState[]

/** The buyer has the next move. */
export const WITH_BUYER_STATES = [
  'contested',
  'plan-review',
  'verifying',
] as const satisfies readonly ActionState[]

export const ACTION_STEPS = [
  'issue',
  'drop',
  'acknowledge',
  'contest',
  'uphold',
  'withdraw',
  'submit-plan',
  'accept-plan',
  'return-plan',
  'submit-evidence',
  'find-effective',
  'find-insufficient',
  'reopen',
] as const
export type ActionStep = (typeof ACTION_STEPS)[number]

type Side = 'supplier' | 'buyer'
type StepRule = { from: readonly ActionState[]; to: ActionState; by: Side; needsReason: boolean }

/**
 * Every step there is. A returned plan and evidence that does not convince go one step back. Contested findings are
 * upheld or withdrawn; a closed critical one whose effect did not last is opened again.
 */
export const ACTION_RULES: Record<ActionStep, StepRule> = {
  issue: { from: ['draft'], to: 'issued', by: 'buyer', needsReason: false },
  drop: { from: ['draft'], to: 'dropped', by: 'buyer', needsReason: true },
  acknowledge: { from: ['issued'], to: 'planning', by: 'supplier', needsReason: false },
  contest: { from: ['issued'], to: 'contested', by: 'supplier', needsReason: true },
  uphold: { from: ['contested'], to: 'planning', by: 'buyer', needsReason: true },
  withdraw: { from: OPEN_ACTION_STATES, to: 'withdrawn', by: 'buyer', needsReason: true },
  'submit-plan': { from: ['planning'], to: 'plan-review', by: 'supplier', needsReason: false },
  'accept-plan': { from: ['plan-review'], to: 'implementing', by: 'buyer', needsReason: false },
  'return-plan': { from: ['plan-review'], to: 'planning', by: 'buyer', needsReason: true },
  'submit-evidence': { from: ['implementing'], to: 'verifying', by: 'supplier', needsReason: false },
  'find-effective': { from: ['verifying'], to: 'closed', by: 'buyer', needsReason: true },
  'find-insufficient': { from: ['verifying'], to: 'implementing', by: 'buyer', needsReason: true },
  reopen: { from: ['closed'], to: 'implementing', by: 'buyer', needsReason: true },
}

export type ActionStepRefusal =
  | { code: 'not-allowed' }
  | { code: 'wrong-state'; state: ActionState; needs: readonly ActionState[] }
  | { code: 'reason-required' }

/** Why this person cannot take the step; null when it can. Whoever may not see the action is refused before. */
export function whyNotActionStep(
  actor: Actor,
  { state, supplierId }: { state: ActionState; supplierId: string },
  step: ActionStep,
  reason: string | null = null,
): ActionStepRefusal | null {
  const { from, by, needsReason } = ACTION_RULES[step]
  if (!isOfSide(actor, supplierId, by)) return { code: 'not-allowed' }
  if (!from.includes(state)) return { code: 'wrong-state', state, needs: from }
  return needsReason && !reason?.trim() ? { code: 'reason-required' } : null
}

export function nextActionState(step: ActionStep): ActionState {
  return ACTION_RULES[step].to
}

export function isOpenAction(state: ActionState) {
  return (OPEN_ACTION_STATES as readonly ActionState[]).includes(state)
}

export function isActionOverdue({ state, dueAt }: { state: ActionState; dueAt: Date | null }, now: Date) {
  return isOpenAction(state) && dueAt !== null && dueAt < now
}

function isOfSide(actor: Actor, supplierId: string, side: Side) {
  return side === 'buyer' ? canReview(actor) : canAnswer(actor) && actor.supplierId === supplierId
}
