import { expect, test } from 'vitest'
import { createAutosaveQueue, DEBOUNCE_MS, type RawAnswer, type Reply } from './autosave-queue.ts'
import type { ItemSaveResult } from './save-request.ts'

type Sent = { key: string; changes: ({ itemCode: string; baseRev: number } & RawAnswer)[] }

test('waits for a pause in typing and sends the latest state once', async () => {
  const { queue, clock, sent } = setUp()
  queue.edit('SOC-01', 0, answer('a'), true)
  clock.advance(DEBOUNCE_MS - 1)
  queue.edit('SOC-01', 0, answer('ab'), true)
  clock.advance(DEBOUNCE_MS - 1)
  expect(sent()).toHaveLength(0)
  clock.advance(1)
  expect(sent()).toMatchObject([{ changes: [{ itemCode: 'SOC-01', baseRev: 0, values: { text: 'ab' } }] }])
})

test('has one request in flight and sends what was typed meanwhile against the new revision', async () => {
  const { queue, clock, sent, reply } = setUp()
  queue.edit('SOC-01', 3, answer('first'), true)
  clock.advance(DEBOUNCE_MS)
  queue.edit('SOC-01', 3, answer('second'), true)
  clock.advance(60_000)
  expect(sent()).toHaveLength(1)
  await reply(200, [saved('SOC-01', 4)])
  expect(queue.stateOf('SOC-01').status).toBe('unsent')
  clock.advance(0)
  expect(sent()[1]).toMatchObject({ changes: [{ baseRev: 4, values: { text: 'second' } }] })
  await reply(200, [saved('SOC-01', 5)])
  expect(queue.stateOf('SOC-01').status).toBe('saved')
  expect(queue.unsent()).toEqual([])
})

test('repeats a request without an answer unchanged, under the same key, ever more slowly', async () => {
  const { queue, clock, bodies, fail, reply } = setUp()
  queue.edit('SOC-01', 0, answer('a'), true)
  clock.advance(DEBOUNCE_MS)
  await fail()
  expect(queue.line()).toBe('failing')
  queue.edit('SOC-01', 0, answer('ab'), true)
  clock.advance(1_000)
  await fail()
  clock.advance(1_999)
  expect(bodies()).toHaveLength(2)
  clock.advance(1)
  expect(new Set(bodies()).size).toBe(1)
  await reply(200, [saved('SOC-01', 1)])
  clock.advance(0)
  expect(JSON.parse(bodies()[3] ?? '')).toMatchObject({ changes: [{ baseRev: 1, values: { text: 'ab' } }] })
})

test('is busy from the first letter to the last answer, and not with what it cannot send', async () => {
  const { queue, clock, reply, fail } = setUp()
  const busy = [queue.isBusy()]
  queue.edit('SOC-01', 0, answer('a'), true)
  busy.push(queue.isBusy())
  clock.advance(DEBOUNCE_MS)
  queue.edit('SOC-01', 0, answer('ab'), true)
  await reply(200, [saved('SOC-01', 1)])
  busy.push(queue.isBusy())
  clock.advance(0)
  await reply(200, [saved('SOC-01', 2)])
  expect([...busy, queue.isBusy()]).toEqual([false, true, true, false])
  expect([queue.revOf('SOC-01'), queue.revOf('SOC-02')]).toEqual([2, 0])
  queue.edit('SOC-02', 0, answer('?'), false)
  expect(queue.isBusy()).toBe(false)
  queue.edit('SOC-01', 2, answer('abc'), true)
  clock.advance(DEBOUNCE_MS)
  await fail()
  expect([queue.line(), queue.isBusy()]).toEqual(['failing', false])
})

test('says offline when the browser is, and goes on at once when the line is back', async () => {
  const { queue, clock, bodies, fail, reply, setOnline } = setUp()
  setOnline(false)
  queue.edit('SOC-01', 0, answer('a'), true)
  clock.advance(DEBOUNCE_MS)
  await fail()
  expect(queue.line()).toBe('offline')
  setOnline(true)
  queue.resume()
  expect(bodies()).toHaveLength(2)
  await reply(200, [saved('SOC-01', 1)])
  expect(queue.line()).toBe('idle')
})

