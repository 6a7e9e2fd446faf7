import express from 'express'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openScenario, stateOf, type Scenario } from '#app/assessments/scenario.test-support.ts'
import { sessionCookieName } from '#app/http/cookies.server.ts'
import { log } from './log.server.ts'
import { setConnection } from '#db/client.server.ts'
import { createSession, nextNumber } from '#db/factories/index.ts'
import { mountAutosave } from './autosave-route.server.ts'

log.level = 'silent'

type Person = Scenario['owner']
type Change = { itemCode: string; baseRev: number; values: Record<string, unknown> }

async function openServer() {
  const scenario = openScenario()
  setConnection(scenario)
  const app = express()
  mountAutosave(app)
  const server = app.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function post(person: Person | null, body: string, id = scenario.id) {
    const cookie = person ? `${sessionCookieName()}=${createSession(scenario.db, person)}` : ''
    const headers = { 'Content-Type': 'application/json', Cookie: cookie }
    const response = await fetch(`${origin}/api/assessments/${id}/answers`, { method: 'POST', headers, body })
    return { status: response.status, body: (await response.json()) as unknown }
  }
  return { ...scenario, scenario, post }
}

function save(changes: Change[], key = `save-${nextNumber()}-key`) {
  return JSON.stringify({ key, changes })
}

const GOOD: Change = { itemCode: 'GOV-02', baseRev: 0, values: { policy: 'yes' } }

test('a save is answered with what became of each item and how far the whole is', async () => {
  const { post, owner } = await openServer()
  const wrong = { itemCode: 'SOC-01', baseRev: 0, values: { cases: 'x' } }
  expect(await post(owner, save([GOOD, wrong]))).toMatchObject({
    status: 200,
    body: {
      results: [
        { itemCode: 'GOV-02', status: 'saved', rev: 1, isComplete: true, missing: [] },
        { itemCode: 'SOC-01', status: 'refused', code: 'invalid', problems: [{ code: 'not-a-number' }] },
      ],
      progress: { completeItems: 1, askedItems: 7 },
    },
  })
})

test('a conflict is 409 and carries both what was saved and the newer answer', async () => {
  const { post, owner, contributor } = await openServer()
  await post(owner, save([GOOD]))
  const stale = { ...GOOD, values: { policy: 'no' } }
  const other = { itemCode: 'ENV-01', baseRev: 0, values: { recycled: 60 } }
  expect(await post(contributor, save([stale, other]))).toMatchObject({
    status: 409,
    body: {
      results: [
        { status: 'conflict', rev: 1, values: { policy: 'yes' }, updatedByName: owner.name },
        { status: 'saved' },
      ],
    },
  })
})

test('a repeated save is answered as the first time', async () => {
  const { post, owner, scenario } = await openServer()
  const body = save([GOOD])
  const first = await post(owner, body)
  expect(await post(owner, body)).toEqual(first)
  expect(stateOf(scenario).completeItems).toBe(1)
})

test('nobody is told to sign in, and strangers and the buyer that there is nothing', async () => {
  const { post, stranger, reviewer, owner } = await openServer()
  expect(await post(null, save([GOOD]))).toEqual({ status: 401, body: { error: 'signed-out' } })
  const nothing = { status: 404, body: { error: 'not-found' } }
  expect(await post(stranger, save([GOOD]))).toEqual(nothing)
  expect(await post(stranger, '{}')).toEqual(nothing)
  expect(await post(reviewer, save([GOOD]))).toEqual(nothing)
  expect(await post(owner, save([GOOD]), 'no-such-assessment')).toEqual(nothing)
})

test.each([
  ['no JSON', '{'],
  ['no object', '[]'],
  ['no changes', JSON.stringify({ key: 'long-enough', changes: [] })],
  ['no key', JSON.stringify({ changes: [GOOD] })],
  ['a key with spaces', save([GOOD], 'not a good key')],
  ['one item twice', save([GOOD, GOOD])],
  ['too many items', save(Array.from({ length: 61 }, (_, index) => ({ ...GOOD, itemCode: `X-${index}` })))],
  ['a negative revision', save([{ ...GOOD, baseRev: -1 }])],
  [
    'values that are a list',
    '{"key":"long-enough","changes":[{"itemCode":"GOV-02","baseRev":0,"values":[]}]}',
  ],
])('%s makes no sense: 422, nothing stored', async (_, body) => {
  const { post, owner, scenario } = await openServer()
  expect(await post(owner, body)).toEqual({ status: 422, body: { error: 'malformed' } })
  expect(stateOf(scenario).state).toBe('invited')
})

test('names of object properties are ordinary unknown fields', async () => {
  const { post, owner } = await openServer()
  const body =
    '{"key":"long-enough","changes":[{"itemCode":"__proto__","baseRev":0,"values":{"__proto__":1,"constructor":2}}]}'
  expect(await post(owner, body)).toMatchObject({
    status: 200,
    body: { results: [{ status: 'refused', code: 'unknown-item' }] },
  })
})

test('more than 64 KB is too large', async () => {
  const { post, owner } = await openServer()
  const long = { ...GOOD, values: { owner: 'x'.repeat(64 * 1024) } }
  expect(await post(owner, save([long]))).toEqual({ status: 413, body: { error: 'too-large' } })
})

test('a hundred saves at once from both colleagues lose nothing that was acknowledged', async () => {
  const { post, owner, contributor, raw } = await openServer()
  const codes = ['GOV-02', 'SOC-01', 'SOC-02', 'ENV-01']
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) => {
      const itemCode = codes[index % codes.length] ?? ''
      return post(
        index % 2 ? owner : contributor,
        save([{ itemCode, baseRev: 0, values: valuesFor(itemCode, index) }]),
      )
    }),
  )
  const acknowledged = answers.filter(({ status }) => status === 200).length
  const written = raw.prepare("select count(*) from events where type = 'answer.saved'").pluck().get()
  const revisions = raw.prepare('select sum(rev) from answers').pluck().get()
  expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true)
  expect(written).toBe(4)
  expect(revisions).toBe(4)
  expect(acknowledged).toBeGreaterThanOrEqual(4)
})

function valuesFor(itemCode: string, index: number): Record<string, unknown> {
  if (itemCode === 'SOC-01') return { cases: index }
  if (itemCode === 'ENV-01') return { recycled: index }
  if (itemCode === 'SOC-02')
    return { training: 'yes', sessions: [{ topic: `第${index}次`, held_on: '2026-01-05' }] }
  return { policy: 'yes', owner: `负责人${index}` }
}

test('a failing database is 503: try again', async () => {
  const { post, owner, raw } = await openServer()
  raw.exec('alter table answer_saves rename to moved')
  const answer = await post(owner, save([GOOD]))
  expect(answer).toEqual({ status: 503, body: { error: 'not-saved' } })
})
