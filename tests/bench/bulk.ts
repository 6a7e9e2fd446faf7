import Sqlite from 'better-sqlite3'
import { and, eq } from 'drizzle-orm'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ImportState } from '#app/suppliers/import/import-state.ts'
import { NO_FILTER } from '#app/suppliers/supplier-search.ts'
import { closeDatabase, openDatabase } from '#db/client.server.ts'
import { createCampaign } from '#db/factories/index.ts'
import { campaigns } from '#db/schema/index.ts'
import { csvOfSuppliers, TITLE_FIELDS } from './import-file.ts'
import { clientOf } from './load.ts'
import { print, seconds } from './machine.ts'
import { signInRole } from './people.ts'
import { makeScratch } from './scratch.ts'
import { startServer, type BenchServer } from './server.ts'

const IMPORTED = 10_000
const POLL_MS = 50
const LONGEST_MS = 3 * 60_000
const FORM = 'application/x-www-form-urlencoded'

/** What a buyer starts with one click: a round of 1,500 suppliers, and 10,000 suppliers out of a file. */
export async function benchBulk(folder: string, suppliers: number) {
  const databaseFile = path.join(folder, 'bulk.sqlite')
  await makeScratch(databaseFile, path.join(folder, 'bulk-uploads'), suppliers)
  const { cookie, draftId, population } = prepare(databaseFile)
  const server = await startServer(databaseFile)
  try {
    await openRound(server, cookie, draftId, population)
    await importFile(server, cookie, databaseFile)
    print({ name: 'server memory', residentMegabytes: server.residentMegabytes() })
  } finally {
    await server.stop()
  }
}

async function openRound(server: BenchServer, cookie: string, draftId: string, population: number) {
  const ask = askerOf(server, cookie)
  const beats = heartbeat(server)
  const startedAt = performance.now()
  const cpuBefore = server.cpuMs() ?? 0
  const opened = await ask(`/campaigns/${draftId}/opening`, FORM, `expected=${population}`)
  const took = seconds(startedAt)
  const cpuSeconds = ((server.cpuMs() ?? 0) - cpuBefore) / 1000
  print({
    name: 'open a round',
    status: opened.status,
    suppliers: population,
    seconds: took,
    cpuSeconds,
    longestWaitMs: await beats.end(),
  })
}

/** Through the real upload, the check and the import, while somebody else goes on asking. */
async function importFile(server: BenchServer, cookie: string, databaseFile: string) {
  const ask = askerOf(server, cookie)
  const form = new FormData()
  form.set('file', new Blob([csvOfSuppliers(IMPORTED)], { type: 'text/csv' }), 'suppliers.csv')
  const beats = heartbeat(server)
  const startedAt = performance.now()
  const cpuBefore = server.cpuMs() ?? 0
  const uploaded = await fetch(`${server.origin}/suppliers/imports`, {
    method: 'POST',
    headers: { cookie, origin: server.origin },
    body: form,
    redirect: 'manual',
  })
  const page = uploaded.headers.get('location')
  if (!page) throw new Error(`the upload answered ${uploaded.status}`)
  const reaches = watchImport(databaseFile)
  const read = await reaches('mapped')
  const columns = TITLE_FIELDS.map(([, field], at) => `column-${at}=${field}`).join('&')
  await ask(`${page}/columns`, FORM, columns)
  const checked = await reaches('checked')
  await ask(`${page}/application`, FORM, '')
  const applied = await reaches('applied')
  const took = seconds(startedAt)
  print({
    name: 'import',
    rows: IMPORTED,
    ...{ readSeconds: read, checkSeconds: checked, applySeconds: applied, seconds: took },
    cpuSeconds: ((server.cpuMs() ?? 0) - cpuBefore) / 1000,
    rowsPerSecond: Math.round(IMPORTED / took),
    longestWaitMs: await beats.end(),
    residentMegabytes: server.residentMegabytes(),
  })
}

/** Waits for the only import to come so far; answers the seconds since the last wait was over. */
function watchImport(databaseFile: string) {
  let since = performance.now()
  return async (wanted: ImportState) => {
    const raw = new Sqlite(databaseFile, { readonly: true })
    const stateOf = raw.prepare<[], ImportState>('select state from imports order by created_at desc').pluck()
    try {
      for (let state = stateOf.get(); state !== wanted; state = stateOf.get()) {
        if (state === 'failed' || performance.now() - since > LONGEST_MS) throw new Error(`it is ${state}`)
        await pause(POLL_MS)
      }
    } finally {
      raw.close()
    }
    const took = seconds(since)
    since = performance.now()
    return took
  }
}

function askerOf(server: BenchServer, cookie: string) {
  return (address: string, type: string, body: string) =>
    fetch(server.origin + address, {
      method: 'POST',
      headers: { cookie, origin: server.origin, 'content-type': type },
      body,
      redirect: 'manual',
    })
}

/** How long somebody else had to wait for the shortest answer there is, at the longest. */
function heartbeat(server: BenchServer) {
  const client = clientOf(server.origin)
  let longest = 0
  let isOver = false
  const beating = (async () => {
    while (!isOver) {
      const askedAt = performance.now()
      await client.ask('/healthz')
      longest = Math.max(longest, performance.now() - askedAt)
      await pause(POLL_MS / 5)
    }
    client.close()
  })()
  return {
    async end() {
      isOver = true
      await beating
      return Math.round(longest)
    },
  }
}

/** A draft for everybody in the register. */
function prepare(databaseFile: string) {
  const connection = openDatabase(databaseFile)
  const { db, raw } = connection
  try {
    const running = db
      .select()
      .from(campaigns)
      .where(and(eq(campaigns.kind, 'esg-checklist'), eq(campaigns.state, 'open')))
      .get()
    if (!running) throw new Error('the demo has no round that runs')
    const dueAt = new Date(Date.now() + 30 * 86_400_000)
    const draft = createCampaign(db, running, {
      ...{ year: running.year + 1, state: 'draft', openedAt: null, dueAt },
      draftPopulation: { filter: NO_FILTER, added: [], leftOut: [] },
    })
    const population = raw
      .prepare<[], number>(
        "select count(*) from suppliers where closed_at is null and status <> 'disqualified'",
      )
      .pluck()
      .get()
    return {
      cookie: signInRole(connection, 'procurement'),
      draftId: draft.id,
      population: population ?? 0,
    }
  } finally {
    closeDatabase(connection)
  }
}
