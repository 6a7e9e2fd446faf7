import { formatDateTime } from '#app/i18n/format.ts'
import { m } from '#app/paraglide/messages.js'
import type { Paper } from '#app/reports/pdf/paper.server.ts'
import { SHEET } from '#app/reports/pdf/sheet.server.ts'
import { FIELD_LABELS } from './field-labels.ts'
import type { SignatureOnPaper } from './proof-file.ts'
import type { SignedAgreement } from './render-signed-agreement.server.ts'
import { SEAL_FIELDS, type SealFieldName } from './seal.ts'

const ZH = { locale: 'zh-CN' } as const
const EN = { locale: 'en' } as const
const TERM_WIDTH = 150
/** A signature is drawn in a box of 600 × 200; on paper it is a third of that. */
const SIGNATURE_SCALE = 1 / 3
const SIGNATURE_HEIGHT = 200 * SIGNATURE_SCALE
const INK = '#1b2a33'
const RULE = '#c3ccd2'

/** Said once for the whole paper, not at each signature. */
const OF_AGREEMENT: readonly SealFieldName[] = [
  'signingId',
  'templateCode',
  'versionNumber',
  'textSha256',
  'consentSha256',
  'supplierCode',
  'supplierName',
  'creditCode',
]

/** The page that says who signed what, when and how: every field of the seals, word for word, in both languages. */
export async function drawCertificate(paper: Paper, signed: SignedAgreement) {
  const { organisation, text, signatures, term, verifyUrl } = signed
  const [first] = signatures
  if (!first) return
  heading(paper, 'H1', both(m.proof_certificate), 17)
  paper.facts(
    paper.whole,
    [
      { term: both(m.proof_agreement), value: `${text.titleZh} ${text.titleEn}` },
      { term: both(m.proof_buyer), value: `${organisation.nameZh} ${organisation.nameEn}` },
      ...factsOf(first, OF_AGREEMENT),
      { term: both(m.proof_binds_from), value: instant(term.from) },
      { term: both(m.proof_binds_until), value: instant(term.until) },
    ],
    TERM_WIDTH,
  )
  const ofSignature = SEAL_FIELDS.filter(name => !OF_AGREEMENT.includes(name))
  for (const signature of signatures) {
    await paper.breathe()
    heading(paper, 'H2', both(TITLES[signature.fields.party]), 13)
    drawSignature(paper, signature)
    const seal = { term: both(m.proof_seal), value: signature.seal }
    paper.facts(paper.whole, [...factsOf(signature, ofSignature), seal], TERM_WIDTH)
  }
  heading(paper, 'H2', both(m.proof_how), 13)
  for (const l of [ZH, EN]) {
    const section = paper.section(l.locale)
    paper.text(section, 'P', m.proof_how_text({ url: verifyUrl }, l), { size: 9.5, after: 4 })
    paper.text(section, 'P', m.proof_meaning({}, l), { size: 9.5, after: 4 })
    if (paper.missing.size > 0)
      paper.text(section, 'P', m.proof_missing({ codes: [...paper.missing].join(' ') }, l), {
        size: 9.5,
        after: 4,
      })
    section.end()
  }
}

const TITLES = { supplier: m.proof_by_supplier, buyer: m.proof_by_buyer }

function factsOf({ fields }: SignatureOnPaper, names: readonly SealFieldName[]) {
  return names.map(name => ({ term: both(FIELD_LABELS[name]), value: String(fields[name] ?? '—') || '—' }))
}

function drawSignature(paper: Paper, { fields, method, signature }: SignatureOnPaper) {
  const { doc, page } = paper
  page.keep(SIGNATURE_HEIGHT + 12)
  if (method === 'typed') {
    paper.text(paper.whole, 'P', signature, { size: 20, font: 'regular', after: 6 })
    return
  }
  const { y } = page
  const alt = m.proof_drawn({ name: fields.signatoryName }, ZH)
  const figure = doc.struct('Figure', { alt }, () => {
    doc.save().translate(SHEET.margin, y)
    doc
      .lineWidth(0.5)
      .strokeColor(RULE)
      .rect(0, 0, 600 * SIGNATURE_SCALE, SIGNATURE_HEIGHT)
      .stroke()
    doc.scale(SIGNATURE_SCALE).lineWidth(5).lineCap('round').lineJoin('round').strokeColor(INK)
    doc.path(signature).stroke().restore()
  })
  paper.whole.add(figure)
  figure.end()
  page.y += SIGNATURE_HEIGHT + 10
}

function heading(paper: Paper, role: string, text: string, size: number) {
  paper.page.space(size)
  paper.page.keep(SIGNATURE_HEIGHT + 60)
  paper.text(paper.whole, role, text, { size, font: 'bold', after: 5 })
}

type Message = (inputs: Record<string, never>, l: typeof ZH | typeof EN) => string

/** Both languages on one line: the paper is read by either side. */
function both(message: Message) {
  return `${message({}, ZH)} · ${message({}, EN)}`
}

function instant(at: Date) {
  return `${formatDateTime(at, 'zh-CN')} (${at.toISOString()})`
}
