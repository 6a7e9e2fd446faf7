import { and, desc, eq, like, sql } from 'drizzle-orm'
import { newId } from '#app/accounts/token.server.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import {
  acknowledgeAction,
  contestAction,
  upholdAction,
} from '#app/remediation/actions/answer-finding.server.ts'
import { findActionById } from '#app/remediation/actions/queries.server.ts'
import { issueActions } from '#app/remediation/actions/issue-actions.server.ts'
import { acceptPlan, returnPlan, submitPlan } from '#app/remediation/actions/plan.server.ts'
import { proposeForResult } from '#app/remediation/actions/propose-actions.server.ts'
import { closeAction } from '#app/remediation/verification/close-action.server.ts'
import { NO_CORRECTIONS } from '#app/remediation/verification/corrections.ts'
import { insertActionFile } from '#app/remediation/verification/evidence-queries.server.ts'
import { findInsufficient } from '#app/remediation/verification/find-insufficient.server.ts'
import { reanswerContext, reansweredItems } from '#app/remediation/verification/reanswer-values.server.ts'
import { findStandingBasis } from '#app/remediation/verification/standing.server.ts'
import { submitEvidence } from '#app/remediation/verification/submit-evidence.server.ts'
import { transact, type Db } from '../client.server.ts'
import { assessments, correctiveActions, outbox } from '../schema/index.ts'
import { ACTION_TEXTS } from './action-texts.ts'
import type { BuyerPeople } from './buyer.ts'
import { after, inOfficeHours } from './calendar.ts'
import type { DemoFile } from './evidence-files.ts'
import { makeValues } from './make-answer.ts'
import { wordsOf } from './make-assessment.ts'
import type { DemoSupplier } from './make-suppliers.ts'
import type { Random } from './random.ts'

type Cast = {
  random: Random
  buyer: BuyerPeople
  suppliers: readonly DemoSupplier[]
  files: readonly DemoFile[]
  now: Date
}

/** So many suppliers have their weak results worked off; the others' wait to be proposed. */
const MOST_SUPPLIERS = 60
const FAR_AHEAD = new Date(8.64e15)

/**
 * Corrective actions out of the latest weak results, as time would have left them: proposed, contested, planned, returned,
 * verified. They take the way of the real verbs, so that every standing and every event is what the portal makes of it.
 */
export function makeActions(db: Db, cast: Cast) {
  transact(db, tx => {
    for (const supplier of cast.suppliers.slice(0, MOST_SUPPLIERS)) {
      const result = findLatestResult(tx, supplier.row.id)
      if (!result) continue
      const random = cast.random.fork(supplier.row.code)
      workOff(tx, { ...cast, random, supplier, ...result })
    }
    tx.update(outbox)
      .set({ state: 'sent', sentAt: sql`${outbox.createdAt}`, attempts: 1 })
      .where(and(eq(outbox.state, 'queued'), like(outbox.uniqueKey, 'action%')))
      .run()
  })
}

type Work = Omit<Cast, 'suppliers'> & { supplier: DemoSupplier; assessmentId: string; publishedAt: Date }

function workOff(tx: Db, work: Work) {
  const { buyer, assessmentId, publishedAt, random, now } = work
  const proposed = proposeForResult(tx, actingFor(buyer.reviewer, null, publishedAt), assessmentId)
  if (!proposed.ok || proposed.count === 0) return
  const drafts = tx
    .select({ id: correctiveActions.id })
    .from(correctiveActions)
    .where(and(eq(correctiveActions.assessmentId, assessmentId), eq(correctiveActions.state, 'draft')))
    .orderBy(correctiveActions.code)
    .all()
  const issuedAt = later(publishedAt, random.between(2, 9))
  if (issuedAt > now) return
  const ids = drafts.map(({ id }) => id).filter((_id, index) => index < 3 || random.chance(0.6))
  issueActions(tx, actingFor(buyer.reviewer, null, issuedAt), ids)
  for (const id of ids) followUp(tx, id, issuedAt, work)
}

