import { eq } from 'drizzle-orm'
import { recordEvent } from '#app/history/record-event.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { findAllVersionsByKind } from '#app/questionnaires/queries.server.ts'
import type { EventType } from '#app/history/events.ts'
import { areFindingsOut, type AuditState } from '#app/remediation/audits/audit-state.ts'
import { proposeAudit } from '#app/remediation/audits/plan-rule.ts'
import type { AuditMode } from '#app/remediation/audits/vocabulary.ts'
import { takeCode } from '#app/remediation/number-queries.server.ts'
import { transact, type Connection, type Db } from '#db/client.server.ts'
import { auditFindings, auditResults, audits } from '#db/schema/index.ts'
import { makeFindings, makeResults } from './audit-findings.ts'
import type { BuyerPeople, BuyerPerson } from './buyer.ts'
import { after, inOfficeHours } from './calendar.ts'
import { insertRows } from './insert-rows.ts'
import type { DemoPerson, DemoSupplier } from './make-suppliers.ts'
import type { Random } from './random.ts'

type Course = AuditState | 'not-planned'

/** The first suppliers have one of each, so that the smallest demo shows what each looks like. */
const FIRST: readonly [mode: AuditMode, course: Course][] = [
  ['self-assessment', 'notified'],
  ['on-site', 'follow-up'],
  ['on-site', 'in-progress'],
  ['self-assessment', 'in-progress'],
  ['on-site', 'planned'],
  ['on-site', 'findings-issued'],
  ['on-site', 'archived'],
  ['self-assessment', 'cancelled'],
]
/** What has become of this year's audit; many are still to be planned. */
const COURSES: readonly (readonly [Course, number])[] = [
  ['archived', 22],
  ['closed', 12],
  ['follow-up', 9],
  ['findings-issued', 2],
  ['in-progress', 3],
  ['notified', 7],
  ['planned', 10],
  ['cancelled', 2],
  ['not-planned', 33],
]
/** Days from now to the day of the audit; before now where negative. */
const DAYS: Record<AuditState, readonly [number, number]> = {
  archived: [-230, -150],
  closed: [-140, -80],
  'follow-up': [-60, -25],
  'findings-issued': [-12, -7],
  'in-progress': [-4, -2],
  notified: [4, 20],
  planned: [25, 60],
  cancelled: [10, 30],
}
const SCOPES = [
  '生产车间、危化品仓库、员工宿舍',
  '质量实验室、来料检验、成品仓库',
  '全部检查项，重点为环保设施与固废管理',
  '全部检查项',
] as const
const SUMMARIES = [
  '现场管理规范，负责人熟悉制度要求；个别记录不完整，已当场说明整改方向。',
  '整体符合要求，环保设施运行正常；职业健康培训的覆盖面需要提高。',
  '配合度高，资料齐全；仓储区域的标识与隔离需改进。',
] as const
/** Why a supplier is audited in another way than its class says. */
const SPECIAL = '客户投诉后的专项审核'
const CANCELLED = '该供应商本年度订单已终止，改由年度评估跟进。'

type Making = { random: Random; buyer: BuyerPeople; suppliers: readonly DemoSupplier[]; now: Date }

/** Audits of every state: by class and region as the plan proposes them, and a good part still to be planned. */
export function makeAudits(connection: Connection, { random, buyer, suppliers, now }: Making) {
  const { db } = connection
  const versionId = findAllVersionsByKind(db, 'esg-checklist')[0]?.id
  if (!versionId) return
  transact(db, tx => {
    for (const [at, supplier] of suppliers.entries()) {
      const own = random.fork(`audit-${supplier.row.code}`)
      const { supplierClass, region } = supplier.row
      const rare = { grade: null, hasStandingTrigger: false, lastVisitYear: null }
      const proposed = proposeAudit({ supplierClass, region, ...rare }, 0)
      const [mode, course] = FIRST[at] ?? [proposed.mode, own.weighted(COURSES)]
      if (course === 'not-planned') continue
      const auditor = own.chance(0.5) ? buyer.reviewer : buyer.secondReviewer
      const one = { random: own, buyer, supplier, auditor, mode, state: course, versionId, now }
      makeAudit(connection, tx, { ...one, occasion: mode === proposed.mode ? proposed.occasion : SPECIAL })
    }
  })
}

