import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { openPaper } from '#app/reports/pdf/paper.server.ts'
import { titleFor, type AgreementText } from './agreement-text.ts'
import { drawBothTexts } from './draw-text.server.ts'
import type { VersionState } from './vocabulary.ts'

export type ReadingCopy = {
  /** With its fields filled in. */
  text: AgreementText
  number: number
  state: VersionState
  textSha256: string | null
  organisation: string
  /** When the text became what it is. */
  updatedAt: Date
}

/** The text of a version to be read at leisure: both languages, nothing to be signed. */
export async function readingPdf(copy: ReadingCopy, l: LocaleOption): Promise<Buffer> {
  const { text, number, state, textSha256, organisation, updatedAt } = copy
  const title = m.agreements_version_title({ title: titleFor(text, l.locale), number: String(number) }, l)
  const paper = await openPaper({ title, author: organisation, lang: l.locale, createdAt: updatedAt })
  const warning = warningFor(state, l)
  if (warning) paper.text(paper.whole, 'P', warning, { font: 'bold', isCentred: true, after: 8 })
  await drawBothTexts(paper, text)
  const centre = warning ?? (textSha256 ? `SHA-256 ${textSha256.slice(0, 16)}…` : '')
  return paper.finish((page, pages) => [
    title,
    centre,
    m.agreements_pdf_page({ page: String(page), pages: String(pages) }, l),
  ])
}

function warningFor(state: VersionState, l: LocaleOption) {
  switch (state) {
    case 'published':
      return null
    case 'superseded':
      return m.agreements_pdf_not_in_force({}, l)
    default:
      return m.agreements_pdf_draft({}, l)
  }
}
