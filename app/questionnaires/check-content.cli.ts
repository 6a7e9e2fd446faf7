import { formatProblems, loadQuestionnaire } from './load-content.server.ts'

/** Checks the questionnaire folders named on the command line; exit 1 when one has a problem. */
const folders = process.argv.slice(2)
if (folders.length === 0) {
  process.stderr.write('usage: content:check FOLDER...\n')
  process.exit(2)
}
for (const folder of folders) {
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
