/** A published result of a supplier: the year it reports on, and when its round opened. */
export type PublishedResult = { year: number; invitedAt: Date }

/** Order of a supplier's results: by reporting year, within a year by the round that opened later. */
export function isLater(one: PublishedResult, other: PublishedResult): boolean {
  if (one.year !== other.year) return one.year > other.year
  return one.invitedAt > other.invitedAt
}

/** The latest of the results that is earlier than `result`; null when there is none. */
export function latestBefore<T extends PublishedResult>(results: T[], result: PublishedResult): T | null {
  const earlier = results.filter(other => isLater(result, other))
  return latestOf(earlier)
}

/** Which result speaks for the supplier; null when there is none. */
export function latestOf<T extends PublishedResult>(results: T[]): T | null {
  return results.reduce<T | null>((latest, each) => (latest && !isLater(each, latest) ? latest : each), null)
}