type One = {
  random: Random
  buyer: BuyerPeople
  supplier: DemoSupplier
  auditor: BuyerPerson
  mode: AuditMode
  state: AuditState
  occasion: string
  versionId: string
  now: Date
}

/** Planned weeks before, notified a fortnight before, and then step by step as far as its state says. */
function makeAudit({ raw }: Connection, tx: Db, one: One) {
  const { random, buyer, supplier, auditor, mode, state, occasion, versionId, now } = one
  const [from, to] = DAYS[state]
  const day = inOfficeHours(after(now, random.between(from, to)), after(now, 90))
  const at = (days: number) => inOfficeHours(after(day, days), now)
  const isTold = state !== 'planned' && state !== 'cancelled'
  const hasBegun = isTold && state !== 'notified'
  const isOut = areFindingsOut(state)
  const isOver = state === 'closed' || state === 'archived'
  const isSelf = mode === 'self-assessment'
  const when = {
    planned: at(-70),
    notified: isTold ? at(-30) : null,
    started: hasBegun ? at(isSelf ? -1 : 0) : null,
    issued: isOut ? at(3) : null,
    ended: isOver ? at(60) : state === 'cancelled' ? at(-40) : null,
  }
  const year = Number(isoDate(day).slice(0, 4))
  const id = random.id()
  const row: typeof audits.$inferInsert = {
    ...{ id, code: takeCode(tx, 'AU', year), supplierId: supplier.row.id, year, mode, state, occasion },
    questionnaireVersionId: versionId,
    plannedOn: isoDate(day),
    scope: isSelf ? '' : random.pick(SCOPES),
    auditorId: auditor.id,
    notifiedAt: when.notified,
    startedAt: when.started,
    returnedAt: isSelf ? when.started : null,
    findingsIssuedAt: when.issued,
    endedAt: when.ended,
    endReason: state === 'cancelled' ? CANCELLED : null,
    summary: isOut ? random.pick(SUMMARIES) : '',
    createdById: buyer.procurement.id,
    createdAt: when.planned,
    updatedAt: when.ended ?? when.issued ?? when.started ?? when.notified ?? when.planned,
  }
  insertRows(raw, audits, [state === 'archived' ? { ...row, state: 'closed' } : row])
  const record = (person: BuyerPerson | DemoPerson, instant: Date | null, type: EventType, data = {}) => {
    if (!instant) return
    const { id: userId, name, email, roles } = person
    const actor = { userId, name, email, supplierId: person.supplierId ?? null, roles }
    const facts = { auditId: id, code: row.code, ...data }
    recordEvent(tx, { actor, now: instant, ip: null }, type, { supplierId: supplier.row.id }, facts)
  }
  record(buyer.procurement, when.planned, 'audit.planned', { mode, plannedOn: row.plannedOn, occasion })
  record(auditor, when.notified, 'audit.notified', { mode, plannedOn: row.plannedOn })
  if (state === 'cancelled') record(auditor, when.ended, 'audit.cancelled', { reason: CANCELLED })
  if (isSelf) record(supplier.people[0], when.started, 'audit.returned')
  else record(auditor, when.started, 'audit.started')
  if (!when.started) return
  const results = makeResults(tx, { random, supplier, audit: row, auditor, recordedAt: when.started, isOut })
  insertRows(raw, auditResults, results)
  const findings = makeFindings(tx, raw, { random, supplier, audit: row, auditor, results, when })
  insertRows(raw, auditFindings, findings)
  record(auditor, when.issued, 'audit.findings-issued', { findings: findings.length })
  if (state === 'follow-up') record(auditor, at(4), 'audit.followed-up')
  if (isOver) record(auditor, when.ended, 'audit.closed')
  if (state !== 'archived') return
  tx.update(audits).set({ state }).where(eq(audits.id, id)).run()
  record(auditor, at(61), 'audit.archived')
}
