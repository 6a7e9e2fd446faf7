import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { emptyFolder, judge, plainPdf } from './pdf.test-support.ts'
import { checkPdfSignature } from './check-pdf.server.ts'
import { fingerprintOf } from './certificate.server.ts'
import { openSigner, SIGNER_FILE, type Signer } from './signer.server.ts'
import { signPdf } from './sign-pdf.server.ts'

const AT = new Date('2026-12-01T02:03:04Z')
const ORGANISATION = { nameZh: '示例集团有限公司', nameEn: 'Example Group' }

let signer: Signer
let signed: Buffer
beforeAll(async () => {
  signer = await openSigner({ databaseFile: path.join(emptyFolder(), 'x.sqlite'), p12: null }, ORGANISATION)
  signed = await signPdf(await plainPdf(), AT, signer)
}, 60_000)

test('poppler finds the signature valid, trusted once the certificate is, and the whole document signed', () => {
  const { words, isQpdfClean } = judge(signed, signer)
  expect(words).toContain('Signature is Valid')
  expect(words).toContain('Certificate is Trusted')
  expect(words).toContain('Total document signed')
  expect(words).toContain('Signature Type: ETSI.CAdES.detached')
  expect(words).toContain('Signer Certificate Common Name: Example Group')
  expect(isQpdfClean).toBe(true)
})

test('the signature names its certificate, gives no time of its own and is an RSA one of 3072 bits', async () => {
  const folder = emptyFolder()
  fs.writeFileSync(path.join(folder, 'cms.der'), signatureIn(signed))
  const words = execFileSync(
    'openssl',
    ['cms', '-cmsout', '-print', '-inform', 'DER', '-in', path.join(folder, 'cms.der')],
    {
      encoding: 'utf8',
    },
  )
  expect(words).toContain('id-smime-aa-signingCertificateV2')
  expect(words).not.toContain('signingTime')
  expect(words).toContain('sha256')
  expect(signer.key.asymmetricKeyDetails?.modulusLength).toBe(3072)
})

test('the portal finds the same', async () => {
  expect(await checkPdfSignature(signed)).toEqual({ code: 'valid', certificate: signer.certificate })
  expect(await checkPdfSignature(await plainPdf())).toEqual({ code: 'unsigned' })
})

test.each([
  ['a changed byte', (pdf: Buffer) => withByte(pdf, pdf.indexOf('/MediaBox') + 11), 'Digest Mismatch'],
  ['a changed last byte', (pdf: Buffer) => withByte(pdf, pdf.length - 10), 'Digest Mismatch'],
  [
    'bytes appended',
    (pdf: Buffer) => Buffer.concat([pdf, Buffer.from('\n% more\n')]),
    'Not total document signed',
  ],
] as const)('%s is found, by poppler and by the portal', async (_name, forge, words) => {
  const forged = forge(signed)
  expect(judge(forged, signer).words).toContain(words)
  expect((await checkPdfSignature(forged)).code).toBe(words.startsWith('Not') ? 'appended' : 'changed')
})

test('an update saved on top of the signed file is found', async () => {
  const text = signed.toString('latin1')
  const prev = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]
  const object = `\n1000 0 obj\n<</A 1>>\nendobj\nxref\n1000 1\n${String(signed.length + 1).padStart(10, '0')} 00000 n \ntrailer\n<</Size 1001 /Root 3 0 R /Prev ${prev}>>\nstartxref\n${signed.length + 30}\n%%EOF\n`
  expect(await checkPdfSignature(Buffer.concat([signed, Buffer.from(object)]))).toEqual({ code: 'appended' })
})

test('a signature that leaves out more than itself, or names places that are not there, is none', async () => {
  const range = /\/ByteRange \[0 (\d+) (\d+) (\d+)\]/.exec(signed.toString('latin1'))
  if (!range) throw new Error('no byte range')
  for (const numbers of [
    '0 10 20 30',
    `0 99999999 1 1`,
    `5 ${range[1]} ${range[2]} ${range[3]}`,
    '0 0 0 0',
  ]) {
    const other = `/ByteRange [${numbers}]`.padEnd(range[0].length)
    const forged = Buffer.from(signed.toString('latin1').replace(range[0], other), 'latin1')
    expect((await checkPdfSignature(forged)).code).not.toBe('valid')
  }
})

test('the key is made once, for its owner alone', async () => {
  const folder = emptyFolder()
  const source = { databaseFile: path.join(folder, 'x.sqlite'), p12: null }
  const both = await Promise.all([openSigner(source, ORGANISATION), openSigner(source, ORGANISATION)])
  const again = await openSigner(source, ORGANISATION)
  expect(new Set([...both, again].map(each => fingerprintOf(each.certificate))).size).toBe(1)
  expect(fs.readdirSync(folder)).toEqual([SIGNER_FILE])
  expect(fs.statSync(path.join(folder, SIGNER_FILE)).mode & 0o777).toBe(0o600)
}, 60_000)

test.each([
  ['today', []],
  ['earlier', ['-legacy']],
] as const)('an own P12 with its chain is used, as programs of %s write it', async (_name, flags) => {
  const p12 = makeP12(emptyFolder(), flags)
  const own = await openSigner({ databaseFile: '/nowhere/x.sqlite', p12 }, ORGANISATION)
  expect(own.chain).toHaveLength(1)
  const pdf = await signPdf(await plainPdf(), AT, own)
  expect((await checkPdfSignature(pdf)).code).toBe('valid')
  expect(judge(pdf, { ...own, certificate: own.chain[0] ?? own.certificate }).words).toContain(
    'Certificate is Trusted',
  )
})

test('a wrong password or another kind of file is refused with a clear word', async () => {
  const folder = emptyFolder()
  const p12 = makeP12(folder, [])
  const opened = (file: string, password: string) =>
    openSigner({ databaseFile: '/nowhere/x.sqlite', p12: { file, password } }, ORGANISATION)
  await expect(opened(p12.file, 'wrong')).rejects.toThrow('P12_PASSWORD')
  fs.writeFileSync(path.join(folder, 'text.p12'), 'no P12')
  await expect(opened(path.join(folder, 'text.p12'), 'x')).rejects.toThrow('is it a P12 file')
  await expect(opened(path.join(folder, 'none.p12'), 'x')).rejects.toThrow('none.p12')
})

function withByte(pdf: Buffer, at: number) {
  const copy = Buffer.from(pdf)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

function signatureIn(pdf: Buffer) {
  const hex = /\/Contents <([0-9a-f]+)>/i.exec(pdf.toString('latin1'))?.[1] ?? ''
  return Buffer.from(
    hex.replace(/0+$/, match => (match.length % 2 ? '0' : '')),
    'hex',
  )
}

/** A key with a certificate that a small authority vouches for. */
function makeP12(folder: string, flags: readonly string[]) {
  const run = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' })
  run(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'ca.key',
    '-out',
    'ca.crt',
    '-subj',
    '/CN=Test CA',
    '-days',
    '9',
  )
  run('req', '-newkey', 'rsa:2048', '-nodes', '-keyout', 's.key', '-out', 's.csr', '-subj', '/CN=Own')
  run(
    'x509',
    '-req',
    '-in',
    's.csr',
    '-CA',
    'ca.crt',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-out',
    's.crt',
    '-days',
    '9',
  )
  run(
    'pkcs12',
    '-export',
    ...flags,
    '-inkey',
    's.key',
    '-in',
    's.crt',
    '-certfile',
    'ca.crt',
    '-out',
    's.p12',
    '-passout',
    'pass:secret-1',
  )
  return { file: path.join(folder, 's.p12'), password: 'secret-1' }
}
