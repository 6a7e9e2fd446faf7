const DAY_MS = 24 * 3600 * 1000

/** The calendar date (`YYYY-MM-DD`) so many days after another; negative: before. */
export function dayAfter(date: string, days: number) {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The instant so many days (fractions allowed) after another. */
export function after(instant: Date, days: number) {
  return new Date(instant.getTime() + Math.round(days * DAY_MS))
}

export function latest(...instants: (Date | null | undefined)[]) {
  return new Date(Math.max(...instants.map(instant => instant?.getTime() ?? 0)))
}

export function earliest(...instants: Date[]) {
  return new Date(Math.min(...instants.map(instant => instant.getTime())))
}
