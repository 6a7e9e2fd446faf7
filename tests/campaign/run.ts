import os from 'node:os'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { findOrganisation, updateOrganisation } from '#app/settings/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { createSite } from '#db/factories/index.ts'
import { clientOf } from '#tests/bench/load.ts'
import { startPortal } from '#tests/support/portal.ts'
import { makeBuyer, seedOrganisation } from '#tests/support/world.ts'
import { checkFigures } from './check-figures.ts'
import { makeLedger } from './differences.ts'
import { playRound } from './play-round.ts'
import { isUnknownMailbox, makePlayers, SITE_CODES } from './suppliers.ts'

/** As fast as the settings allow: the pace itself is tried elsewhere. */
const MAILS_PER_MINUTE = 6000
/** The memory that `npm start` allows. */
const MEMORY = '--max-old-space-size=224'

const { values } = parseArgs({ options: { suppliers: { type: 'string', default: '1500' } } })
const players = makePlayers(Number(values.suppliers))
const unknown = new Set(players.filter(isUnknownMailbox).map(({ email }) => email))
const ledger = makeLedger()
const start = performance.now()
const portal = await startPortal({
  seed,
  env: { NODE_OPTIONS: MEMORY, LOG_LEVEL: 'error' },
  fate: recipient => (unknown.has(recipient) ? 'never' : 'accept'),
})
const sockets = clientOf(portal.origin)
try {
  const buyer = await makeBuyer(portal, 'procurement', 'sqe')
  const game = { portal, sockets, buyer, players, ledger }
  const path = await playRound(game, timed)
  await timed('figures', () => checkFigures(game, path))
} finally {
  sockets.close()
  await portal.stop()
}
report()

function seed(db: Db) {
  seedOrganisation(db)
  for (const code of SITE_CODES) createSite(db, { code })
  const organisation = findOrganisation(db)
  if (organisation)
    updateOrganisation(db, { ...organisation, settings: { mailsPerMinute: MAILS_PER_MINUTE } })
}

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now()
  const result = await work()
  print(`${name.padEnd(40)}${seconds(begun).padStart(8)} s`)
  return result
}

function report() {
  const load = os.loadavg()[0]?.toFixed(1)
  print(`${players.length} suppliers, ${portal.mails.length} mails, ${seconds(start)} s, load ${load}`)
  for (const line of ledger.wrong()) print(`DIFFERENT ${line}`)
  for (const line of portal.errors()) print(`SERVER ${line}`)
  print(`${ledger.checks()} figures compared, ${ledger.wrong().length} different`)
  process.exitCode = ledger.wrong().length + portal.errors().length === 0 ? 0 : 1
}

function seconds(since: number) {
  return ((performance.now() - since) / 1000).toFixed(1)
}

function print(line: string) {
  process.stdout.write(`${line}\n`)
}
