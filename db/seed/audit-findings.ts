import { recordEvent } from '#app/history/record-event.server.ts'
import { endOfDay, isoDate } from '#app/i18n/format.ts'
import { askedDimensions } from '#app/remediation/audits/asked-items.server.ts'
import { severityOf, type AuditResult } from '#app/remediation/audits/vocabulary.ts'
import type { Severity } from '#app/remediation/actions/vocabulary.ts'
import { takeCode } from '#app/remediation/number-queries.server.ts'
import type { Connection, Db } from '#db/client.server.ts'
import {
  actionEvidenceRounds,
  actionItems,
  actionPlans,
  correctiveActions,
  type auditFindings,
  type auditResults,
  type audits,
} from '#db/schema/index.ts'
import type { BuyerPerson } from './buyer.ts'
import { after } from './calendar.ts'
import { insertRows } from './insert-rows.ts'
import type { DemoSupplier } from './make-suppliers.ts'
import type { Random } from './random.ts'

type Audit = typeof audits.$inferInsert
type Result = typeof auditResults.$inferInsert
type Finding = typeof auditFindings.$inferInsert

const DAYS: Record<Severity, number> = { critical: 30, major: 60, minor: 90 }
const DEVIATIONS: readonly (readonly [AuditResult, number])[] = [
  ['minor', 70],
  ['major', 26],
  ['critical', 4],
]
const MOST_FINDINGS = 3
const NOTES = [
  '制度已建立，部分车间的执行记录不连续。',
  '抽查三份记录，其中一份缺少负责人签字。',
  '现场标识不清，易与合格品混放。',
  '培训签到与名单不一致，未覆盖新入职员工。',
] as const
const REQUIREMENTS = [
  '两周内补齐记录，并建立每月自查。',
  '修订作业指导书并组织培训，提交签到表与考核结果。',
  '整改现场并提交前后对比照片。',
] as const
const PLAN = {
  containment: '立即停用不合格记录表，相关岗位当日复核。',
  rootCause: '制度更新后未同步到班组，缺少抽查机制。',
  correctiveAction: '补齐记录并修订作业指导书，指定专人负责。',
  prevention: '纳入每月内审抽查，结果与班组考核挂钩。',
  responsible: '质量部经理',
} as const
const DONE = '已完成整改，附修订后的作业指导书、培训签到表和现场照片。'
const VERIFIED = '资料齐全，抽查三份记录均符合要求。'

type Recording = {
  random: Random
  supplier: DemoSupplier
  audit: Audit
  auditor: BuyerPerson
  recordedAt: Date
  /** Everything has been looked at; otherwise about half of it has. */
  isOut: boolean
}

/** What was found of each item: the better the supplier, the fewer deviations. */
export function makeResults(
  tx: Db,
  { random, supplier, audit, auditor, recordedAt, isOut }: Recording,
): Result[] {
  const isSelf = audit.mode === 'self-assessment'
  const items = askedDimensions(tx, audit).flatMap(dimension => dimension.items)
  let deviations = 0
  return items.flatMap(({ code }, at): Result[] => {
    const isOdd = deviations < MOST_FINDINGS && random.chance((1 - supplier.quality) * 0.18)
    if (isOdd) deviations += 1
    const result = isOdd ? random.weighted(DEVIATIONS) : 'conforms'
    const isSeen = isOut || (!isSelf && at < items.length / 2)
    if (!isSeen && !isSelf) return []
    const note = isOdd ? random.pick(NOTES) : ''
    return [
      {
        auditId: audit.id,
        itemCode: code,
        selfResult: isSelf ? (isOdd ? 'minor' : 'conforms') : null,
        selfNote: isSelf ? note : '',
        result: isSeen ? result : null,
        note: isSeen ? note : '',
        recordedById: isSeen ? auditor.id : null,
        recordedAt: isSeen ? recordedAt : null,
        rev: 1,
      },
    ]
  })
}

