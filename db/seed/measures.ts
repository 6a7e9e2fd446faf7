import { and, asc, desc, eq, inArray, ne, isNull } from 'drizzle-orm'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { recordEvent } from '#app/history/record-event.server.ts'
import { changeCase, moveCase, openCase } from '#app/remediation/measures/case-change.server.ts'
import { causeOfGrade, firstPlan, isOver, isQualifiedGrade } from '#app/remediation/measures/case-plan.ts'
import { insertDecision, settleDecision, type CaseRow } from '#app/remediation/measures/queries.server.ts'
import type { DecisionKind } from '#app/remediation/measures/vocabulary.ts'
import { readSettings } from '#app/settings/settings.ts'
import { transact, type Db } from '../client.server.ts'
import { assessments, campaigns, gradeReceipts, suppliers } from '../schema/index.ts'
import type { BuyerPeople, BuyerPerson } from './buyer.ts'
import { after } from './calendar.ts'
import type { Random } from './random.ts'

type Cast = { random: Random; buyer: BuyerPeople; now: Date }

const SETTINGS = readSettings({})
const WHY: Record<Exclude<DecisionKind, 'reinstate'>, readonly string[]> = {
  'grant-chance': ['核心工序短期内没有替代来源，供应商已提交整改计划，建议给予一次限期改善机会。'],
  eliminate: ['限期内未达标，整改计划两次延期，且已有合格的替代来源。'],
  'defer-payment': ['整改进度落后于计划，建议在复核前暂缓支付新发票，合同约定的账期允许。'],
  release: [
    '现场核实改善已基本完成，以下一轮年度评估复核。',
    '供应商已说明未答复原因并补充资料，以下一轮评估为准。',
  ],
}
const AGREED = '同意，请采购按期跟进。'

/** Cases for weak and missing results as time would have left them, with decisions and proposals. All of it is invented. */
export function makeMeasures(db: Db, { random, buyer, now }: Cast) {
  transact(db, tx => {
    for (const [index, result] of findLatestResults(tx).entries()) {
      const own = random.fork(result.supplierId)
      tend(tx, open(tx, random.id(), result), { ...result, index }, { random: own, buyer, now })
    }
  })
}

type Result = ReturnType<typeof findLatestResults>[number]

function open(tx: Db, id: string, result: Result): CaseRow {
  const { supplierId, assessmentId, grade, receiptDigest, at } = result
  const cause = causeOfGrade(grade) ?? 'no-response'
  return openCase(
    tx,
    at,
    { id, supplierId, cause, assessmentId, grade, receiptDigest },
    firstPlan(cause, at, SETTINGS),
  )
}

/** What happened since: deadlines that passed, and what somebody proposed and somebody else decided about it. */
function tend(tx: Db, opened: CaseRow, { index, standing }: Result & { index: number }, cast: Cast) {
  const { buyer, now, random } = cast
  const own = isQualifiedGrade(standing)
  if (own && opened.cause !== 'no-response') {
    const met = new Date(Math.min(after(opened.openedAt, 58).getTime(), now.getTime()))
    moveCase(tx, met, opened, { step: 'meet', event: 'case.met', data: { grade: standing } })
    return
  }
  let row = opened
  if (row.cause === 'grade-d' && after(row.openedAt, 20) < now) {
    const at = after(row.openedAt, random.between(8, 15))
    const dueAt = after(at, SETTINGS.chanceDays)
    decide(tx, row, 'grant-chance', { by: buyer.procurement, at, cast, days: SETTINGS.chanceDays })
    row = moveCase(tx, contextOf(buyer.committee, at), row, {
      step: 'grant-chance',
      event: 'case.decided',
      change: { dueAt, chanceGrantedAt: at, decisionDueAt: null },
    })
  }
  if (row.dueAt && isOver(row, now)) {
    const at = after(row.dueAt, 0.01)
    const change = { decisionDueAt: at, committeeToldAt: at }
    row = moveCase(tx, at, row, { step: 'miss', event: 'case.missed', change })
  } else if (row.state === 'decision-due') changeCase(tx, row, { committeeToldAt: now, updatedAt: now })
  const at = after(now, -random.between(0.4, 4))
  if (row.state === 'improving' && index % 2 === 0)
    propose(tx, row, 'defer-payment', { by: buyer.procurement, at, cast, days: 30 })
  if (row.state !== 'decision-due') return
  const isLongAgo = after(row.openedAt, 200) < now
  if (isLongAgo) {
    const decidedAt = after(row.decisionDueAt ?? now, random.between(6, 20))
    decide(tx, row, 'release', { by: buyer.reviewer, at: decidedAt, cast, days: null })
    moveCase(tx, contextOf(buyer.committee, decidedAt), row, { step: 'release', event: 'case.decided' })
  } else if (index % 2 === 0) {
    const kind = row.chanceGrantedAt ? 'eliminate' : row.cause === 'grade-d' ? 'grant-chance' : 'release'
    const days = kind === 'grant-chance' ? SETTINGS.chanceDays : null
    propose(tx, row, kind, { by: buyer.procurement, at, cast, days })
  }
}

