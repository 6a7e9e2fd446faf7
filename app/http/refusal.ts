/** What a verb answers that did nothing, and why. `code` of the refusal says it; further fields say what about it. */
export type Refused<R> = { ok: false; refusal: R }

export function refused<R>(refusal: R): Refused<R> {
  return { ok: false, refusal }
}
