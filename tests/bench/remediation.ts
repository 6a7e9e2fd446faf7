import path from 'node:path'
import { makeLargeDatabase } from './large.ts'
import { clientOf, measure } from './load.ts'
import { print } from './machine.ts'
import { signInAsAdmin } from './people.ts'
import { startServer } from './server.ts'

const SUPPLIERS = 1500
const VIEWS = 60
const MAX_MS_PER_PAGE = 10_000
const P95_GOAL_MS = 150

/** Pages about 10,000 corrective actions of 1,500 suppliers. */
export const ACTION_PAGES = {
  'remediation board': '/actions/board',
  'remediation figures': '/actions/board/kpis',
  'actions, open': '/actions?state=open',
  'actions, overdue of a dimension': '/actions?overdue=yes&dimension=SOC',
  'actions, closed late in a year': `/actions?closed=late&closedIn=${new Date().getFullYear()}`,
  'actions, all, last page': '/actions?state=&page=9999',
}

/** The board and the lists of corrective actions, and all of them as a file. */
export async function benchRemediation(folder: string) {
  const databaseFile = path.join(folder, 'remediation.sqlite')
  const { actions } = await makeLargeDatabase(databaseFile, { suppliers: SUPPLIERS, answered: 0 })
  print({ name: 'remediation', suppliers: SUPPLIERS, actions })
  const { cookie } = signInAsAdmin(databaseFile)
  const server = await startServer(databaseFile)
  try {
    const client = clientOf(server.origin)
    const missed: string[] = []
    const addresses = { ...ACTION_PAGES, 'actions as CSV': '/exports/actions.csv' }
    for (const [name, address] of Object.entries(addresses)) {
      const figures = await measure(name, { requests: VIEWS, maxMs: MAX_MS_PER_PAGE }, () =>
        client.ask(address, { headers: { cookie } }),
      )
      if (name in ACTION_PAGES && (figures.errors > 0 || figures.p95 > P95_GOAL_MS)) missed.push(name)
      print(figures)
    }
    print({ name: 'goals', goal: `p95 of every page: at most ${P95_GOAL_MS} ms`, missed })
    client.close()
  } finally {
    await server.stop()
  }
}
