import { drawBothTexts } from '#app/agreements/draw-text.server.ts'
import type { AgreementText } from '#app/agreements/agreement-text.ts'
import { m } from '#app/paraglide/messages.js'
import { openPaper } from '#app/reports/pdf/paper.server.ts'
import { drawCertificate } from './draw-certificate.server.ts'
import { PROOF_FILE, type ProofFile, type SignatureOnPaper } from './proof-file.ts'

export type SignedAgreement = {
  organisation: { nameZh: string; nameEn: string }
  /** With its fields filled in, as it was signed. */
  text: AgreementText
  /** The supplier's, then the buyer's. */
  signatures: SignatureOnPaper[]
  /** From when to when it binds. */
  term: { from: Date; until: Date }
  /** Where anybody can have the paper checked. */
  verifyUrl: string
}

/**
 * The signed paper: the text in both languages, then the certificate with every field of the seals, and the
 * same as a file inside. The same agreement gives the same bytes. It still has to be signed (`signPdf`).
 */
export async function renderSignedAgreement(signed: SignedAgreement): Promise<Buffer> {
  const { organisation, text, signatures } = signed
  const [first] = signatures
  if (!first) throw new Error('an agreement without a signature has no certificate')
  const createdAt = lastSignedAt(signatures)
  const title = m.proof_paper_title({ title: text.titleZh, supplier: first.fields.supplierName }, ZH)
  const paper = await openPaper({ title, author: organisation.nameZh, lang: 'zh-CN', createdAt })
  await drawBothTexts(paper, text)
  paper.page.turn()
  await drawCertificate(paper, signed)
  attach(paper.doc, proofOf(signed), createdAt)
  const seal = signatures.at(-1)?.seal.slice(0, 16) ?? ''
  return paper.finish((page, pages) => [
    `${text.titleZh} · ${first.fields.supplierName}`,
    `${m.proof_seal({}, ZH)} ${seal}…`,
    m.proof_paper_page({ page: String(page), pages: String(pages) }, ZH),
  ])
}

const ZH = { locale: 'zh-CN' } as const

/** The paper came to be with the last signature; the time a signature of the PDF should claim. */
export function lastSignedAt(signatures: readonly SignatureOnPaper[]): Date {
  return new Date(Math.max(...signatures.map(({ fields }) => Date.parse(fields.signedAt))))
}

function proofOf({ text, signatures, term }: SignedAgreement): ProofFile {
  const { titleZh, titleEn, bodyZh, bodyEn, consentZh, consentEn } = text
  return {
    schema: 'signed-agreement/1',
    text: { titleZh, titleEn, bodyZh, bodyEn, consentZh, consentEn },
    signatures: signatures.map(({ fields, seal, method, signature }) => ({
      fields,
      seal,
      method,
      signature,
    })),
    term: { from: term.from.toISOString(), until: term.until.toISOString() },
  }
}

function attach(doc: PDFKit.PDFDocument, proof: ProofFile, at: Date) {
  const options = {
    name: PROOF_FILE,
    type: 'application/json',
    description: 'The texts and signatures of this agreement, for checking',
    creationDate: at,
    modifiedDate: at,
    relationship: 'Data',
  }
  doc.file(Buffer.from(JSON.stringify(proof, null, 1), 'utf8'), options)
}
