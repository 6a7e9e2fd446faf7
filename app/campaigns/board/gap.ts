/** How far a published score is from the self-assessed one, from far below to far above. */
export const GAPS = ['far-below', 'below', 'alike', 'above', 'far-above'] as const
export type Gap = (typeof GAPS)[number]

/** Up to one score point either way counts as alike; more than ten is far. */
export const ALIKE_UP_TO = 1
export const FAR_BEYOND = 10

/** Where each gap begins and ends, in tenths of a score point: both ends belong to it. */
export const GAP_TENTHS: Record<Gap, { from: number; to: number }> = {
  'far-below': { from: -1000, to: -10 * FAR_BEYOND - 1 },
  below: { from: -10 * FAR_BEYOND, to: -10 * ALIKE_UP_TO - 1 },
  alike: { from: -10 * ALIKE_UP_TO, to: 10 * ALIKE_UP_TO },
  above: { from: 10 * ALIKE_UP_TO + 1, to: 10 * FAR_BEYOND },
  'far-above': { from: 10 * FAR_BEYOND + 1, to: 1000 },
}

/** The gap of two scores (0–100, one decimal). */
export function gapOf(verified: number, self: number): Gap {
  const tenths = Math.round((verified - self) * 10)
  return GAPS.find(gap => tenths <= GAP_TENTHS[gap].to) ?? 'far-above'
}
