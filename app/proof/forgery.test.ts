import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import {
  counterSignAll,
  invite,
  newestSigning,
  openSigning,
  sign,
  type SigningScenario,
} from '#app/agreements/signing/signing.test-support.ts'
import { evidencePath } from '#app/assessments/evidence-store.server.ts'
import { addEvidence } from '#app/assessments/evidence.server.ts'
import { openScenario } from '#app/assessments/scenario.test-support.ts'
import { hashOfEvent } from '#app/history/event-hash.server.ts'
import { eachLedgerRow } from '#app/history/ledger-queries.server.ts'
import { recordSystemEvent } from '#app/history/record-event.server.ts'
import type { Connection } from '#db/client.server.ts'
import { acting } from '#db/factories/index.ts'
import { organisation, signatures, signedDocuments } from '#db/schema/index.ts'
import { checkFiles } from './check-files.server.ts'
import { checkPaper } from './check-paper.server.ts'
import { checkRecords } from './check-records.server.ts'
import { emptyFolder, textOf } from './pdf/pdf.test-support.ts'
import { openSigner, type Signer } from './pdf/signer.server.ts'
import { signPdf } from './pdf/sign-pdf.server.ts'
import type { PaperProblem } from './paper-report.ts'
import { sha256Of } from './proof.test-support.ts'
import { readProof } from './pdf/read-proof.server.ts'
import { recordCertificate } from './record-certificate.server.ts'
import {
  lastSignedAt,
  renderSignedAgreement,
  type SignedAgreement,
} from './render-signed-agreement.server.ts'
import { sealOf } from './seal.server.ts'

let signer: Signer
let stranger: Signer
beforeAll(async () => {
  const open = (nameEn: string) =>
    openSigner({ databaseFile: path.join(emptyFolder(), 'x.sqlite'), p12: null }, { nameZh: '示例', nameEn })
  signer = await open('Sample Precision')
  stranger = await open('Sample Precision')
}, 60_000)

/** An agreement that both have signed, with its paper in the uploads store. */
async function signedByBoth() {
  const portal = await openSigning()
  const { db } = portal
  recordCertificate(db, signer.certificate, new Date('2026-03-01T00:00:00Z'))
  invite(portal, portal.bilateral.templateId)
  const { signing, version } = newestSigning(db, portal.bilateral.templateId)
  expect(await sign(portal, signing.id)).toMatchObject({ ok: true })
  expect(await counterSignAll(portal, [signing.id])).toMatchObject({ ok: true })
  const rows = db.select().from(signatures).orderBy(signatures.signedAt, signatures.seal).all()
  const given = ['supplier', 'buyer'].flatMap(party => rows.find(row => row.party === party) ?? [])
  const [names] = db.select().from(organisation).all()
  if (!names) throw new Error('no organisation')
  const agreement: SignedAgreement = {
    organisation: names,
    text: version,
    signatures: given,
    term: { from: new Date('2026-03-02T01:00:00Z'), until: new Date('2028-03-02T01:00:00Z') },
    verifyUrl: 'https://portal.example/verify',
  }
  const pdf = await paperOf(agreement, signer)
  const uploadsFolder = emptyFolder()
  const sha256 = sha256Of(pdf)
  fs.mkdirSync(path.dirname(evidencePath(uploadsFolder, sha256)), { recursive: true })
  fs.writeFileSync(evidencePath(uploadsFolder, sha256), pdf)
  db.insert(signedDocuments)
    .values({ signingId: signing.id, sha256, sizeBytes: pdf.length, createdAt: new Date() })
    .run()
  recordSystemEvent(db, new Date(), 'signing.document-made', {}, { signingId: signing.id, sha256 })
  return { ...portal, pdf, agreement, uploadsFolder, sha256, signingId: signing.id }
}

async function paperOf(agreement: SignedAgreement, by: Signer) {
  return signPdf(await renderSignedAgreement(agreement), lastSignedAt(agreement.signatures), by)
}

async function problemsOf(db: SigningScenario['db'] | null, pdf: Buffer) {
  return (await checkPaper(db, pdf)).problems
}

test('what was signed is valid, with the records and without them', async () => {
  const { db, raw, pdf, uploadsFolder } = await signedByBoth()
  expect(await problemsOf(db, pdf)).toEqual([])
  expect(await problemsOf(null, pdf)).toEqual([])
  expect(checkRecords(db)).toMatchObject({ signatures: 2, problems: [], ledger: { finding: null } })
  expect(await checkFiles(raw, uploadsFolder)).toEqual({ files: 1, problems: [] })
})

test('a swapped page is found: in the signed file, and in one signed again by somebody else', async () => {
  const { db, pdf, agreement } = await signedByBoth()
  const other = { ...agreement.text, bodyZh: '## 1 总则\n\n供应商承担一切费用。' }
  const withOtherPage = swapPage(pdf, await paperOf({ ...agreement, text: other }, signer))
  expect(textOf(withOtherPage)).toContain('供应商承担一切费用')
  expect(await problemsOf(db, withOtherPage)).toContainEqual({ code: 'changed' })
  const signedAgain = await paperOf({ ...agreement, text: other }, stranger)
  expect(codesOf(await problemsOf(db, signedAgain))).toEqual(['foreign-certificate', 'text'])
})

