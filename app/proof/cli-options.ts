export const VERIFY_USAGE = `usage: verify FILE.pdf
       verify --ledger [--files] [--expect=SEQ:HASH]`

export type VerifyOptions =
  | { what: 'paper'; file: string }
  /** `expected`: a head noted down earlier, which the ledger must still contain. */
  | { what: 'ledger'; withFiles: boolean; expected: { seq: number; hash: string } | null }
  | { what: 'refuse'; problem: string }

const EXPECT = /^--expect=(\d{1,15}):([0-9a-f]{64})$/

export function readVerifyOptions(args: readonly string[]): VerifyOptions {
  const flags = args.filter(arg => arg.startsWith('--'))
  const files = args.filter(arg => !arg.startsWith('--'))
  const [file] = files
  if (!flags.includes('--ledger')) {
    if (flags.length > 0 || files.length !== 1 || file === undefined)
      return { what: 'refuse', problem: 'Name one PDF, or --ledger.' }
    return { what: 'paper', file }
  }
  const unknown = flags.find(flag => flag !== '--ledger' && flag !== '--files' && !EXPECT.test(flag))
  if (unknown !== undefined || files.length > 0)
    return { what: 'refuse', problem: `${unknown ?? String(file)} is not understood here.` }
  const [, seq, hash] = flags.map(flag => EXPECT.exec(flag)).find(Boolean) ?? []
  const expected = seq && hash ? { seq: Number(seq), hash } : null
  return { what: 'ledger', withFiles: flags.includes('--files'), expected }
}
