import fs from 'node:fs'
import path from 'node:path'
import { AGREEMENT_FILE, loadAgreement } from '#app/agreements/load-content.server.ts'
import { formatProblems, loadQuestionnaire } from './load-content.server.ts'

/** Checks the folders of questionnaires and agreements named on the command line; exit 1 when one has a problem. */
const folders = process.argv.slice(2)
if (folders.length === 0) {
  process.stderr.write('usage: content:check FOLDER...\n')
  process.exit(2)
}
for (const folder of folders)
  if (fs.existsSync(path.join(folder, AGREEMENT_FILE))) checkAgreement(folder)
  else checkQuestionnaire(folder)

function checkQuestionnaire(folder: string) {
  const result = loadQuestionnaire(folder)
  if (result.ok) {
    const { kind, version, dimensions } = result.content
    const items = dimensions.reduce((sum, dimension) => sum + dimension.items.length, 0)
    process.stdout.write(
      `${folder}: ${kind} ${version}, ${items} items, no problem, sha256 ${result.digest}\n`,
    )
  } else {
    process.stderr.write(
      `${folder}: ${result.problems.length} ${result.problems.length === 1 ? 'problem' : 'problems'}\n${formatProblems(result.problems)}\n`,
    )
    process.exitCode = 1
  }
}

function checkAgreement(folder: string) {
  try {
    const { kind, sha256 } = loadAgreement(folder)
    process.stdout.write(`${folder}: ${kind}, no problem, sha256 ${sha256}\n`)
  } catch (error) {
    process.stderr.write(`${folder}: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
