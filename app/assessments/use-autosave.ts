import { useEffect, useState, useSyncExternalStore } from 'react'
import { createAutosaveQueue, type AutosaveQueue, type Reply } from './autosave-queue.ts'
import { readDrafts, writeDrafts } from './draft-store.ts'

/** Browsers refuse more than 64 KB of `keepalive` bodies; three bytes a character at most. */
const MAX_KEEPALIVE_CHARACTERS = 20_000

/** Whoever has not left the page after this long has stayed. */
const LEAVING_MS = 30_000

type Shared = {
  queue: AutosaveQueue
  subscribe: (listener: () => void) => () => void
  changes: () => number
  /** The page is about to be left: what is settled from now on is not forgotten until it turns out that it stays. */
  leave: () => void
}

const sharedByAssessment = new Map<string, Shared>()

/**
 * The save queue of an assessment, the same one on every page of it, with unsent edits kept in the browser.
 * `restored` grows by one when edits of an earlier visit have been put back: forms then show them.
 */
export function useAutosave(userId: string, assessmentId: string) {
  const shared = sharedQueue(userId, assessmentId)
  const { queue, subscribe, changes } = shared
  const [restored, setRestored] = useState(0)
  useSyncExternalStore(subscribe, changes, () => 0)

  useEffect(() => {
    let isGone = false
    resumeAfterSignIn(queue)
    void readDrafts(userId, assessmentId, Date.now())
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
  }, [queue, userId, assessmentId])

  useEffect(() => watchWindow(shared), [shared])

  return { queue, restored }
}

/** Sends when the line is back or the page is being left, warns before leaving what is not sent. */
function watchWindow({ queue, leave }: Shared) {
  const onVisibility = () =>
    document.visibilityState === 'hidden' ? queue.flush() : resumeAfterSignIn(queue)
  const onOnline = () => queue.resume()
  const onBeforeUnload = (event: BeforeUnloadEvent) => {
    if (queue.unsent().length === 0) return
    leave()
    queue.flush()
    event.preventDefault()
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
  const { keep, leave } = draftKeeper(userId, assessmentId)
  const queue = createAutosaveQueue({
    post: body => post(assessmentId, body),
    after: (ms, run) => {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    newKey: randomKey,
    isOnline: () => navigator.onLine,
    onChange: () => {
      count += 1
      keep(queue)
      for (const listener of listeners) listener()
    },
  })
  return {
    queue,
    changes: () => count,
    leave: () => leave(queue),
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/**
 * Writes the unsent edits one write at a time; changes during a write are written after it. A save that is
 * answered while the page is being left is not forgotten: the next page may have been read before it was stored,
 * finds it here, and sends it once more, which changes nothing.
 */
function draftKeeper(userId: string, assessmentId: string) {
  let kept = new Set<string>()
  let isWriting = false
  let isDirty = false
  let isLeaving = false
  function keep(queue: AutosaveQueue) {
    isDirty = true
    if (isWriting) return
    isDirty = false
    isWriting = true
    const unsent = queue.unsent()
    const codes = new Set(unsent.map(change => change.itemCode))
    const settled = isLeaving ? [] : [...kept].filter(code => !codes.has(code))
    kept = isLeaving ? new Set([...kept, ...codes]) : codes
    void writeDrafts(userId, assessmentId, { unsent, settled }, Date.now())
      .catch(() => {
        // A browser without storage (private mode, full disk) still saves over the network.
      })
      .then(() => {
        isWriting = false
        if (isDirty) keep(queue)
      })
  }
  function leave(queue: AutosaveQueue) {
    isLeaving = true
    setTimeout(() => {
      isLeaving = false
      keep(queue)
    }, LEAVING_MS)
  }
  return { keep, leave }
}

/** `crypto.randomUUID` is missing on plain http, this is not. */
function randomKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}

async function post(assessmentId: string, body: string): Promise<Reply> {
  const response = await fetch(`/api/assessments/${assessmentId}/answers`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body,
    keepalive: body.length <= MAX_KEEPALIVE_CHARACTERS,
  })
  const reply: unknown = await response.json().catch(() => null)
  return { status: response.status, body: isSaveResult(reply) ? reply : null }
}

function isSaveResult(reply: unknown): reply is NonNullable<Reply['body']> {
  return typeof reply === 'object' && reply !== null && 'results' in reply && Array.isArray(reply.results)
}
