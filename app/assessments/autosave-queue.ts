import type { ItemState, LineState, RawAnswer, Reply, UnsentChange } from './autosave-state.ts'
import type { CarriedFile, ItemSaveResult, SaveResult } from './save-request.ts'

export type { ItemState, LineState, RawAnswer, Reply, Theirs, UnsentChange } from './autosave-state.ts'

export const DEBOUNCE_MS = 700
const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 30_000
/** Browsers refuse a `keepalive` request with a longer body. */
const MAX_BODY_CHARACTERS = 20_000
const MAX_CHANGES = 60
/** One and the same, so that an untouched item does not render again. */
const IDLE: ItemState = { status: 'idle' }

export type QueueOptions = {
  /** Rejects when the network fails. */
  post: (body: string) => Promise<Reply>
  /** Runs `run` after `ms`; gives a function that cancels it. */
  after: (ms: number, run: () => void) => () => void
  newKey: () => string
  isOnline: () => boolean
  onChange: () => void
}

type Pending = { answer: RawAnswer; baseRev: number; version: number; isHeld: boolean }
type Flight = { body: string; versions: Map<string, number>; attempts: number }

export type AutosaveQueue = ReturnType<typeof createAutosaveQueue>

/**
 * Sends edits of one assessment in order: after a pause in typing, one request at a time, always the latest
 * state of each item. A request that got no answer is repeated unchanged under its key, so nothing is stored
 * twice; what was typed meanwhile follows. Nothing is dropped until it is acknowledged or given up by choice.
 */
