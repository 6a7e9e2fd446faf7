/** A source of repeatable chance: the same seed gives the same demo data for ever. */
export type Random = {
  /** From 0 up to but without 1. */
  next(): number
  /** Whole number, both ends included. */
  int(min: number, max: number): number
  between(min: number, max: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  weighted<T>(list: readonly (readonly [T, number])[]): T
  normal(mean: number, deviation: number): number
  /** 128 bits as base64url, in the form of every record id. */
  id(): string
  /** An independent stream: what is drawn from it changes nothing here. */
  fork(label: string): Random
}

export function createRandom(seed: number): Random {
  const next = mulberry32(seed)
  const random: Random = {
    next,
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    between: (min, max) => min + next() * (max - min),
    chance: probability => next() < probability,
    pick: list => elementAt(list, Math.floor(next() * list.length)),
    weighted: list => pickWeighted(list, next()),
    normal: (mean, deviation) => mean + deviation * gaussian(next(), next()),
    id: () => Buffer.from(Uint8Array.from({ length: 16 }, () => next() * 256)).toString('base64url'),
    fork: label => createRandom(hash32(`${seed}:${label}`)),
  }
  return random
}

/** Small, fast and good enough for demo data; never for secrets. */
function mulberry32(seed: number) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function pickWeighted<T>(list: readonly (readonly [T, number])[], drawn: number): T {
  let rest = drawn * list.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [value, weight] of list) {
    rest -= weight
    if (rest < 0) return value
  }
  return elementAt(list, list.length - 1)[0]
}

function gaussian(one: number, other: number) {
  return Math.sqrt(-2 * Math.log(1 - one)) * Math.cos(2 * Math.PI * other)
}

function elementAt<T>(list: readonly T[], index: number): T {
  const element = list[index]
  if (element === undefined) throw new Error('nothing to pick from')
  return element
}

/** FNV-1a. */
function hash32(text: string) {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}