/** One action step by step, as far as the days since its issue and the luck of its supplier reach. */
function followUp(tx: Db, actionId: string, issuedAt: Date, work: Work) {
  const { supplier, buyer, random, files, now } = work
  const [person] = supplier.people
  const target = { actionId, rev: null }
  const words = ACTION_TEXTS[person.locale ?? 'zh-CN']
  let at = issuedAt
  const bySupplier = (days: number) => actingFor(person, supplier.row.id, (at = later(at, days)))
  const byBuyer = (days: number) => actingFor(buyer.reviewer, null, (at = later(at, days)))
  /** Runs the next step unless it lies ahead, or nobody gets to it: then all is over. */
  const next = (odds: number, step: () => { ok: boolean }) =>
    random.chance(odds) && at < now && step().ok && at <= now
  const plan = () =>
    submitPlan(tx, bySupplier(random.between(2, 7)), target, {
      ...random.pick(words.plans),
      responsible: person.name,
      plannedOn: isoDate(after(at, random.int(8, 15))),
    })
  const evidence = () => {
    const context = bySupplier(random.between(8, 16))
    if (context.now > now) return { ok: false }
    const { extension: _extension, ...file } = random.pick(files)
    const uploaded = { uploadedById: person.id, uploadedAt: context.now }
    insertActionFile(tx, { id: newId(), actionId, ...file, ...uploaded })
    const answers = answersFor(tx, actionId, work, context.now)
    return submitEvidence(tx, context, { ...target, summary: random.pick(words.summaries), answers })
  }
  const isPast = (days: number) => later(at, days) > now
  if (isPast(8)) return
  if (random.chance(0.08)) {
    if (!contestAction(tx, bySupplier(2), target, words.contest).ok || isPast(6)) return
    upholdAction(tx, byBuyer(4), target, words.upheld)
  } else if (!next(0.95, () => acknowledgeAction(tx, bySupplier(random.between(0.5, 5)), target))) return
  if (isPast(8) || !next(0.93, plan) || isPast(4)) return
  if (random.chance(0.2)) {
    if (!returnPlan(tx, byBuyer(2), target, words.returned).ok || isPast(12) || !next(0.95, plan)) return
  }
  if (isPast(4) || !next(0.97, () => acceptPlan(tx, byBuyer(random.between(1, 4)), target, null))) return
  if (isPast(17) || !next(0.85, evidence) || isPast(6)) return
  if (random.chance(0.12)) {
    if (!findInsufficient(tx, byBuyer(3), { ...target, reason: words.insufficient }).ok) return
    if (isPast(17) || !next(0.9, evidence) || isPast(6)) return
  }
  const reason = random.pick(words.verified)
  next(0.92, () =>
    closeAction(tx, byBuyer(random.between(1, 6)), {
      ...target,
      reason,
      corrections: NO_CORRECTIONS,
      seen: null,
    }),
  )
}

/** What the supplier answers to the action's items once the matter has been put right. */
function answersFor(tx: Db, actionId: string, { supplier, random }: Work, now: Date) {
  const action = findActionById(tx, actionId)
  const basis = action && findStandingBasis(tx, action)
  if (!basis) return {}
  const answerer = {
    random,
    quality: 1,
    context: reanswerContext(basis.assessment, isoDate(now)),
    headcount: supplier.row.headcount ?? 100,
    texts: wordsOf(random, supplier),
  }
  return Object.fromEntries(
    reansweredItems(tx, basis).map(item => [item.code, makeValues(answerer, item, null) ?? {}]),
  )
}

function findLatestResult(db: Db, supplierId: string) {
  const row = db
    .select({ assessmentId: assessments.id, publishedAt: assessments.publishedAt })
    .from(assessments)
    .where(
      and(
        eq(assessments.supplierId, supplierId),
        eq(assessments.kind, 'esg-checklist'),
        eq(assessments.state, 'published'),
      ),
    )
    .orderBy(desc(assessments.invitedAt))
    .limit(1)
    .get()
  return row?.publishedAt ? { assessmentId: row.assessmentId, publishedAt: row.publishedAt } : null
}

type Person = { id: string; name: string; email: string; roles: ActionContext['actor']['roles'] }

function actingFor({ id, name, email, roles }: Person, supplierId: string | null, now: Date): ActionContext {
  return { actor: { userId: id, name, email, supplierId, roles }, now, ip: null }
}

function later(from: Date, days: number) {
  return inOfficeHours(after(from, days), FAR_AHEAD)
}
