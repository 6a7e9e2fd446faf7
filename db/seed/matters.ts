import type { Actor } from '#app/accounts/roles.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { caseKeyHash } from '#app/integrity/channel/case-key.server.ts'
import { writeToDesk } from '#app/integrity/channel/mailbox.server.ts'
import type { ReportValues } from '#app/integrity/channel/report-form.ts'
import { submitReport } from '#app/integrity/channel/submit-report.server.ts'
import { handleMatter, writeEntry } from '#app/integrity/matters/handle-matter.server.ts'
import type { MatterStep } from '#app/integrity/matters/matter-state.ts'
import { findMatterByCaseKey, findMatterById } from '#app/integrity/matters/queries.server.ts'
import { recordMatter, type WrittenDown } from '#app/integrity/matters/record-matter.server.ts'
import { confirmStep, takeStep } from '#app/integrity/matters/take-step.server.ts'
import type { MatterTopic } from '#app/integrity/matters/vocabulary.ts'
import { declareConflict } from '#app/integrity/registers/change-conflict.server.ts'
import type { Db } from '../client.server.ts'
import type { BuyerPeople, BuyerPerson } from './buyer.ts'
import { after } from './calendar.ts'

type Cast = { buyer: BuyerPeople; supplierCodes: readonly string[]; now: Date }

const NOTHING_MORE = { involved: null, whenWhere: null, name: null, contact: null, organisation: null }

/** Matters in every stage, as if they had come in over the last months, and a declared relation. All of it is invented. */
export function makeMatters(db: Db, { buyer, supplierCodes, now }: Cast) {
  const [first, second, third] = supplierCodes
  const at = (daysAgo: number) => after(now, -daysAgo)
  const desk = new Desk(db, buyer, now)

  desk.report(2.2, { topic: 'extortion', story: '送货时，仓库有人说“懂规矩”才安排当天卸货。' })

  const paper = desk.report(19.4, {
    topic: 'fraud',
    story: '有一批材料的检测报告日期是后补的，同一编号出现在两份报告上。',
    reporterKind: 'employee',
  })
  desk.take(paper.id, 18.1, 'register', '')
  desk.handle(paper.id, 17.9, 'fraud', second ?? null)
  desk.take(paper.id, 17.8, 'accept', '编号重复属实，立项核实。')
  desk.take(paper.id, 16.2, 'investigate', '')
  desk.write(paper.id, 15.5, '两份报告的编号是多少？手上有照片吗？')
  writeToDesk(
    db,
    at(13.7),
    { key: paper.caseKey, body: '编号末四位都是 0417，照片不敢拍，报告在质检室。', once: null },
    [],
  )

  const call = desk.writeDown(66.5, {
    source: 'hotline',
    topic: 'gifts',
    story: '来电反映某供应商中秋向采购人员寄送礼盒，未说明金额。',
    reporterKind: 'other',
  })
  for (const [daysAgo, step, words] of [
    [65.2, 'register', ''],
    [64.8, 'accept', '核对礼品登记。'],
    [60.1, 'investigate', ''],
    [31.3, 'conclude', '礼盒已退回并登记，价值低于限额。'],
    [3.4, 'find-unsubstantiated', '礼盒已退回，未构成违规。'],
  ] as const) {
    if (step === 'accept') desk.handle(call, 65, 'gifts', null)
    desk.take(call, daysAgo, step, words)
  }

  const own = desk.writeDown(150.6, {
    source: 'own-finding',
    topic: 'competition',
    story: '两家供应商的报价文件由同一台电脑生成，错别字完全一致。',
    reporterKind: null,
  })
  for (const [daysAgo, step, words] of [
    [150.2, 'register', ''],
    [149.1, 'accept', '比对报价文件属性。'],
    [147.5, 'investigate', ''],
    [120.4, 'conclude', '两家实际控制人为同一人，报价存在串通。'],
    [118.2, 'measure-supplier', '提请采购委员会暂停其报价资格。'],
    [110.3, 'archive', ''],
  ] as const) {
    if (step === 'accept') desk.handle(own, 150, 'competition', third ?? null)
    desk.take(own, daysAgo, step, words)
  }
  desk.confirm(own, 109.8, 'archive')

  if (first)
    declareConflict(db, desk.by(buyer.integrity, at(40.2)), {
      supplierCode: supplierCodes.at(3) ?? first,
      userId: buyer.secondReviewer.id,
      party: '销售经理',
      relation: '大学同学，共同投资过一家餐厅',
      since: '2021-06-01',
    })
}

/** The two people of the desk at work, on a day so many days ago. */
class Desk {
  constructor(
    private db: Db,
    private buyer: BuyerPeople,
    private now: Date,
  ) {}

  by({ id, name, email, roles }: BuyerPerson, now: Date): ActionContext {
    const actor: Actor = { userId: id, name, email, supplierId: null, roles }
    return { actor, now, ip: null }
  }

  report(daysAgo: number, given: { topic: MatterTopic; story: string } & Partial<ReportValues>) {
    const report = { reporterKind: 'supplier', naming: 'anonymous', ...NOTHING_MORE, ...given } as const
    const sender = { now: this.at(daysAgo), locale: 'zh-CN' } as const
    const { caseKey } = submitReport(this.db, sender, { ...report, once: `demo-${daysAgo}` }, [])
    return { caseKey, id: findMatterByCaseKey(this.db, caseKeyHash(caseKey))?.id ?? '' }
  }

  writeDown(daysAgo: number, given: Omit<WrittenDown, 'name' | 'contact' | 'organisation'>) {
    const context = this.by(this.buyer.integrity, this.at(daysAgo))
    return (
      recordMatter(this.db, context, { ...given, name: null, contact: null, organisation: null })?.id ?? ''
    )
  }

  handle(matterId: string, daysAgo: number, topic: MatterTopic, supplierCode: string | null) {
    const handling = { topic, supplierCode, isProtected: true, arePaymentsHeld: false, isRecovered: false }
    const context = this.by(this.buyer.integrity, this.at(daysAgo))
    const target = { matterId, rev: this.rev(matterId) }
    orThrow(handleMatter(this.db, context, target, { ...handling, assigneeId: this.buyer.integrity.id }))
  }

  take(matterId: string, daysAgo: number, step: MatterStep, reason: string) {
    const context = this.by(this.buyer.integrity, this.at(daysAgo))
    orThrow(takeStep(this.db, context, { matterId, rev: this.rev(matterId), step, reason }))
  }

  confirm(matterId: string, daysAgo: number, step: MatterStep) {
    const context = this.by(this.buyer.secondIntegrity, this.at(daysAgo))
    orThrow(confirmStep(this.db, context, { matterId, rev: this.rev(matterId), step }))
  }

  write(matterId: string, daysAgo: number, body: string) {
    const context = this.by(this.buyer.integrity, this.at(daysAgo))
    orThrow(writeEntry(this.db, context, matterId, { kind: 'to-reporter', body }))
  }

  private rev(matterId: string) {
    return findMatterById(this.db, matterId)?.rev ?? 0
  }

  private at(daysAgo: number) {
    return after(this.now, -daysAgo)
  }
}

function orThrow(result: { ok: true } | { ok: false; refusal: { code: string } }) {
  if (!result.ok) throw new Error(result.refusal.code)
}
