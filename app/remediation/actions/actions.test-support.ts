import type { Actor, Role } from '#app/accounts/roles.ts'
import { newId } from '#app/accounts/token.server.ts'
import {
  later,
  openScenario,
  publishScenario,
  type Scenario,
} from '#app/assessments/scenario.test-support.ts'
import { insertConflict } from '#app/integrity/registers/queries.server.ts'
import type { ItemAnswer } from '#app/questionnaires/answers.ts'
import type { Db } from '#db/client.server.ts'
import { acting, createUser } from '#db/factories/index.ts'
import { correctiveActions, outbox } from '#db/schema/index.ts'
import { acknowledgeAction } from './answer-finding.server.ts'
import { draftAction } from './draft-action.server.ts'
import { issueAction } from './issue-actions.server.ts'
import type { Plan } from './plan.server.ts'
import { findActionById, type ActionRow } from './queries.server.ts'

/** No policy, two cases of a zero-tolerance kind, little recycled: grade C at best. */
export const WEAK: Record<string, ItemAnswer> = {
  'GOV-02': { values: { policy: 'no' } },
  'SOC-01': { values: { cases: 2 } },
  'ENV-01': { values: { recycled: 60 } },
}

export const PLAN: Plan = {
  containment: '先隔离在制品',
  rootCause: '没有人负责',
  correctiveAction: '制定并发布制度',
  prevention: '每年复核一次',
  responsible: '王敏',
  plannedOn: '2026-04-01',
}

/** Days after the publication of the scenario's result. */
export function daysLater(days: number) {
  return new Date(later(240).getTime() + days * 86_400_000)
}

/** A weak result, published: its proposals wait as drafts. */
export function openWeak(items: Record<string, ItemAnswer | null> = WEAK) {
  const scenario = openScenario({ answered: true, items })
  const published = publishScenario(scenario)
  if (!published.ok) throw new Error(`not published: ${published.refusal.code}`)
  return scenario
}

/** An action that has been issued to the scenario's supplier. */
export function addIssued(
  { db, supplier, reviewer }: Scenario,
  {
    severity = 'major' as const,
    at = daysLater(0),
  }: { severity?: 'critical' | 'major' | 'minor'; at?: Date } = {},
): ActionRow {
  const drafted = draftAction(db, acting(reviewer, at), {
    supplierId: supplier.id,
    severity,
    finding: '消防通道堆放物料',
    requirement: '清理并每周检查',
    ownerId: null,
    itemCodes: ['SOC-02'],
  })
  if (!drafted.ok) throw new Error(drafted.refusal.code)
  expectOk(issueAction(db, acting(reviewer, at), { actionId: drafted.id, rev: null }))
  return requireAction(db, drafted.id)
}

/** The same, which the supplier has acknowledged. */
export function addPlanning(scenario: Scenario, given: Parameters<typeof addIssued>[1] = {}) {
  const { id } = addIssued(scenario, given)
  const { db, owner } = scenario
  expectOk(acknowledgeAction(db, acting(owner, given.at ?? daysLater(0)), { actionId: id, rev: null }))
  return requireAction(db, id)
}

export function requireAction(db: Db, id: string) {
  const action = findActionById(db, id)
  if (!action) throw new Error('the action is gone')
  return action
}

export function allActions(db: Db) {
  return db.select().from(correctiveActions).orderBy(correctiveActions.code).all()
}

/** The messages of a kind, in the order they were queued. */
export function messagesOf(db: Db, kind: string) {
  return db
    .select()
    .from(outbox)
    .all()
    .map(({ message }) => message)
    .filter(message => message.kind === kind)
}

/** A declared relation of somebody at the buyer to a supplier, which keeps that person away from it. */
export function declareRelation(db: Db, supplierId: string, { userId, name }: Actor) {
  insertConflict(db, {
    id: newId(),
    kind: 'own-declaration',
    supplierId,
    party: '',
    relation: '兄弟',
    ourPerson: name,
    since: '',
    userId,
    linkedById: userId,
    linkedAt: daysLater(0),
    declaredAt: daysLater(0),
  })
}

/** What a refused verb says; nothing when it was done. */
export function refusalOf(result: { ok: true } | { ok: false; refusal: { code: string } }) {
  return result.ok ? null : result.refusal.code
}

export function expectOk(result: { ok: true } | { ok: false; refusal: { code: string } }) {
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}`)
}

export const PERSONAS = [
  'procurement',
  'sqe',
  'integrity',
  'committee',
  'viewer',
  'admin',
  'contributor',
  'signatory',
  'owner',
  'stranger',
] as const
export type Persona = (typeof PERSONAS)[number]

/** Somebody of every role; `stranger` is an owner of another supplier. */
export function makePersonas({ db, supplier, stranger }: Scenario): Record<Persona, Actor> {
  const buyer = (role: Role) => createUser(db, { roles: [role] })
  const own = (role: Role) => createUser(db, { supplierId: supplier.id, roles: [role] })
  return {
    procurement: buyer('procurement'),
    sqe: buyer('sqe'),
    integrity: buyer('integrity'),
    committee: buyer('committee'),
    viewer: buyer('viewer'),
    admin: buyer('admin'),
    contributor: own('contributor'),
    signatory: own('signatory'),
    owner: own('owner'),
    stranger,
  }
}