test('treats an answer of the server without results as a failure to be repeated', async () => {
  const { queue, clock, replyRaw } = setUp()
  queue.edit('SOC-01', 0, answer('a'), true)
  clock.advance(DEBOUNCE_MS)
  await replyRaw({ status: 503, body: null })
  expect(queue.line()).toBe('failing')
  expect(queue.unsent()).toHaveLength(1)
})

test('keeps everything after the session has ended and sends it after signing in again', async () => {
  const { queue, clock, bodies, replyRaw, reply } = setUp()
  queue.edit('SOC-01', 0, answer('a'), true)
  clock.advance(DEBOUNCE_MS)
  await replyRaw({ status: 401, body: null })
  expect(queue.line()).toBe('signed-out')
  queue.edit('SOC-02', 0, answer('b'), true)
  clock.advance(120_000)
  expect(bodies()).toHaveLength(1)
  expect(queue.unsent().map(change => change.itemCode)).toEqual(['SOC-01', 'SOC-02'])
  queue.resume()
  await reply(200, [saved('SOC-01', 1)])
  clock.advance(0)
  await reply(200, [saved('SOC-02', 1)])
  expect(queue.unsent()).toEqual([])
})

test('stops for good when the assessment is not there any more', async () => {
  const { queue, clock, bodies, replyRaw } = setUp()
  queue.edit('SOC-01', 0, answer('a'), true)
  clock.advance(DEBOUNCE_MS)
  await replyRaw({ status: 404, body: null })
  queue.resume()
  queue.flush()
  clock.advance(120_000)
  expect(queue.line()).toBe('gone')
  expect(bodies()).toHaveLength(1)
})

test('holds a conflict with both answers until the person chooses; other items are saved', async () => {
  const { queue, clock, sent, reply } = setUp()
  queue.edit('SOC-01', 1, answer('mine'), true)
  queue.edit('SOC-02', 0, answer('b'), true)
  clock.advance(DEBOUNCE_MS)
  await reply(409, [conflict('SOC-01', 2), saved('SOC-02', 1)])
  expect(queue.stateOf('SOC-01')).toMatchObject({
    status: 'conflict',
    theirs: { rev: 2, values: { text: 'theirs' } },
  })
  expect(queue.stateOf('SOC-02').status).toBe('saved')
  queue.edit('SOC-01', 1, answer('mine, longer'), true)
  clock.advance(60_000)
  expect(sent()).toHaveLength(1)
  queue.resolve('SOC-01', 'mine')
  clock.advance(0)
  expect(sent()[1]).toMatchObject({ changes: [{ baseRev: 2, values: { text: 'mine, longer' } }] })
})

test('a choice made while another item waits to be repeated takes nothing from it', async () => {
  const { queue, clock, reply, fail, sent } = setUp()
  queue.edit('SOC-01', 1, answer('mine'), true)
  clock.advance(DEBOUNCE_MS)
  await reply(409, [conflict('SOC-01', 2)])
  queue.edit('SOC-02', 0, answer('b'), true)
  clock.advance(DEBOUNCE_MS)
  await fail()
  queue.resolve('SOC-01', 'mine')
  clock.advance(1_000)
  await reply(200, [saved('SOC-02', 1)])
  clock.advance(0)
  await reply(200, [saved('SOC-01', 3)])
  expect(queue.unsent()).toEqual([])
  expect(sent().map(({ changes }) => changes.map(({ itemCode }) => itemCode))).toEqual([
    ['SOC-01'],
    ['SOC-02'],
    ['SOC-02'],
    ['SOC-01'],
  ])
})

test('gives up the own answer when the other is taken', async () => {
  const { queue, clock, sent, reply } = setUp()
  queue.edit('SOC-01', 1, answer('mine'), true)
  clock.advance(DEBOUNCE_MS)
  await reply(409, [conflict('SOC-01', 2)])
  queue.resolve('SOC-01', 'theirs')
  clock.advance(60_000)
  expect(sent()).toHaveLength(1)
  expect(queue.unsent()).toEqual([])
  expect(queue.latestOf('SOC-01', 1)).toMatchObject({ values: { text: 'theirs' } })
  queue.edit('SOC-01', 1, answer('theirs, changed'), true)
  clock.advance(DEBOUNCE_MS)
  expect(sent()[1]).toMatchObject({ changes: [{ baseRev: 2 }] })
})

