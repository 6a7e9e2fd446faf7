/** The term in force that a new signature follows: its version and its end. */
type Previous = { versionId: string; endsAt: Date | null }

/**
 * When a term ends that begins at `activeAt`. A renewal of the same text that is signed while the old term still
 * runs counts from its end, so that nobody loses days by signing early; a later version counts from its activation.
 */
export function endOfTerm(
  { versionId, termMonths, activeAt }: { versionId: string; termMonths: number; activeAt: Date },
  previous: Previous | null,
): Date {
  const isRenewal =
    previous?.versionId === versionId && previous.endsAt !== null && previous.endsAt > activeAt
  return addMonths(isRenewal && previous.endsAt ? previous.endsAt : activeAt, termMonths)
}

/** The same day and hour so many months later, or the last day of that month when it has no such day (UTC). */
export function addMonths(instant: Date, months: number): Date {
  const moved = new Date(instant)
  moved.setUTCDate(1)
  moved.setUTCMonth(moved.getUTCMonth() + months)
  const daysInMonth = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate()
  moved.setUTCDate(Math.min(instant.getUTCDate(), daysInMonth))
  return moved
}
