import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { ActionContext } from '#app/history/record-event.server.ts'
import type { Db } from '#db/client.server.ts'
import { acting } from '#db/factories/index.ts'
import { actionPlans, correctiveActions, events } from '#db/schema/index.ts'
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

/** The steps of working off an action by the verbs that take them; those of the verification have tests of their own. */
const VERBS: Partial<Record<ActionStep, Verb>> = {
  issue: issueAction,
  drop: (db, context, target) => dropDraft(db, context, target, REASON),
  acknowledge: acknowledgeAction,
  contest: (db, context, target) => contestAction(db, context, target, REASON),
  uphold: (db, context, target) => upholdAction(db, context, target, REASON),
  withdraw: (db, context, target) => withdrawAction(db, context, target, REASON),
  'submit-plan': (db, context, target) => submitPlan(db, context, target, PLAN),
  'accept-plan': (db, context, target) => acceptPlan(db, context, target, null),
  'return-plan': (db, context, target) => returnPlan(db, context, target, REASON),
}

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
    const { id } = addIssued(scenario)
    const at = daysLater(1)
    for (const state of ACTION_STATES)
      for (const persona of PERSONAS) {
        const rev = putInto(db, id, state)
        const before = countEvents(db)
        const said = refusalOf(verb(db, acting(people[persona], at), { actionId: id, rev }))
        const what = `${step} of a ${state} one by ${persona}`
        const code = expected(step, state, persona)
        expect([what, said]).toEqual([what, code])
        const after = requireAction(db, id)
        expect([what, after.state]).toEqual([what, code === null ? TABLE[step].to : state])
        expect(countEvents(db) - before).toBe(code === null ? 1 : 0)
        expect(after.rev - rev).toBe(code === null ? 1 : 0)
      }
  },
)

/** Whatever has happened to it, the action is in this state now. */
function putInto(db: Db, id: string, state: ActionState): number {
  db.delete(actionPlans).run()
  db.update(correctiveActions).set({ state, planRounds: 0 }).where(eq(correctiveActions.id, id)).run()
  return requireAction(db, id).rev
}

function countEvents(db: Db) {
  return db.select({ seq: events.seq }).from(events).all().length
}
