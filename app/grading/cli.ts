import { createReadStream } from 'node:fs'
import { gradeDocument, MAX_DOCUMENT_BYTES } from './document.server.ts'
import { loadPolicy } from './policy.server.ts'
import { receiptBytes } from './receipt.server.ts'

/**
 * `npm run -s grade -- FILE` (or `-` for standard input): prints the receipt of a grading input, or computes
 * a receipt again. Exit 0: graded or verified; 1: the receipt is not what its inputs give; 2: cannot be graded.
 */

const SHIPPED_POLICY = new URL('../../db/content/grading-policy.yaml', import.meta.url)
const USAGE = 'usage: grade FILE | -    (a grading input or a receipt, JSON, at most 5 MB)'

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  const [source] = args
  if (source === undefined || args.length > 1) return refuse([USAGE])
  const text = await readBounded(source)
  if (!text.ok) return refuse([text.problem])
  const graded = gradeDocument(text.value, () => loadPolicy(SHIPPED_POLICY).policy)
  switch (graded.outcome) {
    case 'unreadable':
      return refuse(graded.problems)
    case 'differs':
      process.stdout.write(receiptBytes(graded.recomputed))
      process.stderr.write(
        `this receipt is not what its inputs give; differing: ${graded.differing.join(', ')}\n`,
      )
      return 1
    default:
      process.stdout.write(receiptBytes(graded.receipt))
      return 0
  }
}

function refuse(problems: string[]): number {
  process.stderr.write(`${problems.join('\n')}\n`)
  return 2
}

async function readBounded(
  source: string,
): Promise<{ ok: true; value: string } | { ok: false; problem: string }> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of source === '-' ? process.stdin : createReadStream(source)) {
      const bytes = Buffer.from(chunk)
      size += bytes.length
      if (size > MAX_DOCUMENT_BYTES) return { ok: false, problem: '(document): larger than 5 MB' }
      chunks.push(bytes)
    }
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)) }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return { ok: false, problem: `(document): cannot be read as UTF-8 text (${detail})` }
  }
}
