import { isDeepStrictEqual } from 'node:util'

/** Collects what is not as counted, so that one run shows all of it. */
export function makeLedger() {
  const wrong: string[] = []
  let checks = 0
  return {
    /** Notes a difference between what the portal says and what was counted. */
    compare(what: string, found: unknown, counted: unknown) {
      checks += 1
      if (!isDeepStrictEqual(found, counted))
        wrong.push(`${what}: ${inShort(found)} instead of ${inShort(counted)}`)
    },
    checks: () => checks,
    wrong: (): readonly string[] => wrong,
  }
}

export type Ledger = ReturnType<typeof makeLedger>

function inShort(value: unknown) {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}
