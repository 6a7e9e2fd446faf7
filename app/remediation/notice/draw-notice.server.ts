import { formatDate, formatScore } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { Run } from '#app/reports/pdf/fit-text.ts'
import { openPaper, type Paper } from '#app/reports/pdf/paper.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { isActionOverdue } from '../actions/action-state.ts'
import { ACTION_STATE_LABELS, SEVERITY_LABELS } from '../actions/labels.ts'
import type { ImprovementNotice, NoticeLine } from './find-notice.server.ts'

const LINES_PER_TURN = 20

/** The letter in Chinese and then, from a new page on, in English; to be printed, signed and filed. */
export async function noticePdf(notice: ImprovementNotice, locale: Locale): Promise<Buffer> {
  const { supplier, organisation, printedAt } = notice
  const l = { locale }
  const title = `${m.actionboard_notice({}, l)} · ${nameFor(supplier, l)}`
  const paper = await openPaper({ title, author: organisation[locale], lang: locale, createdAt: printedAt })
  await drawPart(paper, notice, 'zh-CN')
  paper.page.turn()
  await drawPart(paper, notice, 'en')
  return paper.finish((page, pages) => [
    m.actionboard_notice_printed({ date: formatDate(printedAt, locale) }, l),
    organisation[locale],
    m.actionboard_notice_page({ page: String(page), pages: String(pages) }, l),
  ])
}

async function drawPart(paper: Paper, notice: ImprovementNotice, locale: Locale) {
  const l = { locale }
  const { lines, printedAt } = notice
  const section = paper.section(locale)
  paper.text(section, 'H1', m.actionboard_notice({}, l), {
    ...{ size: 17, font: 'bold', isCentred: true, after: 12 },
  })
  paper.facts(section, factsOf(notice, locale))
  paper.text(section, 'P', m.actionboard_notice_intro({ count: String(lines.length) }, l), { after: 8 })
  for (let at = 0; at < lines.length; at += LINES_PER_TURN) {
    paper.table(section, {
      head: headOf(locale),
      rows: lines
        .slice(at, at + LINES_PER_TURN)
        .map((line, index) => rowOf(line, at + index + 1, printedAt, locale)),
    })
    await paper.breathe()
  }
  paper.text(section, 'P', m.actionboard_notice_written({}, l), { size: 9, isSoft: true, after: 18 })
  const signatures = [
    m.actionboard_notice_sign_buyer({}, l),
    m.actionboard_notice_sign_supplier({}, l),
    m.actionboard_notice_sign_day({}, l),
  ]
  paper.page.keep(90)
  paper.table(section, { head: signatures.map(plain), rows: [signatures.map(() => plain(' \n \n'))] })
  section.end()
}

function factsOf({ supplier, organisation, ...notice }: ImprovementNotice, locale: Locale) {
  const l = { locale }
  const { result, standing, deadline, printedAt } = notice
  const figure = ({ score, grade }: NonNullable<ImprovementNotice['standing']>) => ({
    score: formatScore(score),
    grade,
  })
  return [
    { term: m.actionboard_notice_to({}, l), value: `${nameFor(supplier, l)} · ${supplier.code}` },
    { term: m.actionboard_notice_from({}, l), value: organisation[locale] },
    { term: m.actionboard_notice_day({}, l), value: formatDate(printedAt, locale) },
    {
      term: m.actionboard_notice_result({}, l),
      value: result
        ? m.actionboard_notice_result_of({ year: String(result.year), ...figure(result) }, l)
        : m.actionboard_notice_no_result({}, l),
    },
    ...(standing
      ? [
          {
            term: m.actionboard_notice_standing({}, l),
            value: m.actionboard_notice_standing_of(figure(standing), l),
          },
        ]
      : []),
    ...(deadline
      ? [
          {
            term: m.actionboard_notice_deadline({}, l),
            value: m.actionboard_notice_deadline_of({ date: formatDate(deadline, locale) }, l),
          },
        ]
      : []),
  ]
}

function headOf(locale: Locale): Run[][] {
  const l = { locale }
  return [
    m.actionboard_export_code({}, l),
    m.actionboard_notice_what({}, l),
    m.actionboard_notice_severity({}, l),
    m.actionboard_notice_due({}, l),
    m.actionboard_notice_progress({}, l),
  ].map(text => [{ text, font: 'bold' as const }])
}

function rowOf(line: NoticeLine, number: number, now: Date, locale: Locale): Run[][] {
  const l = { locale }
  const date = line.dueAt ? formatDate(line.dueAt, locale) : '–'
  const items = line.items.map(({ code, question }) =>
    m.actionboard_notice_item({ code, question: question?.[locale] ?? '' }, l).trim(),
  )
  const texts = [
    ...items,
    m.actionboard_notice_found({ text: line.finding }, l),
    m.actionboard_notice_asked({ text: line.requirement }, l),
  ]
  return [
    `${number}. ${line.code}`,
    texts.join('\n'),
    SEVERITY_LABELS[line.severity]({}, l),
    isActionOverdue(line, now) ? m.actionboard_notice_late({ date }, l) : date,
    ACTION_STATE_LABELS[line.state]({}, l),
  ].map(plain)
}

function plain(text: string): Run[] {
  return [{ text, font: 'regular' }]
}
