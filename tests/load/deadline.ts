import Sqlite from 'better-sqlite3'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { clientOf } from '#tests/bench/load.ts'
import { at } from '#tests/bench/scenarios.ts'
import { makeScratch, SAVED_ITEM, type Target } from '#tests/bench/scratch.ts'
import { startServer } from '#tests/bench/server.ts'
import { atRate, describe, type Outcomes } from './pace.ts'
import { look, save, submit, type Writer } from './suppliers.ts'

const SECTIONS = ['gov', 'soc', 'env', 'qlt', 'ext', 'eth']
const MAX_SECONDS = 600
/** As browsers have them: each its own, so that no save waits for the connection of somebody else's page. */
const SOCKETS = 4000
const P99_GOAL_MS = 500
/** So many suppliers a register has for each that still owes its answers on the last day. */
const REGISTERED_PER_LATE = 1.5
const WARM_UP_SHARES = [0.25, 0.5, 1]

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    suppliers: { type: 'string', default: '1500' },
    saves: { type: 'string', default: '300' },
    pages: { type: 'string', default: '20' },
    buyers: { type: 'string', default: '2' },
    submissions: { type: 'string', default: '2' },
    'warm-up': { type: 'string', default: '15' },
  },
})
const seconds = Math.min(MAX_SECONDS, Number(values.seconds))
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-load-'))
process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const databaseFile = path.join(folder, 'load.sqlite')
const cores = os.availableParallelism()
const late = Number(values.suppliers)
const registered = Math.ceil(late * REGISTERED_PER_LATE)
const targets = await makeScratch(databaseFile, path.join(folder, 'uploads'), registered)
const server = await startServer(databaseFile)
const client = clientOf(server.origin, SOCKETS)
const writers = [...targets.complete, ...targets.writing, ...targets.invited].slice(0, late).map(writerOf)
const finishing = writers.slice(0, targets.complete.length)
const turns = { save: 0, read: 0, watch: 0 }
let lost: string[] = []
try {
  // A server that has just been started compiles its own code first: nobody starts one five minutes before the end.
  const warmUp = []
  for (const share of WARM_UP_SHARES) warmUp.push(await play(Number(values['warm-up']) / 3, share))
  const outcomes = await play(seconds)
  const megabytes = server.residentMegabytes()
  client.close()
  await server.stop()
  lost = findLost()
  report(outcomes, warmUp, megabytes)
} finally {
  await server.stop()
}

/** Everybody at once for so many seconds, at a share of the rates. */
async function play(seconds: number, share = 1): Promise<Record<string, Outcomes>> {
  const rate = (perSecond: string) => Number(perSecond) * share
  const [saves, pages, submissions, watching] = await Promise.all([
    atRate(rate(values.saves), seconds, saveOne),
    atRate(rate(values.pages), seconds, readOne),
    atRate(rate(values.submissions), seconds, submitOne),
    atRate(rate(values.buyers), seconds, watchOne),
  ])
  return { saves, pages, submissions, watching }
}

function writerOf(target: Target): Writer {
  return { ...target, confirmed: null, isComplete: true, isBusy: false, isSubmitted: false }
}

/** Suppliers save in turn; one whose last save is still under way, or who has submitted, is passed over. */
function saveOne() {
  for (let tries = 0; tries < writers.length; tries += 1) {
    const writer = writers[turns.save++ % writers.length]
    if (writer && !writer.isBusy && !writer.isSubmitted)
      return save(client, server.origin, writer, turns.save % 1_000_000)
  }
  return Promise.resolve('every supplier waits for an answer')
}

function readOne() {
  const { assessmentId, cookie } = at(writers, turns.read * 7)
  const page = `/assessments/${assessmentId}/sections/${at(SECTIONS, turns.read++)}`
  return look(client, cookie, page)
}

function submitOne() {
  const writer = finishing.find(
    ({ isComplete, isBusy, isSubmitted }) => isComplete && !isBusy && !isSubmitted,
  )
  return writer ? submit(client, server.origin, writer) : Promise.resolve(null)
}

function watchOne() {
  const pages = [`/campaigns/${targets.openId}`, '/overview', '/suppliers', '/reviews']
  return look(client, targets.buyerCookie, at(pages, turns.watch++))
}

/** Compares what the database holds with what was confirmed, supplier by supplier. */
function findLost() {
  const raw = new Sqlite(databaseFile, { readonly: true })
  const find = raw.prepare(
    `select rev, "values" from answers where assessment_id = ? and item_code = '${SAVED_ITEM}'`,
  )
  const wrong = writers.flatMap(({ assessmentId, confirmed, rev }) => {
    if (confirmed === null) return []
    const row = find.get(assessmentId) as { rev: number; values: string } | undefined
    const stored = row ? (JSON.parse(row.values) as { energy: number }).energy : null
    return stored === confirmed && row?.rev === rev ? [] : [`${assessmentId}: ${confirmed} → ${stored}`]
  })
  raw.close()
  return wrong
}

/** Times are those after the warm-up; an error or a loss counts whenever it happens. */
function report(
  outcomes: Record<string, Outcomes>,
  warmUp: Record<string, Outcomes>[],
  residentMegabytes: number | null,
) {
  const suppliers = writers.filter(writer => writer.confirmed !== null).length
  print({ name: 'load', seconds, suppliers, cores, load: os.loadavg()[0] })
  for (const [name, each] of Object.entries(outcomes)) print({ name, ...describe(each) })
  print({ name: 'server memory', residentMegabytes })
  const figures = [outcomes, ...warmUp].flatMap(each => Object.values(each)).map(describe)
  const errors = figures.reduce((sum, each) => sum + each.errors, 0)
  const p99 = outcomes.saves ? describe(outcomes.saves).p99 : null
  const isFast = p99 !== null && p99 < P99_GOAL_MS
  print({
    name: 'goals',
    errors,
    lost: lost.length,
    saveP99: p99,
    isMet: errors + lost.length === 0 && isFast,
  })
  for (const line of lost.slice(0, 10)) print({ lost: line })
}

function print(line: object) {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
