import { randomUUID } from 'node:crypto'
import { measure, type Client, type Figures } from './load.ts'
import { SAVED_ITEM, type Target, type Targets } from './scratch.ts'

const WRITERS = 32
const SECTION = 'env'

type Scenario = (client: Client, origin: string, targets: Targets) => Promise<Figures>

/** In the order they run; each is bounded in number and time. */
export const SCENARIOS: Scenario[] = [
  client => measure('hello', { requests: 3000, warmUp: 300 }, () => client.ask('/healthz')),
  (client, _origin, { writing }) =>
    measure('section page', { requests: 200, warmUp: 30 }, (_client, turn) =>
      readSection(client, at(writing, turn)),
    ),
  (client, _origin, { writing }) =>
    measure('section page, 8 clients', { clients: 8, requests: 300, warmUp: 16 }, (reader, turn) =>
      readSection(client, at(writing, reader * 31 + turn)),
    ),
  (client, origin, { writing }) => {
    const save = saverOf(client, origin, at(writing, 0))
    return measure('autosave, 1 client', { requests: 500, warmUp: 50 }, save)
  },
  (client, origin, { writing }) => {
    const savers = Array.from({ length: WRITERS }, (_, writer) =>
      saverOf(client, origin, at(writing, writer + 1)),
    )
    return measure(
      'autosave, 32 clients',
      { clients: WRITERS, requests: 12_000, warmUp: 640 },
      (writer, turn) => at(savers, writer)(writer, turn),
    )
  },
  (client, origin, { complete }) =>
    measure('submit', { requests: Math.min(60, complete.length - 5), warmUp: 5 }, (_client, turn) =>
      submit(client, origin, at(complete, turn)),
    ),
  (client, _origin, { buyerCookie }) =>
    measure('supplier list', { requests: 100, warmUp: 15 }, (_client, turn) =>
      client.ask(`/suppliers?page=${1 + (turn % 20)}&sort=grade`, { headers: { cookie: buyerCookie } }),
    ),
  (client, _origin, { buyerCookie }) =>
    measure('register of agreements', { requests: 100, warmUp: 15 }, (_client, turn) =>
      client.ask(`/agreements?agreement=integrity-commitment&page=${1 + (turn % 20)}`, {
        headers: { cookie: buyerCookie },
      }),
    ),
  (client, _origin, { buyerCookie, boardId }) =>
    measure('grade board', { requests: 100, warmUp: 15 }, () =>
      client.ask(`/campaigns/${boardId}/board`, { headers: { cookie: buyerCookie } }),
    ),
]

export function readSection(client: Client, { assessmentId, cookie }: Target) {
  return client.ask(`/assessments/${assessmentId}/sections/${SECTION}`, { headers: { cookie } })
}

/** Saves two changing figures of one item, each time on top of the revision before. */
function saverOf(client: Client, origin: string, { assessmentId, cookie, ...target }: Target) {
  let { rev } = target
  const headers = { cookie, origin, 'content-type': 'application/json' }
  return async (_client: number, turn: number) => {
    const values = { status: 'yes', electricity: 100 + turn, energy: 10 + turn }
    const body = JSON.stringify({
      key: randomUUID(),
      changes: [{ itemCode: SAVED_ITEM, baseRev: rev, values }],
    })
    const reply = await client.ask(`/api/assessments/${assessmentId}/answers`, {
      method: 'POST',
      headers,
      body,
    })
    if (reply.status === 200) rev++
    return reply
  }
}

/** Posts the declaration as the page's form does. */
export function submit(client: Client, origin: string, { assessmentId, cookie }: Target) {
  const fields = { declaration: 'accepted', signatoryName: '王敏', signatoryTitle: '总经理' }
  return client.ask(`/assessments/${assessmentId}/submission`, {
    method: 'POST',
    headers: { cookie, origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
}

/** The element at an index, going round. */
export function at<T>(list: readonly T[], index: number): T {
  const element = list[index % list.length]
  if (element === undefined) throw new Error('the demo has nothing to measure this with')
  return element
}
