import { setTimeout as pause } from 'node:timers/promises'

const LOOK_EVERY_MS = 50
const PATIENCE_MS = 15_000

/** Looks again and again until `look` answers something true, and answers that; fails naming what was awaited. */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  patienceMs = PATIENCE_MS,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`)
    await pause(LOOK_EVERY_MS)
  }
}
