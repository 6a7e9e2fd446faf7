import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { EditableAnswers } from './checklist.ts'
import { createAutosaveQueue, type AutosaveQueue } from './autosave-queue.ts'
import { createDraftKeeper, type DraftKeeper } from './draft-keeper.ts'
import { clearDrafts, readDrafts, writeDrafts, type Draft } from './draft-store.ts'
import { postAnswers } from './post-answers.ts'

/** Nobody who wants to go on is kept longer than this by a save that is not answered. */
const SETTLE_MS = 3_000

type Shared = {
  queue: AutosaveQueue
  subscribe: (listener: () => void) => () => void
  changes: () => number
  keeper: DraftKeeper
  settling: Promise<void> | null
}

export type Autosave = {
  queue: AutosaveQueue
  /** Grows by one when edits of an earlier visit have been put back: forms then show them. */
  restored: number
  /**
   * Sends what waits and resolves when it is answered: what is read from then on knows of it. Resolves at once when
   * the server cannot be reached, and after three seconds in any case, however often it is asked meanwhile.
   */
  settle: () => Promise<void>
}

const sharedByAssessment = new Map<string, Shared>()

/**
 * The save queue of an assessment, the same one on every page of it, with unsent edits kept in the browser.
 * `editable`: as the page was read. What was kept of an item that is locked stays where it is, since it could not be
 * sent; what was kept before the assessment was submitted is forgotten, lest it replace what was signed for.
 */
export function useAutosave(userId: string, assessmentId: string, editable: EditableAnswers): Autosave {
  const shared = sharedQueue(userId, assessmentId)
  const { queue, subscribe, changes } = shared
  const [restored, setRestored] = useState(0)
  const [read] = useState(editable)
  useSyncExternalStore(subscribe, changes, () => 0)

  useEffect(() => {
    let isGone = false
    resumeAfterSignIn(queue)
    void restorableDrafts(userId, assessmentId, read)
      .catch(() => [])
      .then(drafts => {
        // What was typed meanwhile, stored, or taken over from a colleague is newer than what was kept.
        const missing = drafts.filter(({ itemCode, baseRev }) => queue.latestOf(itemCode, baseRev) === null)
        if (isGone || missing.length === 0) return
        for (const { itemCode, baseRev, answer } of missing) queue.edit(itemCode, baseRev, answer, true)
        setRestored(count => count + 1)
      })
    return () => {
      isGone = true
      queue.flush()
    }
  }, [queue, userId, assessmentId, read])

  useEffect(() => watchWindow(shared), [shared])

  const settle = useCallback(() => settled(shared), [shared])
  return { queue, restored, settle }
}

/** Before signing out: sends what waits on any assessment, as far as that is possible, then forgets what the browser kept. */
export async function settleAndForget() {
  const all = [...sharedByAssessment.values()]
  await Promise.all(all.map(settled))
  await Promise.all(all.map(({ keeper }) => keeper.forget()))
  await clearDrafts()
}

/** One wait at a time: who asks again while it lasts does not prolong it. */
function settled(shared: Shared): Promise<void> {
  shared.queue.flush()
  shared.settling ??= new Promise<void>(resolve => {
    const end = () => {
      clearTimeout(timer)
      stopListening()
      shared.settling = null
      resolve()
    }
    const timer = setTimeout(end, SETTLE_MS)
    const stopListening = shared.subscribe(() => {
      if (!shared.queue.isBusy()) end()
    })
    if (!shared.queue.isBusy()) queueMicrotask(end)
  })
  return shared.settling
}

/** Drafts that are news to the page and can be sent; those that have been stored or superseded are forgotten. */
async function restorableDrafts(
  userId: string,
  assessmentId: string,
  { revs, submittedAt }: EditableAnswers,
): Promise<Draft[]> {
  const drafts = await readDrafts(userId, assessmentId, Date.now())
  const open = drafts.filter(draft => draft.itemCode in revs)
  const isSettled = ({ itemCode, savedRev, keptAt }: Draft) =>
    (savedRev !== undefined && savedRev <= (revs[itemCode] ?? 0)) ||
    (submittedAt !== null && keptAt < submittedAt.getTime())
  const settled = open.filter(isSettled).map(draft => draft.itemCode)
  if (settled.length > 0) await writeDrafts(userId, assessmentId, { unsent: [], settled })
  return open.filter(draft => !isSettled(draft))
}

/** Sends when the line is back or the page is being left, warns before leaving what is not sent. */
function watchWindow({ queue, keeper }: Shared) {
  const sendBeforeLeaving = () => {
    if (queue.unsent().length === 0) return false
    keeper.leave()
    queue.flush()
    return true
  }
  // Being hidden is all that an iPhone tells of a page that is left.
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') sendBeforeLeaving()
    else resumeAfterSignIn(queue)
  }
  const onOnline = () => queue.resume()
  const onBeforeUnload = (event: BeforeUnloadEvent) => {
    if (sendBeforeLeaving()) event.preventDefault()
  }
  document.addEventListener('visibilitychange', onVisibility)
  window.addEventListener('focus', onVisibility)
  window.addEventListener('online', onOnline)
  window.addEventListener('beforeunload', onBeforeUnload)
  return () => {
    document.removeEventListener('visibilitychange', onVisibility)
    window.removeEventListener('focus', onVisibility)
    window.removeEventListener('online', onOnline)
    window.removeEventListener('beforeunload', onBeforeUnload)
  }
}

function resumeAfterSignIn(queue: AutosaveQueue) {
  if (queue.line() === 'signed-out') queue.resume()
}

/** On the server the queue is a bystander: nothing edits it there, and it is not shared. */
function sharedQueue(userId: string, assessmentId: string): Shared {
  const key = `${userId}/${assessmentId}`
  const known = sharedByAssessment.get(key)
  if (known) return known
  const shared = createShared(userId, assessmentId)
  if (typeof document !== 'undefined') sharedByAssessment.set(key, shared)
  return shared
}

function createShared(userId: string, assessmentId: string): Shared {
  const listeners = new Set<() => void>()
  let count = 0
  const queue = createAutosaveQueue({
    post: body => postAnswers(assessmentId, body),
    after,
    newKey: randomKey,
    isOnline: () => navigator.onLine,
    onChange: () => {
      count += 1
      void keeper.keep()
      for (const listener of listeners) listener()
    },
  })
  const keeper = createDraftKeeper(queue, {
    write: drafts => writeDrafts(userId, assessmentId, drafts),
    now: Date.now,
    after,
  })
  return {
    queue,
    changes: () => count,
    keeper,
    settling: null,
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function after(ms: number, run: () => void) {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** `crypto.randomUUID` is missing on plain http, this is not. */
function randomKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
