import path from 'node:path'
import { buyerPages } from './buyer-pages.ts'
import { makeLargeDatabase } from './large.ts'
import { clientOf, measure } from './load.ts'
import { print } from './machine.ts'
import { signInAsAdmin } from './people.ts'
import { listScans } from './plans.ts'
import { startServer } from './server.ts'

const P95_GOAL_MS = 300
const VIEWS = 40
const MAX_MS_PER_PAGE = 8000

/** Every page of the buyer with three years of many suppliers. */
export async function benchLarge(folder: string, suppliers: number) {
  const databaseFile = path.join(folder, 'large.sqlite')
  const { seconds: made } = await makeLargeDatabase(databaseFile, { suppliers })
  print({ name: 'large database', suppliers, years: 3, seconds: Math.round(made) })
  const { cookie, ids } = signInAsAdmin(databaseFile)
  const server = await startServer(databaseFile)
  try {
    const client = clientOf(server.origin)
    const missed: string[] = []
    const pages = buyerPages(ids)
    for (const { name, path: address } of pages) {
      const first = performance.now()
      await client.ask(address, { headers: { cookie } })
      const firstMs = Math.round(performance.now() - first)
      const cpuBefore = server.cpuMs()
      const figures = await measure(name, { requests: VIEWS, maxMs: MAX_MS_PER_PAGE }, () =>
        client.ask(address, { headers: { cookie } }),
      )
      const cpuMs = perRequest(cpuBefore, server.cpuMs(), figures.n)
      const isMet = figures.errors === 0 && figures.p95 <= P95_GOAL_MS
      if (!isMet) missed.push(name)
      print({ ...figures, firstMs, cpuMs, isMet })
    }
    print({ name: 'server memory', residentMegabytes: server.residentMegabytes() })
    print({
      name: 'goals',
      goal: `p95 of every page: at most ${P95_GOAL_MS} ms`,
      pages: pages.length,
      missed,
    })
    client.close()
  } finally {
    await server.stop()
  }
  await listScans(databaseFile)
}

function perRequest(before: number | null, after: number | null, requests: number) {
  return before === null || after === null ? null : Math.round((after - before) / requests)
}