type Words = { by: BuyerPerson; at: Date; cast: Cast; days: number | null }

function propose(tx: Db, row: CaseRow, kind: keyof typeof WHY, { by, at, cast, days }: Words): string {
  const id = cast.random.id()
  const reasons = WHY[kind]
  const reason = reasons[row.cause === 'no-response' ? reasons.length - 1 : 0] ?? ''
  const { supplierId, id: caseId, grade, receiptDigest } = row
  const proposal = { kind, reason, days, grade, receiptDigest }
  insertDecision(tx, { ...proposal, id, supplierId, caseId, proposedById: by.id, proposedAt: at })
  recordEvent(
    tx,
    contextOf(by, at),
    'decision.proposed',
    { supplierId },
    { decisionId: id, caseId, ...proposal },
  )
  return id
}

function decide(tx: Db, row: CaseRow, kind: keyof typeof WHY, words: Words) {
  const { committee } = words.cast.buyer
  const id = propose(tx, row, kind, { ...words, at: after(words.at, -2.3) })
  settleDecision(tx, id, {
    state: 'approved',
    decidedById: committee.id,
    decidedAt: words.at,
    decisionReason: AGREED,
  })
  const data = { decisionId: id, caseId: row.id, kind, reason: AGREED }
  recordEvent(tx, contextOf(committee, words.at), 'decision.approved', { supplierId: row.supplierId }, data)
}

function contextOf({ id, name, email, roles }: BuyerPerson, now: Date): ActionContext {
  return { actor: { userId: id, name, email, supplierId: null, roles }, now, ip: null }
}

/** Of each supplier that is one still, the latest result of the checklist where it is weak or missing. */
function findLatestResults(db: Db) {
  const rows = db
    .select({
      supplierId: assessments.supplierId,
      assessmentId: assessments.id,
      grade: assessments.verifiedGrade,
      state: assessments.state,
      publishedAt: assessments.publishedAt,
      closedAt: campaigns.closedAt,
      standing: suppliers.standingGrade,
      receiptDigest: gradeReceipts.digest,
    })
    .from(assessments)
    .innerJoin(campaigns, eq(campaigns.id, assessments.campaignId))
    .innerJoin(suppliers, eq(suppliers.id, assessments.supplierId))
    .leftJoin(
      gradeReceipts,
      and(eq(gradeReceipts.assessmentId, assessments.id), eq(gradeReceipts.kind, 'verified')),
    )
    .where(
      and(
        eq(assessments.kind, 'esg-checklist'),
        inArray(assessments.state, ['published', 'no-response']),
        ne(suppliers.status, 'disqualified'),
        isNull(suppliers.closedAt),
      ),
    )
    .orderBy(asc(suppliers.code), desc(campaigns.year), desc(assessments.invitedAt))
    .all()
  const latest = rows.filter((row, at) => rows[at - 1]?.supplierId !== row.supplierId)
  return latest.flatMap(row => {
    const at = row.publishedAt ?? row.closedAt
    const isWeak = row.state === 'no-response' || causeOfGrade(row.grade) !== null
    return at && isWeak ? [{ ...row, at }] : []
  })
}
