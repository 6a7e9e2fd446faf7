const MINUTE_MS = 60_000

/** A longer pause ends a sitting: the person was doing something else. */
export const SITTING_MS = 5 * MINUTE_MS
/** Counted for the first save of a sitting, of which nobody knows how long it took. */
export const NOMINAL_MS = 10_000

/**
 * Milliseconds of work that a save at `now` stands for: the time since the same person's save before it in the
 * same assessment, or a nominal ten seconds when that is longer ago than five minutes, unknown or, under a
 * clock that was set back, ahead.
 */
export function workedMs(previousSaveAt: Date | null, now: Date): number {
  if (!previousSaveAt) return NOMINAL_MS
  const gap = now.getTime() - previousSaveAt.getTime()
  return gap < 0 || gap > SITTING_MS ? NOMINAL_MS : gap
}
