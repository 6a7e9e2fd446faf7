import { severityOf, type AuditResult } from './vocabulary.ts'

/** Codes of items with a deviation that no finding names yet: somebody has to say what is to be done about them. */
export function unnamedDeviations(
  results: readonly { itemCode: string; result: AuditResult | null }[],
  findings: readonly { itemCode: string | null }[],
): string[] {
  const named = new Set(findings.map(({ itemCode }) => itemCode))
  return results
    .filter(({ itemCode, result }) => severityOf(result) !== null && !named.has(itemCode))
    .map(({ itemCode }) => itemCode)
}
