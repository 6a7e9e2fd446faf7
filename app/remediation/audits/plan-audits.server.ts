import { canManageAudits, canSeeAssessments, type Actor } from '#app/accounts/roles.ts'
import { newId } from '#app/accounts/token.server.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { findRecusedBySupplier } from '#app/integrity/registers/queries.server.ts'
import { findAllVersionsByKind } from '#app/questionnaires/queries.server.ts'
import { takeCode } from '#app/remediation/number-queries.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { recordAuditEvent } from './change-audit.server.ts'
import { findCandidates, type Candidate } from './plan-queries.server.ts'
import { missingAudit, type PlanProposal } from './plan-rule.ts'
import { isInPlan, type PlanSearch } from './plan-search.ts'
import { findActionPeople } from '../actions/contact-queries.server.ts'
import { insertAudits } from './queries.server.ts'
import { refused } from '#app/http/refusal.ts'
import type { AuditRefusal, AuditResultOf } from './refusal.ts'
import { spreadDays } from './spread-days.ts'
import { AUDIT_OCCASIONS, SUPPLIER_OWNER, type AuditMode, type AuditOccasion } from './vocabulary.ts'

export const PLAN_PAGE_SIZE = 50
/** One confirmation writes so many audits at most; a larger plan is confirmed part by part. */
export const MAX_PER_CONFIRMATION = 2000

export type PlanLine = Candidate &
  PlanProposal & {
    /** A declared relation keeps whoever asks away from this supplier: a colleague plans its audit. */
    isKeptAway: boolean
  }

/** What the plan of a year lacks, gravest occasion first, then by code; nothing for whoever may not see suppliers. */
export function proposePlan(db: Db, actor: Actor, year: number): PlanLine[] {
  if (!canSeeAssessments(actor)) return []
  const recused = findRecusedBySupplier(db)
  const lines = findCandidates(db, year).flatMap((candidate): PlanLine[] => {
    const proposal = missingAudit(candidate, year)
    if (!proposal) return []
    return [{ ...candidate, ...proposal, isKeptAway: isAmong(recused.get(candidate.id), actor.userId) }]
  })
  return lines.sort((a, b) => gravityOf(a.occasion) - gravityOf(b.occasion))
}

/** One page of the proposal as it is filtered, and how many audits of each kind the whole of it has. */
export function readPlan(db: Db, actor: Actor, search: PlanSearch) {
  const all = proposePlan(db, actor, search.year)
  const lines = all.filter(line => isInPlan(line, search))
  const pageCount = Math.max(1, Math.ceil(lines.length / PLAN_PAGE_SIZE))
  const page = Math.min(search.page, pageCount)
  const byOccasion = AUDIT_OCCASIONS.map(occasion => ({
    occasion,
    count: all.filter(line => line.occasion === occasion).length,
  }))
  return {
    rows: lines.slice((page - 1) * PLAN_PAGE_SIZE, page * PLAN_PAGE_SIZE),
    total: lines.length,
    /** Those among them that whoever asks may plan. */
    plannable: lines.filter(line => !line.isKeptAway).length,
    page,
    pageCount,
    byOccasion,
    modes: [...new Set(lines.map(({ mode }) => mode))],
  }
}

export type PlanConfirmation = {
  search: PlanSearch
  /** Ids of suppliers; null: everybody that the filter finds. */
  chosen: readonly string[] | null
  /** Calendar days between which the visits are spread, and by which self-assessments are due. */
  visitsFrom: string | null
  visitsTo: string | null
  selfDueOn: string | null
  /** A person's id, `SUPPLIER_OWNER`, or null: named later. */
  auditorId: string | null
  scope: string
}

/**
 * Puts chosen proposals into the plan. What somebody else has planned meanwhile is no proposal any more, so that nothing is
 * planned twice, and whom a declared relation keeps away from a supplier leaves its audit to a colleague. Answers how many
 * audits have been planned.
 */