test('does not send an entry that cannot be stored, and sends it once it is corrected', async () => {
  const { queue, clock, sent } = setUp()
  queue.edit('SOC-01', 0, answer('twelve'), false)
  clock.advance(60_000)
  expect(sent()).toHaveLength(0)
  expect(queue.stateOf('SOC-01').status).toBe('invalid')
  expect(queue.unsent()).toHaveLength(1)
  queue.edit('SOC-01', 0, answer('12'), true)
  clock.advance(DEBOUNCE_MS)
  expect(sent()).toHaveLength(1)
})

test('keeps a refused item until it is edited again', async () => {
  const { queue, clock, sent, reply } = setUp()
  queue.edit('SOC-01', 0, answer('a'), true)
  clock.advance(DEBOUNCE_MS)
  await reply(200, [{ itemCode: 'SOC-01', status: 'refused', code: 'locked', problems: [] }])
  clock.advance(60_000)
  expect(sent()).toHaveLength(1)
  expect(queue.stateOf('SOC-01')).toMatchObject({ status: 'refused', code: 'locked' })
  expect(queue.unsent()).toHaveLength(1)
})

test('splits a long backlog, so that no request grows beyond what browsers send while leaving', async () => {
  const { queue, clock, bodies, reply } = setUp()
  for (const code of ['SOC-01', 'SOC-02', 'SOC-03']) queue.edit(code, 0, answer('长'.repeat(9_000)), true)
  clock.advance(DEBOUNCE_MS)
  await reply(200, [saved('SOC-01', 1), saved('SOC-02', 1)])
  clock.advance(0)
  expect(bodies().map(body => new TextEncoder().encode(body).length < 64 * 1024)).toEqual([true, true])
  expect(JSON.parse(bodies()[1] ?? '')).toMatchObject({ changes: [{ itemCode: 'SOC-03' }] })
})

function answer(text: string): RawAnswer {
  return { values: { text } }
}

function saved(itemCode: string, rev: number): ItemSaveResult {
  return {
    itemCode,
    status: 'saved',
    rev,
    savedAt: '2026-03-01T02:03:04.000Z',
    isComplete: true,
    missing: [],
  }
}

function conflict(itemCode: string, rev: number): ItemSaveResult {
  const theirs = { values: { text: 'theirs' }, notApplicable: null, declined: null }
  return {
    itemCode,
    status: 'conflict',
    rev,
    ...theirs,
    updatedByName: 'Zhao Lei',
    updatedAt: '2026-03-01T02:03:04.000Z',
  }
}

function setUp() {
  const clock = createClock()
  const posts: { body: string; settle: (reply: Reply) => void; fail: () => void }[] = []
  let isOnline = true
  let keys = 0
  const queue = createAutosaveQueue({
    post: body =>
      new Promise((settle, reject) =>
        posts.push({ body, settle, fail: () => reject(new TypeError('failed')) }),
      ),
    after: clock.after,
    newKey: () => `key-${++keys}`,
    isOnline: () => isOnline,
    onChange: () => {},
  })
  async function replyRaw(reply: Reply) {
    posts.at(-1)?.settle(reply)
    await Promise.resolve().then(() => {})
    await new Promise(resolve => setImmediate(resolve))
  }
  return {
    queue,
    clock,
    replyRaw,
    bodies: () => posts.map(post => post.body),
    sent: () => posts.map((post): Sent => JSON.parse(post.body)),
    reply: (status: number, results: ItemSaveResult[]) =>
      replyRaw({ status, body: { results, progress: { completeItems: 0, askedItems: 53 } } }),
    fail: async () => {
      posts.at(-1)?.fail()
      await new Promise(resolve => setImmediate(resolve))
    },
    setOnline: (value: boolean) => {
      isOnline = value
    },
  }
}

/** Runs what is due when it is told how much time has passed. */
function createClock() {
  let now = 0
  let timers: { at: number; run: () => void }[] = []
  return {
    after(ms: number, run: () => void) {
      const timer = { at: now + ms, run }
      timers.push(timer)
      return () => {
        timers = timers.filter(other => other !== timer)
      }
    },
    advance(ms: number) {
      now += ms
      const due = timers.filter(timer => timer.at <= now)
      timers = timers.filter(timer => timer.at > now)
      for (const timer of due) timer.run()
    },
  }
}
