import path from 'node:path'
import { checkLedger } from '#app/history/check-ledger.server.ts'
import { eachLedgerRow, findLastGivenSeq, insertEvent } from '#app/history/ledger-queries.server.ts'
import { checkPaper } from '#app/proof/check-paper.server.ts'
import { openSigner } from '#app/proof/pdf/signer.server.ts'
import { signPdf } from '#app/proof/pdf/sign-pdf.server.ts'
import { sampleSealFields, sampleSignedAgreement } from '#app/proof/proof.test-support.ts'
import { renderSignedAgreement } from '#app/proof/render-signed-agreement.server.ts'
import { sealOf } from '#app/proof/seal.server.ts'
import { closeDatabase, openDatabase, transact } from '#db/client.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { print } from './machine.ts'

const EVENTS = 20_000
const SEALS = 5000
const PAPERS = 20
const AT = new Date('2026-12-02T03:04:05.006Z')

/** What each of the steps of a signing costs: an event in the chain, a seal, a paper drawn, signed and checked. */
export async function benchSealing(folder: string) {
  const file = path.join(folder, 'sealing.sqlite')
  migrateDatabase(file)
  const connection = openDatabase(file)
  const { db } = connection
  const data = { itemCode: 'ENV-02', rev: 3, values: { status: 'yes', electricity: 1200, energy: 12 } }
  const append = () =>
    insertEvent(db, {
      at: AT,
      type: 'answer.saved',
      actorName: '王敏',
      supplierId: 's',
      assessmentId: 'a',
      data,
    })
  print({ name: 'event in the chain', ...timed(EVENTS, run => transact(db, run), append) })
  print({
    name: 'ledger checked, per event',
    ...timed(
      1,
      run => run(),
      () => walk(db),
      EVENTS,
    ),
  })
  const fields = sampleSealFields()
  print({
    name: 'seal',
    ...timed(
      SEALS,
      run => run(),
      () => sealOf(fields),
    ),
  })
  const agreement = sampleSignedAgreement()
  const signer = await openSigner({ databaseFile: file, p12: null }, agreement.organisation)
  let pdf = await renderSignedAgreement(agreement)
  print({ name: 'signed paper drawn', ...(await taken(() => renderSignedAgreement(agreement))) })
  const plain = pdf
  print({ name: 'paper signed', ...(await taken(async () => (pdf = await signPdf(plain, AT, signer)))) })
  print({ name: 'paper checked', ...(await taken(() => checkPaper(db, pdf))), bytes: pdf.length })
  closeDatabase(connection)
}

function walk(db: ReturnType<typeof openDatabase>['db']) {
  const { finding } = checkLedger(eachLedgerRow(db), findLastGivenSeq(db))
  if (finding) throw new Error(`the ledger of the benchmark is not whole: ${finding.code}`)
}

function timed(times: number, within: (run: () => void) => void, work: () => unknown, per = times) {
  const startedAt = performance.now()
  within(() => {
    for (let n = 0; n < times; n++) work()
  })
  return { times: per, milliseconds: rounded((performance.now() - startedAt) / per) }
}

async function taken(work: () => Promise<unknown>) {
  const startedAt = performance.now()
  for (let n = 0; n < PAPERS; n++) await work()
  return { times: PAPERS, milliseconds: rounded((performance.now() - startedAt) / PAPERS) }
}

function rounded(milliseconds: number) {
  return Math.round(milliseconds * 10_000) / 10_000
}
