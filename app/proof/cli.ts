import fs from 'node:fs'
import { readEnvironment } from '#app/server/environment.server.ts'
import { closeDatabase, openDatabase, type Connection } from '#db/client.server.ts'
import { checkFiles } from './check-files.server.ts'
import { checkPaper } from './check-paper.server.ts'
import { checkRecords } from './check-records.server.ts'
import { readVerifyOptions, VERIFY_USAGE, type VerifyOptions } from './cli-options.ts'
import { findingLine, problemLine, recordLine } from './cli-words.server.ts'
import { findLedgerRows } from '#app/history/ledger-queries.server.ts'

/**
 * `npm run -s verify -- FILE.pdf`: whether a signed agreement is what was signed. `-- --ledger`: whether the events,
 * and what they tell of, are as they were written; `--files`: the stored files as well. Exit 0: valid; 1: it is not;
 * 2: not understood, or there is nothing to check.
 */
const MAX_PAPER_BYTES = 64 * 1024 * 1024

process.exitCode = await main(readVerifyOptions(process.argv.slice(2)))

async function main(options: VerifyOptions): Promise<number> {
  if (options.what === 'refuse') return refuse(`${options.problem}\n${VERIFY_USAGE}`)
  const environment = readEnvironment()
  const isThere = fs.existsSync(environment.databaseFile)
  if (options.what === 'ledger' && !isThere)
    return refuse(`There is no database at ${environment.databaseFile}. Set DATABASE_URL.`)
  const connection = isThere ? openDatabase(environment.databaseFile) : null
  try {
    if (options.what === 'paper') return await verifyPaper(connection, options.file)
    return connection ? await verifyLedger(connection, environment.uploadsFolder, options) : 2
  } finally {
    if (connection) closeDatabase(connection)
  }
}

async function verifyPaper(connection: Connection | null, file: string): Promise<number> {
  if (!fs.existsSync(file)) return refuse(`There is no file ${file}.`)
  if (fs.statSync(file).size > MAX_PAPER_BYTES) return refuse(`${file} is larger than any signed agreement.`)
  const { sha256, certificate, proof, problems } = await checkPaper(
    connection?.db ?? null,
    fs.readFileSync(file),
  )
  say(`SHA-256      ${sha256}`)
  say(`Certificate  ${certificate ?? 'none that holds'}`)
  for (const { fields, seal } of proof?.signatures ?? []) {
    const { party, templateCode, versionNumber, supplierName, signatoryName, signatoryTitle, signedAt } =
      fields
    say(`Agreement    ${templateCode}, version ${versionNumber}, ${supplierName}`)
    say(`Signed       ${party}: ${signatoryName}, ${signatoryTitle}, ${signedAt}`)
    say(`Seal         ${seal}`)
  }
  if (!connection)
    say('There is no database: whose certificate it is, and what is on record, was not checked.')
  for (const problem of problems) say(`NOT VALID    ${problemLine(problem)}`)
  if (problems.length === 0) say('VALID')
  return problems.length === 0 ? 0 : 1
}

async function verifyLedger(
  { db, raw }: Connection,
  uploadsFolder: string,
  { withFiles, expected }: Extract<VerifyOptions, { what: 'ledger' }>,
): Promise<number> {
  const { ledger, signatures, problems } = checkRecords(db)
  const lines = [...(ledger.finding ? [findingLine(ledger.finding)] : []), ...problems.map(recordLine)]
  if (expected && findLedgerRows(db, expected.seq - 1, 1)[0]?.hash !== expected.hash)
    lines.push(`event ${expected.seq} does not have the hash that was noted down: the ledger was rewritten`)
  if (withFiles) {
    const checked = await checkFiles(raw, uploadsFolder)
    lines.push(
      ...checked.problems.map(({ code, sha256 }) => `stored file ${sha256}: ${code.slice('file-'.length)}`),
    )
    say(`Files        ${checked.files}`)
  }
  say(`Events       ${ledger.events}`)
  say(`Signatures   ${signatures}`)
  say(`Head         ${ledger.head.seq}:${ledger.head.hash}`)
  for (const line of lines) say(`NOT VALID    ${line}`)
  if (lines.length === 0) say('VALID')
  return lines.length === 0 ? 0 : 1
}

function say(line: string) {
  process.stdout.write(`${line}\n`)
}

function refuse(text: string) {
  process.stderr.write(`${text}\n`)
  return 2
}
