import { formatDateTime } from '#app/i18n/format.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { openPaper } from '#app/reports/pdf/paper.server.ts'
import type { Run } from '#app/reports/pdf/fit-text.ts'
import type { NamedDecision } from './decision-queries.server.ts'
import { DECISION_LABELS, DECISION_STATE_LABELS } from './labels.ts'

export type DecisionMinutes = { decision: NamedDecision; organisation: string; printedAt: Date }

/** The minutes of a decision, to be printed and signed: what, about whom, who, when, why, and on which receipt. */
export async function minutesPdf(minutes: DecisionMinutes, l: LocaleOption): Promise<Buffer> {
  const { decision, organisation, printedAt } = minutes
  const title = m.measure_minutes_title({}, l)
  const paper = await openPaper({ title, author: organisation, lang: l.locale, createdAt: printedAt })
  paper.text(paper.whole, 'H1', title, { size: 17, font: 'bold', isCentred: true, after: 4 })
  paper.text(paper.whole, 'P', DECISION_LABELS[decision.kind]({}, l), {
    size: 12,
    isCentred: true,
    after: 14,
  })
  paper.facts(paper.whole, factsOf(decision, l))
  paper.page.space(8)
  section(m.measure_reason({}, l), decision.reason)
  if (decision.decisionReason) section(m.measure_minutes_decision_reason({}, l), decision.decisionReason)
  if (decision.isSmallFirm && decision.kind === 'defer-payment')
    section(m.measure_small_firm_title({}, l), m.measure_small_firm_text({}, l))
  paper.page.space(20)
  const signatures = [
    m.measure_sign_proposer({}, l),
    m.measure_sign_decider({}, l),
    m.measure_sign_date({}, l),
  ]
  paper.table(paper.whole, { head: signatures.map(plain), rows: [signatures.map(() => plain(' \n \n'))] })
  return paper.finish((page, pages) => [
    m.measure_printed({ date: formatDateTime(printedAt, l.locale) }, l),
    organisation,
    m.class_page({ page: String(page), pages: String(pages) }, l),
  ])

  function section(heading: string, text: string) {
    paper.text(paper.whole, 'H2', heading, { size: 11.5, font: 'bold', after: 2 })
    paper.text(paper.whole, 'P', text, { after: 8 })
  }
}

/** The supplier stands in both languages: the paper is filed for readers of either. */
function factsOf(decision: NamedDecision, l: LocaleOption) {
  const person = (name: string | null, at: Date | null) =>
    at ? `${name ?? m.measure_by_system({}, l)} · ${formatDateTime(at, l.locale)}` : '–'
  const names = [...new Set([decision.supplierNameZh, decision.supplierNameEn])].join(' / ')
  return [
    { term: m.measure_column_supplier({}, l), value: `${decision.supplierCode} · ${names}` },
    { term: m.measure_column_case({}, l), value: decision.caseCode ?? '–' },
    ...(decision.days === null
      ? []
      : [{ term: m.measure_days({}, l), value: m.measure_days_value({ days: String(decision.days) }, l) }]),
    { term: m.measure_minutes_grade({}, l), value: decision.grade ?? '–' },
    { term: m.measure_fact_receipt({}, l), value: decision.receiptDigest ?? m.measure_no_receipt({}, l) },
    {
      term: m.measure_minutes_proposed({}, l),
      value: person(decision.proposedByName, decision.proposedAt),
    },
    { term: m.measure_minutes_outcome({}, l), value: DECISION_STATE_LABELS[decision.state]({}, l) },
    { term: m.measure_minutes_decided({}, l), value: person(decision.decidedByName, decision.decidedAt) },
    { term: m.measure_minutes_number({}, l), value: decision.id },
  ]
}

function plain(text: string): Run[] {
  return [{ text, font: 'regular' }]
}
