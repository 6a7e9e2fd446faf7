import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { and, eq } from 'drizzle-orm'
import { insertEvents, type NewEvent } from '#app/history/ledger-queries.server.ts'
import { readEnvironment, setEnvironment } from '#app/server/environment.server.ts'
import { NO_FILTER } from '#app/suppliers/supplier-search.ts'
import { closeDatabase, openDatabase, type Connection } from '#db/client.server.ts'
import { createCampaign } from '#db/factories/index.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { campaigns } from '#db/schema/index.ts'
import { seedDemo } from '#db/seed.ts'
import { ACTION_ITEMS, ACTIONS } from './action-rows.ts'
import {
  ANSWERS,
  ASSESSMENT_SITES,
  ASSESSMENTS_OF_ROUND,
  CHANGES_OF_ROUND,
  DIMENSION_SCORES,
  DIMENSION_TOTALS,
  EVENTS,
  EXTENSION_REQUESTS,
  LOST_ITEMS,
  MAILS,
  NUMBERS,
  PEOPLE,
  ROLES,
  SITES,
  SUPPLIER_SITES,
  SUPPLIERS,
} from './large-rows.ts'

export type LargeOptions = {
  /** Suppliers beside those of the demo. */
  suppliers: number
  /** How many of them have answers in the open round; the others have only the figures of lists. */
  answered: number
}

export type LargeDatabase = {
  /** Oldest round first; the last one is open, the others are published. */
  campaignIds: string[]
  actions: number
  seconds: number
}

const USUAL: LargeOptions = { suppliers: 100_000, answered: 5_000 }
const DEMO_SUPPLIERS = 24
/** Corrective actions beside those of the demo: seven of a supplier, but no more than these. */
const MAX_ACTIONS = 10_000

/**
 * Makes a database with the demo's 24 suppliers in it and as many more as asked, each in three rounds, with
 * people, sites, scores, mails and events: written by SQL, in about a minute for 100,000. `file` must not exist.
 */
export async function makeLargeDatabase(
  file: string,
  options: Partial<LargeOptions> = {},
): Promise<LargeDatabase> {
  const { suppliers, answered } = { ...USUAL, ...options }
  const startedAt = performance.now()
  setEnvironment(readEnvironment({ DATABASE_URL: file, NODE_ENV: 'production' }))
  migrateDatabase(file)
  const connection = openDatabase(file)
  const uploadsFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-large-'))
  try {
    await seedDemo(connection, { suppliers: DEMO_SUPPLIERS, now: new Date(), uploadsFolder })
    const campaignIds = fill(connection, suppliers, answered)
    planNextRound(connection)
    const actions = Math.min(MAX_ACTIONS, 7 * suppliers)
    return { campaignIds, actions, seconds: (performance.now() - startedAt) / 1000 }
  } finally {
    closeDatabase(connection)
    fs.rmSync(uploadsFolder, { recursive: true, force: true })
  }
}

type EventOfSql = Omit<NewEvent, 'at' | 'data'> & { at: number }

function fill({ db, raw }: Connection, suppliers: number, answered: number) {
  const campaignIds = raw
    .prepare<[], string>(
      "select id from campaigns where kind = 'esg-checklist' and state <> 'draft' order by year, created_at",
    )
    .pluck()
    .all()
  raw.pragma('synchronous=OFF')
  raw.pragma('cache_size=-262144')
  const run = (statement: string, ...values: unknown[]) => raw.prepare(statement).run(...values)
  raw.transaction(() => {
    NUMBERS.forEach(statement => raw.exec(statement))
    run(
      'with recursive counted(i) as (select 1 union all select i + 1 from counted where i < ?) ' +
        'insert into large_numbers select i, lower(hex(randomblob(11))) from counted',
      suppliers,
    )
    for (const statement of [SUPPLIERS, PEOPLE, ROLES, SITES, SUPPLIER_SITES]) run(statement)
    campaignIds.forEach((campaignId, round) => {
      run(ASSESSMENTS_OF_ROUND, { campaignId, round, isOpen: Number(round === campaignIds.length - 1) })
      run(CHANGES_OF_ROUND, { campaignId })
    })
    for (const statement of [ASSESSMENT_SITES, DIMENSION_SCORES, DIMENSION_TOTALS, LOST_ITEMS]) run(statement)
    run(EXTENSION_REQUESTS)
    run(ANSWERS, { campaignId: campaignIds.at(-1), answered })
    run(MAILS)
    run(ACTIONS, { actions: MAX_ACTIONS, now: Date.now() })
    run(ACTION_ITEMS)
    const events = raw.prepare<[], EventOfSql>(EVENTS).all()
    insertEvents(
      db,
      events.map(event => ({ ...event, at: new Date(event.at), data: {} })),
    )
    raw.exec('drop table large_numbers')
  })()
  raw.pragma('wal_checkpoint(truncate)')
  return campaignIds
}

/** A draft like the round that runs, for one part of the register. */
function planNextRound({ db }: Connection) {
  const running = db
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.kind, 'esg-checklist'), eq(campaigns.state, 'open')))
    .get()
  if (!running) throw new Error('the demo has no round that runs')
  const filter = { ...NO_FILTER, category: 'packaging' as const, supplierClass: 1 as const }
  createCampaign(db, running, {
    year: running.year + 1,
    state: 'draft',
    openedAt: null,
    draftPopulation: { filter, added: [], leftOut: [] },
  })
}