test('a changed name is found, even with a new seal and a new signature of somebody else', async () => {
  const { db, agreement } = await signedByBoth()
  const [supplier, buyer] = agreement.signatures
  if (!supplier || !buyer) throw new Error('two signatures')
  const fields = { ...supplier.fields, signatoryName: '李四' }
  const renamed = (seal: string) => ({
    ...agreement,
    signatures: [{ ...supplier, fields, seal }, buyer],
  })
  expect(codesOf(await problemsOf(db, await paperOf(renamed(supplier.seal), stranger)))).toEqual([
    'foreign-certificate',
    'seal',
    'differs',
  ])
  const resealed = await checkPaper(db, await paperOf(renamed(sealOf(fields)), stranger))
  expect(resealed.problems).toEqual([
    { code: 'foreign-certificate' },
    { code: 'unrelated' },
    { code: 'differs', party: 'supplier', fields: ['signatoryName'] },
  ])
})

test('a paper about a signing that never was is found, whoever signed it', async () => {
  const { db, agreement } = await signedByBoth()
  const invented = agreement.signatures.map(each => {
    const fields = { ...each.fields, signingId: 'never-there' }
    return { ...each, fields, seal: sealOf(fields) }
  })
  const problems = await problemsOf(db, await paperOf({ ...agreement, signatures: invented }, signer))
  expect(codesOf(problems)).toEqual(['unrelated', 'unknown', 'unknown'])
})

test('what is no paper of the portal is told as such', async () => {
  const { db } = await signedByBoth()
  const garbage = [
    Buffer.from(''),
    Buffer.from('%PDF-1.7'),
    Buffer.alloc(5000, '/ByteRange [0 1 2 3] '),
    Buffer.alloc(999),
  ]
  for (const bytes of garbage) {
    const codes = codesOf(await problemsOf(db, bytes))
    expect(codes).toContain('no-proof')
    expect(['unsigned', 'changed']).toContain(codes[0])
  }
})

test.each([
  [
    'a sealed field',
    `update signatures set fields = json_set(fields, '$.signatoryTitle', '董事长') where party = 'supplier'`,
    'seal-broken',
  ],
  [
    'a column beside them',
    `update signatures set name = '李四' where party = 'supplier'`,
    'signature-altered',
  ],
  [
    'the drawn or typed signature',
    `update signatures set signature = '李四' where party = 'buyer'`,
    'signature-altered',
  ],
  ['a removed signature', `delete from signatures where party = 'buyer'`, 'signature-removed'],
  [
    'the text',
    `update agreement_versions set body_zh = body_zh || '。' where text_sha256 is not null`,
    'text-altered',
  ],
  ['the paper on record', `update signed_documents set sha256 = '${'a'.repeat(64)}'`, 'paper-altered'],
] as const)('changed in the database: %s', async (_name, forgery, code) => {
  const { db, raw } = await signedByBoth()
  forge(raw, forgery)
  expect(codesOf(checkRecords(db).problems)).toContain(code)
})

test('a record changed together with its seal is found by the ledger and by the paper', async () => {
  const { db, raw, pdf, agreement } = await signedByBoth()
  const [supplier] = agreement.signatures
  if (!supplier) throw new Error('no signature')
  const fields = { ...supplier.fields, signatoryName: '李四' }
  forge(
    raw,
    `update signatures set fields = '${JSON.stringify(fields)}', seal = '${sealOf(fields)}', name = '李四' where party = 'supplier'`,
  )
  expect(codesOf(checkRecords(db).problems)).toEqual(['signature-removed', 'signature-not-in-ledger'])
  expect(await problemsOf(db, pdf)).toEqual([
    { code: 'differs', party: 'supplier', fields: ['signatoryName'] },
  ])
})

test('the removed event of a signing is found, and so is a replaced file', async () => {
  const { db, raw, uploadsFolder, sha256 } = await signedByBoth()
  fs.appendFileSync(evidencePath(uploadsFolder, sha256), 'more')
  expect((await checkFiles(raw, uploadsFolder)).problems).toEqual([{ code: 'file-altered', sha256 }])
  fs.rmSync(evidencePath(uploadsFolder, sha256))
  expect((await checkFiles(raw, uploadsFolder)).problems).toEqual([{ code: 'file-missing', sha256 }])
  const seq = Number(raw.prepare("select seq from events where type = 'signing.signed'").pluck().get())
  forge(raw, `delete from events where seq = ${seq}`)
  expect(checkRecords(db).ledger.finding).toEqual({ code: 'removed', seq, until: seq })
})