type Found = {
  random: Random
  supplier: DemoSupplier
  audit: Audit
  auditor: BuyerPerson
  results: readonly Result[]
  when: { started: Date | null; issued: Date | null; ended: Date | null }
}

/** A finding for each deviation, with its corrective action once it has been issued. */
export function makeFindings(tx: Db, raw: Connection['raw'], given: Found): Finding[] {
  const { random, supplier, audit, auditor, results, when } = given
  return results.flatMap(({ itemCode, result, note = '' }): Finding[] => {
    const severity = severityOf(result ?? null)
    if (!severity || !when.started) return []
    const finding = { id: random.id(), auditId: audit.id, itemCode, severity, finding: note }
    const words = { ...finding, requirement: random.pick(REQUIREMENTS) }
    const actionId = when.issued ? random.id() : null
    if (actionId && when.issued)
      makeAction(tx, raw, {
        ...{ ...words, id: actionId, supplier, audit, auditor },
        issuedAt: when.issued,
        endedAt: when.ended,
      })
    return [{ ...words, actionId, addedById: auditor.id, addedAt: when.started }]
  })
}

type Action = {
  id: string
  supplier: DemoSupplier
  audit: Audit
  auditor: BuyerPerson
  issuedAt: Date
  /** When the audit was closed: by then it had been verified. */
  endedAt: Date | null
  itemCode: string
  severity: Severity
  finding: string
  requirement: string
}

function makeAction(tx: Db, raw: Connection['raw'], given: Action) {
  const { id, supplier, audit, auditor, issuedAt, endedAt, itemCode, severity, finding, requirement } = given
  const dueAt = endOfDay(isoDate(after(issuedAt, DAYS[severity])))
  const code = takeCode(tx, 'CA', Number(isoDate(issuedAt).slice(0, 4)))
  const { supplierId } = audit
  insertRows(raw, correctiveActions, [
    {
      ...{ id, code, supplierId, severity, finding, requirement, dueAt, issuedAt },
      source: 'audit',
      auditId: audit.id,
      dimension: itemCode.slice(0, 3),
      state: endedAt ? 'closed' : 'issued',
      ownerId: auditor.id,
      createdById: auditor.id,
      createdAt: issuedAt,
      firstDueAt: dueAt,
      endedAt,
      endedById: endedAt ? auditor.id : null,
      endReason: endedAt ? VERIFIED : null,
      planRounds: endedAt ? 1 : 0,
      evidenceRounds: endedAt ? 1 : 0,
      updatedAt: endedAt ?? issuedAt,
    },
  ])
  insertRows(raw, actionItems, [{ actionId: id, itemCode, supplierId }])
  const { id: userId, name, email, roles } = auditor
  const actor = { userId, name, email, supplierId: null, roles }
  const subject = { supplierId }
  const facts = { actionId: id, code }
  recordEvent(tx, { actor, now: issuedAt, ip: null }, 'action.issued', subject, { ...facts, severity, dueAt })
  if (!endedAt) return
  const submittedById = supplier.people[0].id
  const at = (share: number) =>
    new Date(issuedAt.getTime() + share * (endedAt.getTime() - issuedAt.getTime()))
  const decided = { decision: 'accepted', decidedById: auditor.id, decidedAt: at(0.3) } as const
  const plan = { ...PLAN, plannedOn: isoDate(at(0.8)), submittedById, submittedAt: at(0.2) }
  insertRows(raw, actionPlans, [{ actionId: id, round: 1, ...plan, ...decided }])
  const verdict = { verdict: 'effective', verdictReason: VERIFIED, verifiedById: auditor.id } as const
  const evidence = { summary: DONE, answers: {}, submittedById, submittedAt: at(0.8) }
  insertRows(raw, actionEvidenceRounds, [
    { actionId: id, round: 1, ...evidence, ...verdict, verifiedAt: endedAt },
  ])
  recordEvent(tx, { actor, now: endedAt, ip: null }, 'action.closed', subject, { ...facts, reason: VERIFIED })
}
