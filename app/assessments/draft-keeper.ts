import type { AutosaveQueue, UnsentChange } from './autosave-queue.ts'
import type { Draft } from './draft-store.ts'

/** Whoever has not left the page after this long has stayed. */
export const LEAVING_MS = 30_000

type Options = {
  write: (drafts: { unsent: Draft[]; settled: string[] }) => Promise<void>
  now: () => number
  /** Runs `run` after `ms`; gives a function that cancels it. */
  after: (ms: number, run: () => void) => () => void
}

export type DraftKeeper = ReturnType<typeof createDraftKeeper>

/**
 * Keeps in the browser what the queue has not stored, one write at a time; changes during a write are written after
 * it. A draft that is stored while its page is being left is kept with its revision: the next page may have been
 * read before it was stored, and shows it then; a page read later has it and lets it go.
 */
export function createDraftKeeper(
  queue: Pick<AutosaveQueue, 'unsent' | 'revOf'>,
  { write, now, after }: Options,
) {
  let kept = new Map<string, Draft>()
  let isWriting = false
  let isDirty = false
  let isLeaving = false
  let isForgotten = false
  let cancelStay = () => {}
  let writing = Promise.resolve()

  /** Resolves when this change is written, or when there is nowhere to write it. */
  function keep(): Promise<void> {
    isDirty = true
    if (!isWriting) writing = writeAll()
    return writing
  }

  async function writeAll() {
    isWriting = true
    while (isDirty && !isForgotten) {
      isDirty = false
      // A browser without storage (private mode, full disk) still saves over the network.
      await write(drafts()).catch(() => undefined)
    }
    isWriting = false
  }

  function drafts() {
    const unsent = queue.unsent().map(asTyped)
    const codes = new Set(unsent.map(draft => draft.itemCode))
    const stored = [...kept.values()].filter(draft => !codes.has(draft.itemCode))
    const next = isLeaving ? [...unsent, ...stored.map(asStored)] : unsent
    const settled = isLeaving ? [] : stored.map(draft => draft.itemCode)
    kept = new Map(next.map(draft => [draft.itemCode, draft]))
    return { unsent: next, settled }
  }

  function asTyped(change: UnsentChange): Draft {
    const before = kept.get(change.itemCode)
    return { ...change, keptAt: before?.answer === change.answer ? before.keptAt : now() }
  }

  function asStored(draft: Draft): Draft {
    return { ...draft, savedRev: queue.revOf(draft.itemCode) }
  }

  /** The page is about to be left. Whoever is still there after half a minute has stayed. */
  function leave() {
    isLeaving = true
    cancelStay()
    cancelStay = after(LEAVING_MS, () => {
      isLeaving = false
      isForgotten = false
      void keep()
    })
  }

  /** Before signing out: from when it resolves, nothing is written until it turns out that the person has stayed. */
  async function forget() {
    isForgotten = true
    leave()
    await writing
  }

  return { keep, leave, forget }
}
