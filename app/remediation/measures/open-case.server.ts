import type { Assessment } from '#app/assessments/checklist.ts'
import { findPublishedResults } from '#app/assessments/figure-queries.server.ts'
import { isLater } from '#app/assessments/latest-result.ts'
import type { Grade } from '#app/grading/grades.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { findSupplierById } from '#app/suppliers/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import type { MeasureNews } from '#emails/messages.ts'
import type { ActionRow } from '../actions/queries.server.ts'
import { moveCase, openCase } from './case-change.server.ts'
import type { CaseState } from './case-state.ts'
import { causeOfGrade, firstPlan, isQualifiedGrade, planAfter, type CasePlan } from './case-plan.ts'
import {
  findCurrentReceipt,
  findOpenCaseBySupplierId,
  findStanding,
  findSupplierIdsWithOpenCase,
  type CaseRow,
} from './queries.server.ts'
import { isHeldByEscalation, meetCase } from './meet-case.server.ts'
import { tellSupplierOfMeasure, type ToldSupplier } from './tell-supplier.server.ts'
import type { CaseCause } from './vocabulary.ts'

type Result = { grade: Grade | null; digest: string }

/**
 * What a result that is being published entails: C opens an improvement period, D waits for the committee, A and B
 * meet whatever was open. A result of an earlier round than the supplier's latest entails nothing. Call it inside the
 * transaction of the publication.
 */
export function openCaseForResult(
  tx: Db,
  { now }: { now: Date },
  { id, kind, supplier, campaign, invitedAt }: Assessment,
  { grade, digest }: Result,
) {
  if (kind !== 'esg-checklist') return
  const own = { year: campaign.year, invitedAt }
  if (findPublishedResults(tx, supplier.id, kind, id).some(other => isLater(other, own))) return
  const open = findOpenCaseBySupplierId(tx, supplier.id)
  const cause = causeOfGrade(grade)
  if (!cause) {
    if (open && isQualifiedGrade(grade)) endByResult(tx, now, open, supplier, { id, grade, digest })
    return
  }
  if (!isStillSupplier(tx, supplier.id)) return
  const weak = { cause, assessmentId: id, grade, receiptDigest: digest }
  takePlaceOf(tx, now, open, supplier, weak, planOf(tx, now, open, cause))
}

/**
 * What a standing entails that fell to C or D because an improvement did not last: the same as a result, but it does not
 * end silence, and a case that goes as far already stays. Call it inside the transaction that wrote the standing.
 */
export function openCaseForRelapse(tx: Db, { now }: { now: Date }, supplierId: string) {
  const supplier = findSupplierById(tx, supplierId)
  const receipt = findCurrentReceipt(tx, supplierId)
  const cause = causeOfGrade(receipt?.grade ?? null)
  if (!supplier || !isStill(supplier) || !receipt || !cause) return
  const open = findOpenCaseBySupplierId(tx, supplierId)
  const plan = planOf(tx, now, open, cause)
  const isAsFar = open?.state === plan.state && open.cause !== 'escalation'
  if (open && (open.cause === 'no-response' || isAsFar)) return
  const { assessmentId, grade, digest } = receipt
  takePlaceOf(tx, now, open, supplier, { cause, assessmentId, grade, receiptDigest: digest }, plan)
}

/** A and B meet what is open; but an overdue finding stays before the committee, if need be in a case of its own. */
function endByResult(
  tx: Db,
  now: Date,
  open: CaseRow,
  supplier: ToldSupplier,
  { id, grade, digest }: Result & { id: string },
) {
  if (!isHeldByEscalation(tx, open)) return meetCase(tx, now, open, { grade, receiptDigest: digest })
  if (open.cause !== 'no-response') return
  const plan = { state: open.state, dueAt: null, chanceGrantedAt: null }
  const about = { cause: 'escalation', assessmentId: id, grade, receiptDigest: digest } as const
  takePlaceOf(tx, now, open, supplier, about, plan)
}

/** The supplier is not in the register any more: nothing is left to decide. Call it inside the transaction that closes it. */
export function lapseCase(tx: Db, { now }: { now: Date }, supplierId: string) {
  const open = findOpenCaseBySupplierId(tx, supplierId)
  if (open) moveCase(tx, now, open, { step: 'lapse', event: 'case.lapsed' })
}

function planOf(tx: Db, now: Date, open: CaseRow | null, cause: CaseCause) {
  const settings = loadSettings(tx)
  return open ? planAfter(open, cause, now, settings) : firstPlan(cause, now, settings)
}

