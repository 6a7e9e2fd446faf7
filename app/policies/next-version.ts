/** The buyer's own versions; those that the product ships have a full stop (`2026.1`), so the two never meet. */
const NUMBERED = /^(\d{4})-(\d+)$/

/** The next version of a year: `2027-1`, `2027-2` and so on. */
export function nextVersion(taken: readonly string[], year: number): string {
  const numbers = taken.flatMap(version => {
    const [, ofYear, number] = NUMBERED.exec(version) ?? []
    return Number(ofYear) === year ? [Number(number)] : []
  })
  return `${year}-${Math.max(0, ...numbers) + 1}`
}
