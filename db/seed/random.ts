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

export function createRandom(seed: string): Random {
  const next = smallFastCounter(seed)
  const random: Random = {
    next,
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    between: (min, max) => min + next() * (max - min),
    chance: probability => next() < probability,
    pick: list => elementAt(list, Math.floor(next() * list.length)),
    weighted: list => pickWeighted(list, next()),
    normal: (mean, deviation) => mean + deviation * gaussian(next(), next()),
    id: () => Buffer.from(Uint8Array.from({ length: 16 }, () => next() * 256)).toString('base64url'),
    fork: label => createRandom(`${seed}/${label}`),
  }
  return random
}

const HASH_STARTS = [0x811c9dc5, 0x1b873593, 0xcc9e2d51, 0x85ebca6b] as const
const WARM_UP_ROUNDS = 12

/**
 * The generator sfc32: 128 bits of state, so that thousands of streams never run into each other.
 * Good enough for demo data; never for secrets.
 */
function smallFastCounter(seed: string) {
  let [a, b, c, counter] = [hash32(seed, 0), hash32(seed, 1), hash32(seed, 2), hash32(seed, 3)]
  const next = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 2 ** 32
  }
  for (let round = 0; round < WARM_UP_ROUNDS; round++) next()
  return next
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

/** FNV-1a from one of four starts. */
function hash32(text: string, start: 0 | 1 | 2 | 3) {
  let hash: number = HASH_STARTS[start]
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash ^ (hash >>> 15)
}