export function confirmPlan(
  db: Db,
  context: ActionContext,
  confirmation: PlanConfirmation,
): AuditResultOf<{ planned: number }> {
  const { actor, now } = context
  if (!canManageAudits(actor)) return refused({ code: 'not-found' })
  return transact(db, (tx): AuditResultOf<{ planned: number }> => {
    const { search, chosen } = confirmation
    const wanted = proposePlan(tx, actor, search.year).filter(line =>
      chosen ? chosen.includes(line.id) : isInPlan(line, search),
    )
    const lines = wanted.filter(line => !line.isKeptAway)
    const questionnaireVersionId = findAllVersionsByKind(tx, 'esg-checklist')[0]?.id
    if (!questionnaireVersionId) return refused({ code: 'nothing-published' })
    if (lines.length === 0) return refused({ code: wanted.length > 0 ? 'recused' : 'nothing-chosen' })
    if (lines.length > MAX_PER_CONFIRMATION)
      return refused({ code: 'too-many-chosen', max: MAX_PER_CONFIRMATION })
    const refusal = whyNotDates(lines, confirmation, isoDate(now))
    if (refusal) return refused(refusal)
    const auditorFor = auditorsFor(tx, confirmation.auditorId)
    if (!auditorFor) return refused({ code: 'unknown-auditor' })
    const dayOf = daysFor(lines, confirmation)
    const rows = lines.map(line => ({
      id: newId(),
      code: takeCode(tx, 'AU', search.year),
      supplierId: line.id,
      year: search.year,
      mode: line.mode,
      state: 'planned' as const,
      questionnaireVersionId,
      plannedOn: dayOf(line),
      scope: confirmation.scope,
      occasion: line.occasion,
      auditorId: auditorFor(line),
      createdById: actor.userId,
      createdAt: now,
      updatedAt: now,
    }))
    insertAudits(tx, rows)
    for (const row of rows) {
      const { mode, plannedOn, occasion } = row
      recordAuditEvent(tx, context, 'audit.planned', row, { mode, plannedOn, occasion })
    }
    return { ok: true, planned: rows.length }
  })
}

function gravityOf(occasion: AuditOccasion) {
  return AUDIT_OCCASIONS.indexOf(occasion)
}

type Days = Pick<PlanConfirmation, 'visitsFrom' | 'visitsTo' | 'selfDueOn'>

/** Every kind of audit that is to be planned needs its days: not past, and in their order. */
function whyNotDates(
  lines: readonly { mode: AuditMode }[],
  { visitsFrom, visitsTo, selfDueOn }: Days,
  today: string,
): AuditRefusal | null {
  const needsVisits = lines.some(({ mode }) => mode !== 'self-assessment')
  const needsSelf = lines.some(({ mode }) => mode === 'self-assessment')
  if (needsVisits && (!visitsFrom || !visitsTo)) return { code: 'dates-needed' }
  if (needsSelf && !selfDueOn) return { code: 'dates-needed' }
  if (needsVisits && visitsFrom && visitsTo && visitsFrom > visitsTo) return { code: 'dates-reversed' }
  const days = [...(needsVisits ? [visitsFrom] : []), ...(needsSelf ? [selfDueOn] : [])]
  return days.some(day => day !== null && day < today) ? { code: 'date-past' } : null
}

function daysFor(lines: readonly PlanLine[], { visitsFrom, visitsTo, selfDueOn }: Days) {
  const visits = lines.filter(({ mode }) => mode !== 'self-assessment')
  const days = spreadDays(visits.length, visitsFrom ?? '', visitsTo ?? '')
  const dayOf = new Map(visits.map((line, at) => [line.id, days[at] ?? '']))
  return ({ id }: PlanLine) => dayOf.get(id) ?? selfDueOn ?? ''
}

/** Nobody is put down for a supplier that a declared relation keeps them away from: it is named by hand. */
function auditorsFor(tx: Db, auditorId: string | null) {
  const able = new Set(findActionPeople(tx).map(({ id }) => id))
  const isKnown = auditorId === null || auditorId === SUPPLIER_OWNER || able.has(auditorId)
  if (!isKnown) return null
  const recused = findRecusedBySupplier(tx)
  return ({ id, ownerId }: PlanLine) => {
    const wanted = auditorId === SUPPLIER_OWNER ? ownerId : auditorId
    if (wanted === null || !able.has(wanted)) return null
    return isAmong(recused.get(id), wanted) ? null : wanted
  }
}

function isAmong(people: readonly { id: string }[] | undefined, userId: string) {
  return people?.some(({ id }) => id === userId) ?? false
}