test.each([
  ['row of evidence replaced', `update evidence set sha256 = '${'b'.repeat(64)}'`, 'evidence-altered'],
  ['row of evidence taken out', 'delete from evidence', 'evidence-altered'],
] as const)('an attached file swapped in the records is found: %s', (_name, forgery, code) => {
  const { db, raw, seq } = evidenceOnRecord()
  expect(checkRecords(db)).toMatchObject({ problems: [], ledger: { finding: null } })
  forge(raw, forgery)
  expect(checkRecords(db).problems).toMatchObject([{ code, seq }])
})

test('an event altered to fit a swapped file is found, with its own hash made anew as well', () => {
  const { db, raw, seq } = evidenceOnRecord()
  const other = 'b'.repeat(64)
  forge(
    raw,
    `update evidence set sha256 = '${other}';
     update events set data = json_set(data, '$.sha256', '${other}') where seq = ${seq}`,
  )
  expect(checkRecords(db)).toMatchObject({ problems: [], ledger: { finding: { code: 'altered', seq } } })
  const [row] = [...eachLedgerRow(db)].filter(each => each.seq === seq)
  if (!row) throw new Error('no event')
  raw.prepare('update events set hash = ? where seq = ?').run(hashOfEvent(row, row.previousHash), seq)
  expect(checkRecords(db).ledger.finding).toEqual({ code: 'altered', seq })
})

test('the command line says valid, or what differs, and ends accordingly', async () => {
  const { raw, pdf } = await signedByBoth()
  const folder = emptyFolder()
  fs.writeFileSync(path.join(folder, 'good.pdf'), pdf)
  fs.writeFileSync(path.join(folder, 'bad.pdf'), Buffer.concat([pdf, Buffer.from('\n')]))
  const run = (...words: string[]) => verify(raw.name, ...words)
  expect(run(path.join(folder, 'good.pdf'))).toMatchObject({
    code: 0,
    out: expect.stringContaining('\nVALID'),
  })
  expect(run(path.join(folder, 'bad.pdf'))).toMatchObject({
    code: 1,
    out: expect.stringContaining('appended'),
  })
  const good = run('--ledger')
  expect(good).toMatchObject({ code: 0, out: expect.stringContaining('VALID') })
  const head = /Head +(\S+)/.exec(good.out)?.[1] ?? ''
  expect(run('--ledger', `--expect=${head}`).code).toBe(0)
  expect(run('--ledger', `--expect=1:${'0'.repeat(64)}`)).toMatchObject({
    code: 1,
    out: expect.stringContaining('rewritten'),
  })
  forge(raw, 'delete from events where seq = 2')
  expect(run('--ledger')).toMatchObject({ code: 1, out: expect.stringContaining('event 2 was removed') })
  for (const words of [[], ['--what'], ['none.pdf'], ['--ledger', 'x.pdf']])
    expect(run(...words).code).toBe(2)
}, 120_000)

function verify(databaseFile: string, ...words: string[]) {
  try {
    const out = execFileSync(process.execPath, ['--import', 'tsx', 'app/proof/cli.ts', ...words], {
      env: { ...process.env, DATABASE_URL: databaseFile },
      encoding: 'utf8',
      stdio: 'pipe',
    })
    return { code: 0, out }
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string }
    return { code: status, out: stdout }
  }
}

/** A file attached to an item, with something recorded after it. */
function evidenceOnRecord() {
  const scenario = openScenario()
  const { db, raw, id, contributor } = scenario
  const file = { fileName: '证书.pdf', sha256: 'a'.repeat(64), mediaType: 'application/pdf', sizeBytes: 9 }
  expect(addEvidence(db, acting(contributor), id, 'GOV-01', file)).toMatchObject({ ok: true })
  recordSystemEvent(db, new Date(), 'signing.ending', {}, {})
  const seq = Number(raw.prepare("select seq from events where type = 'evidence.added'").pluck().get())
  return { db, raw, seq }
}

/** The signed file with its first page's content taken from another one, as if it had always been there. */
function swapPage(pdf: Buffer, other: Buffer) {
  const folder = emptyFolder()
  fs.writeFileSync(path.join(folder, 'one.pdf'), pdf)
  fs.writeFileSync(path.join(folder, 'other.pdf'), other)
  execFileSync('qpdf', ['one.pdf', '--pages', 'other.pdf', '1', 'one.pdf', '2-z', '--', 'out.pdf'], {
    cwd: folder,
  })
  const swapped = fs.readFileSync(path.join(folder, 'out.pdf'))
  expect(readProof(swapped)).toBeDefined()
  return swapped
}

/** As somebody would who can write the file: the rules of the database do not stop them. */
function forge(raw: Connection['raw'], statement: string) {
  const triggers = raw
    .prepare<[], string>(
      "select name from sqlite_master where type = 'trigger' and tbl_name in ('events', 'signatures', 'signed_documents', 'agreement_versions', 'evidence')",
    )
    .pluck()
    .all()
  for (const name of triggers) raw.exec(`drop trigger ${name}`)
  raw.exec(statement)
}

function codesOf(problems: readonly { code: string }[] | PaperProblem[]) {
  return problems.map(({ code }) => code)
}
