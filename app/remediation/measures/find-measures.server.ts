import { canSeeAssessments, canSeeActions, isSupplier, type Actor } from '#app/accounts/roles.ts'
import { readBefore } from '#app/history/timeline.server.ts'
import { toTimelineEntry } from '#app/history/timeline-entry.ts'
import type { TimelinePage } from '#app/history/Timeline.tsx'
import { isRecusedFrom } from '#app/integrity/registers/find-registers.server.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import type { Db } from '#db/client.server.ts'
import {
  existsWaitingDecision,
  findDecisionsBySupplierId,
  findNamedDecision,
} from './decision-queries.server.ts'
import {
  mayPropose,
  mostDays,
  reinstatableFrom,
  whyNotDecision,
  whyNotVerdict,
  type DecisionRefusal,
} from './decision-rules.ts'
import { findCasesBySupplierId, findEventsByCaseId, findListedCase } from './desk-queries.server.ts'
import { findCurrentReceipt, findOpenCaseBySupplierId } from './queries.server.ts'
import { situationOf } from './situation.server.ts'
import { DECISION_KINDS, type DecisionKind } from './vocabulary.ts'

const EVENTS_PER_PAGE = 100

/** A kind of decision that the actor could propose now, or why nobody can. */
export type Proposable = { kind: DecisionKind; refusal: DecisionRefusal | null; isWaiting: boolean }

/** One case with its supplier's decisions on it and what can be proposed; null for whoever may not see it. */
export function findCase(db: Db, actor: Actor, id: string, now: Date) {
  const found = canSeeAssessments(actor) ? findListedCase(db, id) : null
  if (!found) return null
  const decisions = findDecisionsBySupplierId(db, found.supplierId).filter(({ caseId }) => caseId === id)
  const proposable = found.endedAt ? [] : findProposable(db, actor, found.supplierId, now)
  return { found, decisions, proposable: proposable.filter(({ kind }) => kind !== 'reinstate') }
}

/** Everything that was entailed and decided for a supplier; null for whoever may not see it. */
export function findSupplierMeasures(db: Db, actor: Actor, supplierId: string, now: Date) {
  const situation = canSeeAssessments(actor) ? situationOf(db, supplierId) : null
  if (!situation) return null
  const settings = loadSettings(db)
  return {
    supplier: situation.supplier,
    cases: findCasesBySupplierId(db, supplierId),
    decisions: findDecisionsBySupplierId(db, supplierId),
    proposable: findProposable(db, actor, supplierId, now),
    reinstatableFrom: reinstatableFrom(situation.supplier, settings),
  }
}

/** What a proposal of a kind starts from; null when there is no such supplier, or when the actor may not propose it. */
export function findProposalBasis(db: Db, actor: Actor, supplierId: string, kind: DecisionKind, now: Date) {
  const situation = mayPropose(actor, kind) ? situationOf(db, supplierId) : null
  if (!situation) return null
  const settings = loadSettings(db)
  const { supplier, open } = situation
  return {
    supplier,
    open,
    receipt: findCurrentReceipt(db, supplierId),
    most: mostDays(kind, settings),
    refusal: whyNotDecision(kind, situation, settings, now),
    isWaiting: existsWaitingDecision(db, supplierId, kind),
  }
}

/** One decision, what it would do now, and why the actor cannot take it; null for whoever may not see it. */
export function findDecision(db: Db, actor: Actor, id: string, now: Date) {
  const found = canSeeAssessments(actor) ? findNamedDecision(db, id) : null
  const situation = found && situationOf(db, found.supplierId)
  if (!found || !situation) return null
  const isWaiting = found.state === 'proposed'
  const receipt = findCurrentReceipt(db, found.supplierId)
  return {
    found,
    supplier: situation.supplier,
    refusal: isWaiting ? whyNot(db, actor, found) : null,
    obstacle: isWaiting ? whyNotDecision(found.kind, situation, loadSettings(db), now) : null,
    hasOtherGrounds: isWaiting && (receipt?.digest ?? null) !== found.receiptDigest,
    isOwn: found.proposedById === actor.userId,
  }
}

/** What a supplier is told on its first page: the open case, in its own words; null when there is none, or for others. */
export function findOwnSituation(db: Db, actor: Actor) {
  if (!isSupplier(actor) || !canSeeActions(actor)) return null
  const situation = situationOf(db, actor.supplierId)
  if (!situation) return null
  const open = findOpenCaseBySupplierId(db, actor.supplierId)
  const isDisqualified = situation.supplier.status === 'disqualified'
  if (!open && !isDisqualified) return null
  return {
    state: open?.state ?? ('disqualified' as const),
    cause: open?.cause ?? null,
    dueAt: open?.dueAt ?? null,
    deferredUntil: open?.paymentDeferredUntil ?? null,
    since: isDisqualified ? situation.supplier.statusSince : null,
    standing: { score: situation.supplier.standingScore, grade: situation.supplier.standingGrade },
  }
}

export type OwnSituation = NonNullable<ReturnType<typeof findOwnSituation>>

/** A case's events, newest first. The caller has checked that the reader may see it. */
export function caseTimeline(db: Db, caseId: string, request: Request): TimelinePage {
  const rows = findEventsByCaseId(db, caseId, readBefore(request), EVENTS_PER_PAGE + 1)
  const events = rows.slice(0, EVENTS_PER_PAGE)
  return {
    entries: events.map(toTimelineEntry),
    older: rows.length > EVENTS_PER_PAGE ? (events.at(-1)?.seq ?? null) : null,
  }
}

/** Why the actor cannot take a decision that waits. */
function whyNot(db: Db, actor: Actor, decision: NonNullable<ReturnType<typeof findNamedDecision>>) {
  const refusal = whyNotVerdict(actor, decision)
  if (refusal) return refusal
  return isRecusedFrom(db, actor, decision.supplierId) ? ({ code: 'recused' } as const) : null
}

function findProposable(db: Db, actor: Actor, supplierId: string, now: Date): Proposable[] {
  const situation = situationOf(db, supplierId)
  if (!situation || isRecusedFrom(db, actor, supplierId)) return []
  const settings = loadSettings(db)
  return DECISION_KINDS.filter(kind => mayPropose(actor, kind)).map(kind => ({
    kind,
    refusal: whyNotDecision(kind, situation, settings, now),
    isWaiting: existsWaitingDecision(db, supplierId, kind),
  }))
}
