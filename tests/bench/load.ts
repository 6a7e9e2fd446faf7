import http from 'node:http'
import { performance } from 'node:perf_hooks'

/** `bytes`: what came over the line, packed or not. */
export type Reply = { status: number; body: string; bytes: number }

export type Figures = {
  name: string
  /** Requests that were measured; errors among them are answers other than 2xx and 3xx. */
  n: number
  errors: number
  clients: number
  perSecond: number
  /** Milliseconds from sending to the last byte. */
  p50: number
  p95: number
  p99: number
  max: number
}

type Bounds = { clients?: number; requests: number; warmUp?: number; maxMs?: number }

const MAX_MS = 20_000

/** Keeps connections open, as browsers and proxies do. */
export function clientOf(origin: string, maxSockets = 64) {
  const agent = new http.Agent({ keepAlive: true, maxSockets })
  const { hostname, port } = new URL(origin)

  function ask(path: string, { method = 'GET', headers = {}, body = '' }: Ask = {}): Promise<Reply> {
    const length = body === '' ? {} : { 'content-length': Buffer.byteLength(body) }
    return new Promise((resolve, reject) => {
      const options = { hostname, port, path, method, agent, headers: { ...headers, ...length } }
      const request = http.request(options, response => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const sent = Buffer.concat(chunks)
          resolve({
            status: response.statusCode ?? 0,
            body: sent.toString('utf8'),
            bytes: sent.length,
          })
        })
        response.on('error', reject)
      })
      request.on('error', reject)
      request.end(body)
    })
  }
  return { ask, close: () => agent.destroy() }
}

type Ask = { method?: string; headers?: Record<string, string>; body?: string }
export type Client = ReturnType<typeof clientOf>

/**
 * Sends up to `requests` requests, each client waiting for its answer before the next, and stops after `maxMs`.
 * `work` gets the client's number and how many that client has sent.
 */
export async function measure(
  name: string,
  { clients = 1, requests, warmUp = 0, maxMs = MAX_MS }: Bounds,
  work: (client: number, turn: number) => Promise<Reply>,
): Promise<Figures> {
  const turns = new Map<number, number>()
  const send = (client: number) => {
    const turn = turns.get(client) ?? 0
    turns.set(client, turn + 1)
    return work(client, turn)
  }
  await inParallel(clients, async client => {
    for (let sent = 0; sent < Math.ceil(warmUp / clients); sent++) await send(client)
  })
  const times: number[] = []
  let errors = 0
  let begun = 0
  const start = performance.now()
  await inParallel(clients, async client => {
    while (begun < requests && performance.now() - start < maxMs) {
      begun++
      const sentAt = performance.now()
      const { status } = await send(client)
      times.push(performance.now() - sentAt)
      if (status < 200 || status >= 400) errors++
    }
  })
  const seconds = (performance.now() - start) / 1000
  return {
    name,
    n: times.length,
    errors,
    clients,
    perSecond: round(times.length / seconds),
    ...spread(times),
  }
}

function spread(times: number[]) {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: round(sorted.at(-1) ?? 0) }
}

async function inParallel(count: number, run: (index: number) => Promise<void>) {
  await Promise.all(Array.from({ length: count }, (_, index) => run(index)))
}

function round(value: number) {
  return Math.round(value * 100) / 100
}