/** Opens a case in the place of the open one, whose escalated finding and deferral it goes on with. */
function takePlaceOf(
  tx: Db,
  now: Date,
  open: CaseRow | null,
  supplier: ToldSupplier,
  weak: Pick<CaseRow, 'cause' | 'assessmentId' | 'grade' | 'receiptDigest'>,
  plan: CasePlan,
) {
  const { grade } = weak
  if (open) moveCase(tx, now, open, { step: 'supersede', event: 'case.superseded', data: { grade } })
  const carried = {
    escalatedActionId: open?.escalatedActionId ?? null,
    paymentDeferredUntil: open?.paymentDeferredUntil ?? null,
  }
  const opened = openCase(tx, now, { supplierId: supplier.id, ...weak, ...carried }, plan)
  // A deadline that runs, and a decision that is due, have been told when they began.
  if (open?.state !== opened.state) tellOfOpening(tx, now, supplier, opened)
}

type Silent = { id: string | null; supplierId: string }

/**
 * Gives suppliers that did not reply to a round of the checklist their last days to say why; whoever has an open case
 * keeps that one. Call it inside the transaction that closes the round.
 */
export function openCasesForSilence(tx: Db, now: Date, silent: readonly Silent[]): CaseRow[] {
  const busy = new Set<string>()
  for (let at = 0; at < silent.length; at += IDS_PER_STATEMENT) {
    const ids = silent.slice(at, at + IDS_PER_STATEMENT).map(({ supplierId }) => supplierId)
    for (const id of findSupplierIdsWithOpenCase(tx, ids)) busy.add(id)
  }
  const plan = firstPlan('no-response', now, loadSettings(tx))
  return silent
    .filter(({ supplierId }) => !busy.has(supplierId))
    .flatMap(({ id, supplierId }) => {
      const supplier = findSupplierById(tx, supplierId)
      if (!supplier || !isStill(supplier)) return []
      const opened = openCase(tx, now, { supplierId, cause: 'no-response', assessmentId: id }, plan)
      tellOfOpening(tx, now, supplier, opened)
      return [opened]
    })
}

/**
 * Brings an overdue finding before the committee: the supplier's open case becomes due for decision, or one is opened.
 * Call it inside the transaction that escalates the action.
 */
export function escalateToCommittee(
  tx: Db,
  now: Date,
  { id, code, supplierId, severity }: Pick<ActionRow, 'id' | 'code' | 'supplierId' | 'severity'>,
) {
  if (!isStillSupplier(tx, supplierId)) return
  const open =
    findOpenCaseBySupplierId(tx, supplierId) ??
    openCase(
      tx,
      now,
      { supplierId, cause: 'escalation', escalatedActionId: id, ...gradeOf(tx, supplierId) },
      firstPlan('escalation', now, loadSettings(tx)),
    )
  const isDue = open.state === 'decision-due'
  moveCase(tx, now, open, {
    step: 'escalate',
    event: 'case.escalated',
    change: { escalatedActionId: id, ...(isDue ? {} : { decisionDueAt: now, committeeToldAt: null }) },
    data: { actionId: id, action: code, severity },
  })
}

/** What a supplier is told when its case begins like this. */
const NEWS_OF_OPENING: Partial<Record<CaseState, MeasureNews>> = {
  noticed: 'silent',
  improving: 'improving',
  'decision-due': 'deciding',
  'last-chance': 'chance',
}

/** SQLite takes at most 32,766 values in one statement. */
const IDS_PER_STATEMENT = 500

function gradeOf(tx: Db, supplierId: string) {
  return { grade: findStanding(tx, supplierId)?.grade ?? null }
}

function isStillSupplier(tx: Db, supplierId: string) {
  const supplier = findStanding(tx, supplierId)
  return supplier !== null && isStill(supplier)
}

/** Nothing is asked of a supplier that is disqualified or closed already. */
function isStill({
  status,
  closedAt,
}: Pick<NonNullable<ReturnType<typeof findStanding>>, 'status' | 'closedAt'>) {
  return status !== 'disqualified' && closedAt === null
}

function tellOfOpening(tx: Db, now: Date, supplier: ToldSupplier, { id, state, dueAt }: CaseRow) {
  const news = NEWS_OF_OPENING[state]
  if (news) tellSupplierOfMeasure(tx, now, supplier, { news, key: `opened:${id}`, dueAt })
}
