import { drizzle } from 'drizzle-orm/better-sqlite3'
import { expect, test } from 'vitest'
import type { Db } from '#db/client.server.ts'
import { createAction, createSupplier, createUser } from '#db/factories/index.ts'
import * as schema from '#db/schema/index.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { NO_ACTION_FILTER } from '../actions/action-search.ts'
import { findOpenActions } from '../notice/queries.server.ts'
import {
  findActionsAfter,
  findCasesAfter,
  findDecisionsAfter,
  findItemsOfActions,
  findPlansOfActions,
  findStandingsAfter,
} from './export-queries.server.ts'
import { actionBoard, findRemediationKpis, yearsWithActions } from './find-board.server.ts'

const NOW = new Date('2026-11-29T02:00:00Z')
const IDS = ['a', 'b']

const QUERIES: Record<string, (db: Db, supplierId: string) => unknown> = {
  'the board': db => actionBoard(db, 2026, NOW),
  'the figures of a year': db => findRemediationKpis(db, 2026, NOW),
  'years with actions': db => yearsWithActions(db, NOW),
  'actions for a file': db => findActionsAfter(db, NO_ACTION_FILTER, NOW, 'CA', 200),
  'open actions for a file': db =>
    findActionsAfter(db, { ...NO_ACTION_FILTER, state: 'open' }, NOW, 'CA', 200),
  'items of actions': db => findItemsOfActions(db, IDS),
  'plans of actions': db => findPlansOfActions(db, IDS),
  'standings for a file': db => findStandingsAfter(db, 1, 200),
  'measures for a file': db => findCasesAfter(db, 'MC', 200),
  'decisions for a file': db => findDecisionsAfter(db, 1, 200),
  'open actions of a supplier': (db, supplierId) => findOpenActions(db, supplierId),
}

const GROWING =
  /SCAN (corrective_actions|action_items|action_plans|standing_receipts|measure_cases|measure_decisions|audits|suppliers|users)\b/

test.each(Object.entries(QUERIES))('%s reads no growing table from end to end', (_, run) => {
  const { raw, db } = openTestDatabase()
  const supplier = createSupplier(db)
  createAction(db, supplier, { ownerId: createUser(db).userId })
  const seen: { sql: string; params: unknown[] }[] = []
  const logQuery = (sql: string, params: unknown[]) => seen.push({ sql, params })
  run(drizzle(raw, { schema, logger: { logQuery } }), supplier.id)
  expect(seen.length).toBeGreaterThan(0)
  const plans = seen.flatMap(({ sql, params }) =>
    raw
      .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
      .all(...params)
      .map(({ detail }) => detail),
  )
  expect(plans.filter(detail => GROWING.test(detail))).toEqual([])
})
