import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Scenario } from '#app/assessments/scenario.test-support.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import type { Db } from '#db/client.server.ts'
import { acting, nextNumber } from '#db/factories/index.ts'
import {
  actionEvidenceRounds,
  actionFiles,
  actionItems,
  actionPlans,
  correctiveActions,
  events,
} from '#db/schema/index.ts'
import { checkEffect } from '../verification/check-effect.server.ts'
import { closeAction } from '../verification/close-action.server.ts'
import { NO_CORRECTIONS } from '../verification/corrections.ts'
import { findInsufficient } from '../verification/find-insufficient.server.ts'
import { submitEvidence } from '../verification/submit-evidence.server.ts'
import { addWaitingFile } from '../verification/verification.test-support.ts'
import {
  ACTION_STATES,
  ACTION_STEPS,
  whyNotActionStep,
  type ActionState,
  type ActionStep,
} from './action-state.ts'
import {
  addIssued,
  daysLater,
  makePersonas,
  openWeak,
  PERSONAS,
  PLAN,
  refusalOf,
  requireAction,
  type Persona,
} from './actions.test-support.ts'
import { acknowledgeAction, contestAction, upholdAction, withdrawAction } from './answer-finding.server.ts'
import { dropDraft } from './change-draft.server.ts'
import { issueAction } from './issue-actions.server.ts'
import { acceptPlan, returnPlan, submitPlan } from './plan.server.ts'
import type { ActionTarget } from './take-action-step.server.ts'

const OPEN: ActionState[] = ['issued', 'contested', 'planning', 'plan-review', 'implementing', 'verifying']

/** Every step there is: where it can be taken, where it leads, and who takes it (reference/seeds.md §5.6). */
const TABLE: Record<ActionStep, { from: ActionState[]; to: ActionState; by: 'buyer' | 'supplier' }> = {
  issue: { from: ['draft'], to: 'issued', by: 'buyer' },
  drop: { from: ['draft'], to: 'dropped', by: 'buyer' },
  acknowledge: { from: ['issued'], to: 'planning', by: 'supplier' },
  contest: { from: ['issued'], to: 'contested', by: 'supplier' },
  uphold: { from: ['contested'], to: 'planning', by: 'buyer' },
  withdraw: { from: OPEN, to: 'withdrawn', by: 'buyer' },
  'submit-plan': { from: ['planning'], to: 'plan-review', by: 'supplier' },
  'accept-plan': { from: ['plan-review'], to: 'implementing', by: 'buyer' },
  'return-plan': { from: ['plan-review'], to: 'planning', by: 'buyer' },
  'submit-evidence': { from: ['implementing'], to: 'verifying', by: 'supplier' },
  'find-effective': { from: ['verifying'], to: 'closed', by: 'buyer' },
  'find-insufficient': { from: ['verifying'], to: 'implementing', by: 'buyer' },
  reopen: { from: ['closed'], to: 'implementing', by: 'buyer' },
}

/** Who acts for a side. Everybody else of the buyer only reads, a stranger does not even see that there is one. */
const ACTING: Record<'buyer' | 'supplier', readonly Persona[]> = {
  buyer: ['procurement', 'sqe'],
  supplier: ['contributor', 'signatory', 'owner'],
}
/** What the supplier itself does not see. */
const HIDDEN: readonly ActionState[] = ['draft', 'dropped']

const REASON = '见现场照片'
type Verb = (db: Db, context: ActionContext, target: ActionTarget) => Parameters<typeof refusalOf>[0]

/** Every step by the verb that takes it. */
const VERBS: Record<ActionStep, Verb> = {
  issue: issueAction,
  drop: (db, context, target) => dropDraft(db, context, target, REASON),
  acknowledge: acknowledgeAction,
  contest: (db, context, target) => contestAction(db, context, target, REASON),
  uphold: (db, context, target) => upholdAction(db, context, target, REASON),
  withdraw: (db, context, target) => withdrawAction(db, context, target, REASON),
  'submit-plan': (db, context, target) => submitPlan(db, context, target, PLAN),
  'accept-plan': (db, context, target) => acceptPlan(db, context, target, null),
  'return-plan': (db, context, target) => returnPlan(db, context, target, REASON),
  'submit-evidence': (db, context, target) =>
    submitEvidence(db, context, { ...target, summary: REASON, answers: {} }),
  'find-effective': (db, context, target) =>
    closeAction(db, context, { ...target, reason: REASON, corrections: NO_CORRECTIONS, seen: null }),
  'find-insufficient': (db, context, target) => findInsufficient(db, context, { ...target, reason: REASON }),
  reopen: (db, context, target) =>
    checkEffect(db, context, { ...target, outcome: 'relapsed', reason: REASON }),
}