export function createAutosaveQueue(options: QueueOptions) {
  const pending = new Map<string, Pending>()
  const states = new Map<string, ItemState>()
  const known = new Map<string, { rev: number; answer: RawAnswer }>()
  const carried = new Map<string, CarriedFile[]>()
  let flight: Flight | null = null
  let line: LineState = 'idle'
  let version = 0
  let cancelTimer = () => {}

  function edit(itemCode: string, baseRev: number, answer: RawAnswer, isValid: boolean) {
    const before = pending.get(itemCode)
    const isConflict = states.get(itemCode)?.status === 'conflict'
    version += 1
    pending.set(itemCode, {
      answer: before?.answer.carriesEvidence ? { ...answer, carriesEvidence: true } : answer,
      baseRev: Math.max(before?.baseRev ?? baseRev, known.get(itemCode)?.rev ?? 0),
      version,
      isHeld: !isValid || isConflict,
    })
    if (!isConflict) states.set(itemCode, { status: isValid ? 'unsent' : 'invalid' })
    if (line !== 'signed-out' && line !== 'gone') schedule(DEBOUNCE_MS)
    options.onChange()
  }

  /** Sends at once what waits; does nothing while a request is under way. */
  function flush() {
    if (flight || line === 'gone') return
    cancelTimer()
    const batch = nextBatch(pending)
    if (batch.length === 0) return
    const changes = batch.map(([itemCode, { baseRev, answer }]) => ({ itemCode, baseRev, ...answer }))
    flight = {
      body: JSON.stringify({ key: options.newKey(), changes }),
      versions: new Map(batch.map(([itemCode, item]) => [itemCode, item.version])),
      attempts: 0,
    }
    for (const [itemCode] of batch) states.set(itemCode, { status: 'saving' })
    void send(flight)
  }

  /** Tries again now: the line is back, or the person has signed in again. */
  function resume() {
    if (line === 'gone') return
    cancelTimer()
    if (flight) void send(flight)
    else flush()
  }

  async function send(sent: Flight) {
    if (line === 'saving') return
    line = 'saving'
    sent.attempts += 1
    options.onChange()
    const reply = await options.post(sent.body).catch(() => null)
    line = 'idle'
    if (reply?.body && (reply.status === 200 || reply.status === 409)) acknowledge(sent, reply.body)
    else retryOrStop(sent, reply?.status ?? null)
    options.onChange()
  }

  function acknowledge(sent: Flight, { results }: SaveResult) {
    flight = null
    for (const result of results) settle(result, sent.versions.get(result.itemCode))
    if (hasSendable()) schedule(0)
  }

  function settle(result: ItemSaveResult, sentVersion: number | undefined) {
    const item = pending.get(result.itemCode)
    const isLatest = item !== undefined && item.version === sentVersion
    if (result.status === 'saved') {
      const { rev, savedAt, isComplete, missing } = result
      if (result.carried) carried.set(result.itemCode, result.carried)
      if (item) known.set(result.itemCode, { rev, answer: withoutCarrying(item.answer) })
      if (isLatest) pending.delete(result.itemCode)
      else if (item) item.baseRev = rev
      const isInvalid = !isLatest && item?.isHeld
      const unsent: ItemState = { status: isInvalid ? 'invalid' : 'unsent' }
      states.set(result.itemCode, isLatest ? { status: 'saved', savedAt, isComplete, missing } : unsent)
    } else if (result.status === 'conflict') {
      if (item) item.isHeld = true
      states.set(result.itemCode, { status: 'conflict', theirs: result })
    } else if (isLatest) {
      if (item) item.isHeld = true
      states.set(result.itemCode, { status: 'refused', code: result.code, problems: result.problems })
    }
  }

  function retryOrStop(sent: Flight, status: number | null) {
    if (status === 401) line = 'signed-out'
    else if (status === 403 || status === 404) line = 'gone'
    else if (status === 413 || status === 422 || status === 400) refuseAll(sent)
    else {
      line = options.isOnline() ? 'failing' : 'offline'
      cancelTimer = options.after(retryDelay(sent.attempts), () => void send(sent))
    }
  }

  function refuseAll(sent: Flight) {
    flight = null
    for (const itemCode of sent.versions.keys()) {
      const item = pending.get(itemCode)
      if (!item || item.version !== sent.versions.get(itemCode)) continue
      item.isHeld = true
      states.set(itemCode, { status: 'refused', code: 'invalid', problems: [] })
    }
    if (hasSendable()) schedule(0)
  }

  function hasSendable() {
    return [...pending.values()].some(item => !item.isHeld)
  }

  /** While a request is under way or waits to be repeated, its answer sends what follows. */
  function schedule(ms: number) {
    if (flight) return
    cancelTimer()
    cancelTimer = options.after(ms, flush)
  }

  /** Ends a conflict: keep what was typed here (it is sent against the newer revision) or take the other. */
  function resolve(itemCode: string, choice: 'mine' | 'theirs') {
    const state = states.get(itemCode)
    const item = pending.get(itemCode)
    if (state?.status !== 'conflict' || !item) return
    const { rev, values, notApplicable, declined } = state.theirs
    if (choice === 'theirs') {
      pending.delete(itemCode)
      known.set(itemCode, { rev, answer: { values, notApplicable, declined } })
      states.set(itemCode, { status: 'idle' })
    } else {
      pending.set(itemCode, { ...item, baseRev: rev, isHeld: false })
      known.set(itemCode, { rev, answer: item.answer })
      states.set(itemCode, { status: 'unsent' })
      schedule(0)
    }
    options.onChange()
  }

  return {
    edit,
    flush,
    resume,
    resolve,
    line: () => line,
    /** Something is on its way, or goes as soon as it may: there will be news without anybody doing anything. */
    isBusy: () => line === 'saving' || (line === 'idle' && hasSendable()),
    /** The newest stored revision that this visit has heard of; 0: none. */
    revOf: (itemCode: string) => known.get(itemCode)?.rev ?? 0,
    stateOf: (itemCode: string): ItemState => states.get(itemCode) ?? IDLE,
    /** Files of last year that a save of this visit took over. */
    carriedOf: (itemCode: string) => carried.get(itemCode),
    /** What the form must show instead of an older stored answer; null when the stored one is as new. */
    latestOf: (itemCode: string, storedRev: number): RawAnswer | null => {
      const newer = known.get(itemCode)
      return pending.get(itemCode)?.answer ?? (newer && newer.rev > storedRev ? newer.answer : null)
    },
    unsent: (): UnsentChange[] =>
      [...pending].map(([itemCode, { baseRev, answer }]) => ({ itemCode, baseRev, answer })),
  }
}

function nextBatch(pending: Map<string, Pending>): [string, Pending][] {
  const batch: [string, Pending][] = []
  let size = 0
  for (const entry of pending) {
    if (entry[1].isHeld) continue
    size += JSON.stringify(entry[1].answer).length
    if (batch.length > 0 && (size > MAX_BODY_CHARACTERS || batch.length === MAX_CHANGES)) break
    batch.push(entry)
  }
  return batch
}

/** Once acknowledged, the files have been taken over. */
function withoutCarrying({ carriesEvidence: _carried, ...answer }: RawAnswer): RawAnswer {
  return answer
}

/** 1, 2, 4 … seconds, at most half a minute. */
function retryDelay(attempts: number) {
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (attempts - 1))
}
