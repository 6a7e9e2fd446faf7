import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { emptyFolder, judge, textOf } from './pdf/pdf.test-support.ts'
import { readProof } from './pdf/read-proof.server.ts'
import { openSigner, type Signer } from './pdf/signer.server.ts'
import { signPdf } from './pdf/sign-pdf.server.ts'
import { sampleSignedAgreement } from './proof.test-support.ts'
import { lastSignedAt, renderSignedAgreement } from './render-signed-agreement.server.ts'

let signer: Signer
beforeAll(async () => {
  const databaseFile = path.join(emptyFolder(), 'x.sqlite')
  signer = await openSigner({ databaseFile, p12: null }, sampleSignedAgreement().organisation)
}, 60_000)

async function signedPaper(signed = sampleSignedAgreement()) {
  return signPdf(await renderSignedAgreement(signed), lastSignedAt(signed.signatures), signer)
}

test('the paper says the text in both languages and every field of both seals, as text', async () => {
  const signed = sampleSignedAgreement()
  const text = textOf(await signedPaper(signed))
  const words = text.replace(/\s+/g, '')
  for (const { fields, seal } of signed.signatures) {
    const said = [seal, ...Object.values(fields)].flatMap(value => (value === null ? [] : String(value)))
    for (const value of said.filter(value => value !== fields.schema))
      expect(words, value).toContain(value.replace(/\s+/g, ''))
  }
  for (const value of [
    '双方不得行贿或者受贿',
    'Neithersidegivesortakesbribes',
    '签署证书',
    'Signingcertificate',
  ])
    expect(words).toContain(value)
  expect(words).toContain('https://portal.example/verify')
})

test('poppler and qpdf find it in order, and the proof inside is what was signed', async () => {
  const signed = sampleSignedAgreement()
  const pdf = await signedPaper(signed)
  const { words, isQpdfClean } = judge(pdf, signer)
  expect(words).toContain('Signature is Valid')
  expect(words).toContain('Certificate is Trusted')
  expect(words).toContain('Total document signed')
  expect(isQpdfClean).toBe(true)
  expect(readProof(pdf)).toMatchObject({ text: signed.text, signatures: signed.signatures })
  const folder = emptyFolder()
  fs.writeFileSync(path.join(folder, 'x.pdf'), pdf)
  expect(execFileSync('pdfdetach', ['-list', 'x.pdf'], { cwd: folder, encoding: 'utf8' })).toContain(
    'proof.json',
  )
})

test('the same agreement gives the same bytes, signature and all', async () => {
  const [one, other] = [await signedPaper(), await signedPaper()]
  expect(one.equals(other)).toBe(true)
})

test('a character that no font has stands as its code, and is told; the proof has it as it is', async () => {
  const name = '\u{2CE8E}田\u{2A6D7}'
  const pdf = await signedPaper(sampleSignedAgreement({ signatoryName: name }))
  const text = textOf(pdf)
  expect(text).toContain('[U+2CE8E]田[U+2A6D7]')
  expect(text).toContain('字库中没有的字')
  expect(readProof(pdf)?.signatures[0]?.fields.signatoryName).toBe(name)
})

test('a proof that makes no sense is none', async () => {
  const pdf = await renderSignedAgreement(sampleSignedAgreement())
  const text = pdf.toString('latin1')
  const twice = Buffer.from(`${text}\n/Type /EmbeddedFile /Length 3 >>\nstream\n{}\n`, 'latin1')
  for (const other of [Buffer.from('%PDF-1.7'), pdf.subarray(0, 2000), twice])
    expect(readProof(other)).toBeNull()
  const hollow = Buffer.from(text.replace(/\/Length \d+/g, '/Length 5'), 'latin1')
  expect(readProof(hollow)).toBeNull()
})