/** What a verb says instead of "wrong state" because it asks for more than a state. */
const OWN_WORDS: Partial<Record<ActionStep, string>> = { reopen: 'no-check-due' }

function expected(step: ActionStep, state: ActionState, persona: Persona) {
  const { from, by } = TABLE[step]
  if (persona === 'stranger') return 'not-found'
  if (ACTING.supplier.includes(persona) && HIDDEN.includes(state)) return 'not-found'
  if (!ACTING[by].includes(persona)) return 'not-allowed'
  return from.includes(state) ? null : 'wrong-state'
}

test('the table names every step and no other', () => {
  expect(Object.keys(TABLE)).toEqual([...ACTION_STEPS])
})

test('every step in every state by every role is allowed exactly as the table says', () => {
  const scenario = openWeak()
  const people = makePersonas(scenario)
  const { supplier } = scenario
  for (const step of ACTION_STEPS)
    for (const state of ACTION_STATES)
      for (const persona of PERSONAS) {
        const refusal = whyNotActionStep(people[persona], { state, supplierId: supplier.id }, step, REASON)
        // Whoever may not see it is told so before the rule is asked.
        const code = expected(step, state, persona)
        const said = refusal?.code ?? null
        const what = `${step} of a ${state} one by ${persona}`
        if (code === 'not-found') expect(said === null ? what : null).toBe(null)
        else expect([what, said]).toEqual([what, code])
      }
})

test('a step that takes something away says why', () => {
  const { reviewer, owner, supplier } = openWeak()
  const needs = ACTION_STEPS.filter(step => {
    const { by, from } = TABLE[step]
    const [state = 'draft'] = from
    const actor = by === 'buyer' ? reviewer : owner
    const about = { state, supplierId: supplier.id }
    return whyNotActionStep(actor, about, step, '  ')?.code === 'reason-required'
  })
  expect(needs).toEqual([
    'drop',
    'contest',
    'uphold',
    'withdraw',
    'return-plan',
    'find-effective',
    'find-insufficient',
    'reopen',
  ])
})

test.each(Object.entries(VERBS) as [ActionStep, Verb][])(
  'the verb of %s obeys the table, writes state and event together, and on a refusal nothing',
  (step, verb) => {
    const scenario = openWeak()
    const { db } = scenario
    const people = makePersonas(scenario)
    const { id } = addWithoutItems(scenario)
    const at = daysLater(1)
    for (const state of ACTION_STATES)
      for (const persona of PERSONAS) {
        const rev = putInto(scenario, id, state)
        const before = countEvents(db)
        const said = refusalOf(verb(db, acting(people[persona], at), { actionId: id, rev }))
        const what = `${step} of a ${state} one by ${persona}`
        const code = expected(step, state, persona)
        const word = code === 'wrong-state' ? (OWN_WORDS[step] ?? code) : code
        expect([what, said]).toEqual([what, word])
        const after = requireAction(db, id)
        expect([what, after.state]).toEqual([what, code === null ? TABLE[step].to : state])
        expect(countEvents(db) - before).toBe(code === null ? 1 : 0)
        expect(after.rev - rev).toBe(code === null ? 1 : 0)
      }
  },
)

/** A critical one that moves no standing, so that each step is an event and nothing else. */
function addWithoutItems(scenario: Scenario) {
  const { db } = scenario
  const issued = addIssued(scenario, { severity: 'critical' })
  db.delete(actionItems).where(eq(actionItems.actionId, issued.id)).run()
  return issued
}

/**
 * Whatever has happened to it, the action is in this state now, with what goes with it: evidence that waits to be verified,
 * a file that waits to be handed in, an effect that is still to be looked at.
 */
function putInto(scenario: Scenario, id: string, state: ActionState): number {
  const { db, owner } = scenario
  const round = nextNumber()
  const [at, by] = [daysLater(0), owner.userId]
  db.delete(actionPlans).run()
  db.delete(actionFiles).run()
  db.delete(actionEvidenceRounds).run()
  db.insert(actionEvidenceRounds)
    .values({ actionId: id, round, summary: REASON, answers: {}, submittedById: by, submittedAt: at })
    .run()
  addWaitingFile(scenario, id)
  db.update(correctiveActions)
    .set({
      state,
      planRounds: 0,
      evidenceRounds: round,
      effectivenessDueAt: state === 'closed' ? at : null,
      effectivenessCheckedAt: null,
    })
    .where(eq(correctiveActions.id, id))
    .run()
  return requireAction(db, id).rev
}

function countEvents(db: Db) {
  return db.select({ seq: events.seq }).from(events).all().length
}
