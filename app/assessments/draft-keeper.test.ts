import { expect, test } from 'vitest'
import type { UnsentChange } from './autosave-queue.ts'
import { createDraftKeeper, LEAVING_MS } from './draft-keeper.ts'
import type { Draft } from './draft-store.ts'

test('keeps what is not stored, and forgets it once it is', async () => {
  const { keeper, edit, store, written } = setUp()
  edit('ENV-01')
  await keeper.keep()
  store('ENV-01', 1)
  await keeper.keep()
  expect(written).toEqual([
    { unsent: [draft('ENV-01')], settled: [] },
    { unsent: [], settled: ['ENV-01'] },
  ])
})

test('knows since when something is there as it is, however often it is written', async () => {
  const { keeper, edit, written, clock } = setUp()
  edit('ENV-01')
  await keeper.keep()
  clock.advance(5_000)
  edit('ENV-02')
  await keeper.keep()
  expect(written.at(-1)?.unsent).toEqual([draft('ENV-01'), { ...draft('ENV-02'), keptAt: 5_000 }])
  edit('ENV-01')
  await keeper.keep()
  expect(written.at(-1)?.unsent[0]?.keptAt).toBe(5_000)
})

test('what changes during a write is written after it, once', async () => {
  const { keeper, edit, written } = setUp()
  edit('ENV-01')
  const first = keeper.keep()
  edit('ENV-02')
  void keeper.keep()
  edit('ENV-03')
  void keeper.keep()
  await first
  expect(written.map(({ unsent }) => unsent.map(({ itemCode }) => itemCode))).toEqual([
    ['ENV-01'],
    ['ENV-01', 'ENV-02', 'ENV-03'],
  ])
})

test('a browser without storage keeps nothing and stands in nobody’s way', async () => {
  const { keeper, edit, written, breakStorage } = setUp()
  breakStorage()
  edit('ENV-01')
  await keeper.keep()
  edit('ENV-02')
  await keeper.keep()
  expect(written).toHaveLength(2)
})

test('what is stored while the page is being left is kept with its revision', async () => {
  const { keeper, edit, store, written } = setUp()
  edit('ENV-01')
  edit('ENV-02')
  await keeper.keep()
  keeper.leave()
  store('ENV-01', 4)
  await keeper.keep()
  expect(written.at(-1)).toEqual({
    unsent: [draft('ENV-02'), { ...draft('ENV-01'), savedRev: 4 }],
    settled: [],
  })
})

test('whoever was about to leave and stays has it forgotten, half a minute after the last attempt', async () => {
  const { keeper, edit, store, written, clock } = setUp()
  edit('ENV-01')
  await keeper.keep()
  keeper.leave()
  store('ENV-01', 1)
  await keeper.keep()
  clock.advance(LEAVING_MS - 1)
  keeper.leave()
  clock.advance(LEAVING_MS - 1)
  expect(written.at(-1)?.settled).toEqual([])
  clock.advance(1)
  expect(written.at(-1)).toEqual({ unsent: [], settled: ['ENV-01'] })
})

test('once it is told to forget, nothing is written behind the back of whoever signs out', async () => {
  const { keeper, edit, store, written, clock } = setUp()
  edit('ENV-01')
  edit('ENV-02')
  void keeper.keep()
  await keeper.forget()
  const before = written.length
  store('ENV-01', 1)
  await keeper.keep()
  expect(written).toHaveLength(before)
  clock.advance(LEAVING_MS)
  expect(written.at(-1)).toEqual({ unsent: [draft('ENV-02')], settled: ['ENV-01'] })
})

/** A queue whose edits are made and stored by hand, a clock moved by hand, and what was written. */
function setUp() {
  const unsent = new Map<string, UnsentChange>()
  const revs = new Map<string, number>()
  const written: { unsent: Draft[]; settled: string[] }[] = []
  const timers = new Set<{ at: number; run: () => void }>()
  let now = 0
  let isBroken = false
  const keeper = createDraftKeeper(
    { unsent: () => [...unsent.values()], revOf: code => revs.get(code) ?? 0 },
    {
      write: drafts => {
        written.push(drafts)
        return isBroken ? Promise.reject(new Error('no storage')) : Promise.resolve()
      },
      now: () => now,
      after: (ms, run) => {
        const timer = { at: now + ms, run }
        timers.add(timer)
        return () => timers.delete(timer)
      },
    },
  )
  return {
    keeper,
    written,
    edit: (code: string) => {
      const { keptAt: _keptAt, ...change } = draft(code)
      unsent.set(code, change)
    },
    store: (code: string, rev: number) => {
      unsent.delete(code)
      revs.set(code, rev)
    },
    breakStorage: () => {
      isBroken = true
    },
    clock: {
      advance: (ms: number) => {
        now += ms
        for (const timer of [...timers].filter(({ at }) => at <= now)) {
          timers.delete(timer)
          timer.run()
        }
      },
    },
  }
}

function draft(itemCode: string): Draft {
  return { itemCode, baseRev: 0, answer: { values: { text: itemCode } }, keptAt: 0 }
}
