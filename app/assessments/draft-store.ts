import { clear, createStore, delMany, entries, setMany, type UseStore } from 'idb-keyval'
import type { UnsentChange } from './autosave-queue.ts'

/** Unsent edits are kept this long at most. */
export const KEEP_DRAFTS_DAYS = 7

/** What one person has typed on one item, kept in the browser until it is known to be stored. */
export type Draft = UnsentChange & {
  /** When it was typed, or put back: milliseconds since 1970 by the clock of this device. */
  keptAt: number
  /** It was settled by this revision while its page was being left: whoever reads this or a newer one needs it no more. */
  savedRev?: number
}
type Kept = { keptAt: number; change: Omit<Draft, 'keptAt'> }

let store: UseStore | null = null

/** The drafts of one person on one assessment; older than a week are dropped. */
export async function readDrafts(userId: string, assessmentId: string, now: number): Promise<Draft[]> {
  const all = await entries<string, Kept>(drafts())
  const stale = all.filter(([, draft]) => isStale(draft.keptAt, now)).map(([key]) => key)
  if (stale.length > 0) await delMany(stale, drafts())
  const own = keyOf(userId, assessmentId, '')
  return all
    .filter(([key, draft]) => key.startsWith(own) && !isStale(draft.keptAt, now))
    .map(([, { change, keptAt }]) => ({ ...change, keptAt }))
}

/** Keeps `unsent` and forgets `settled` items. One record per item, so that two tabs do not undo each other. */
export async function writeDrafts(
  userId: string,
  assessmentId: string,
  { unsent, settled }: { unsent: readonly Draft[]; settled: readonly string[] },
) {
  const kept = unsent.map(({ keptAt, ...change }): [string, Kept] => [
    keyOf(userId, assessmentId, change.itemCode),
    { keptAt, change },
  ])
  if (kept.length > 0) await setMany(kept, drafts())
  if (settled.length > 0)
    await delMany(
      settled.map(code => keyOf(userId, assessmentId, code)),
      drafts(),
    )
}

/** At sign-out: everything. */
export async function clearDrafts() {
  await clear(drafts())
}

/** `keptAt` and `now` in milliseconds since 1970. */
export function isStale(keptAt: number, now: number) {
  return now - keptAt > KEEP_DRAFTS_DAYS * 86_400_000
}

function keyOf(userId: string, assessmentId: string, itemCode: string) {
  return `${userId}/${assessmentId}/${itemCode}`
}

function drafts(): UseStore {
  store ??= createStore('esg-portal', 'unsent-answers')
  return store
}
