/** Far above the error of a sum of doubles, far below any difference that answers can make. */
const BINARY_DUST = 1e-9
const DUST_FREE = 1e12

/**
 * Half up to one decimal: the one way a score is shown and compared. For values from 0 to 100.
 * A value that misses the half by binary dust alone counts as the half: 84.95 is 85.0.
 */
export function roundScore(value: number): number {
  return Math.floor(value * 10 + 0.5 + BINARY_DUST) / 10
}

/** Rounds to twelve decimals, so that 0.1 + 0.2 is recorded as 0.3. */
export function dustFree(value: number): number {
  return Math.round(value * DUST_FREE) / DUST_FREE
}

/** Adds in the given order, free of binary dust. */
export function sum(values: number[]): number {
  return values.reduce((total, value) => dustFree(total + value), 0)
}
