const NUMBERED = /^(\d{4})\.(\d+)$/

/** The first free version of a year (`2027.1`), or the one after the highest of that year. */
export function nextVersion(taken: readonly string[], year: number): string {
  const numbers = taken.flatMap(version => {
    const [, ofYear, number] = NUMBERED.exec(version) ?? []
    return Number(ofYear) === year ? [Number(number)] : []
  })
  return `${year}.${Math.max(0, ...numbers) + 1}`
}
