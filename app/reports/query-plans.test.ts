import { drizzle } from 'drizzle-orm/better-sqlite3'
import { expect, test } from 'vitest'
import { openScenario, submit } from '#app/assessments/scenario.test-support.ts'
import type { Connection } from '#db/client.server.ts'
import { createUser } from '#db/factories/index.ts'
import * as schema from '#db/schema/index.ts'
import { EXPORT_NOW } from './exports.test-support.ts'
import { findEventsAfter } from './log-queries.server.ts'
import { TABLES } from './tables.server.ts'

/** These grow with every supplier, every year, every save: nobody may read them from end to end. */
const GROWING =
  /^SCAN (suppliers|assessments|answers|reviews|evidence|extension_requests|grade_receipts|events|outbox|users)$/

test.each(TABLES.map(table => [table.id, table] as const))(
  '%s reads no growing table without an index',
  (_, table) => {
    const scenario = openScenario({ answered: true })
    submit(scenario)
    const { raw, campaign, supplier } = scenario
    const { db, statements } = listening(raw)
    const actor = createUser(scenario.db, { roles: ['admin', 'procurement', 'sqe', 'committee'] })
    for (const subject of [
      `campaignId=${campaign.id}&campaign=${campaign.id}`,
      `supplierId=${supplier.id}`,
    ]) {
      for (const search of [
        '',
        'category=packaging',
        'grade=A&class=1',
        'state=submitted',
        'kind=invitation',
      ]) {
        const params = new URLSearchParams(`${subject}&${search}`)
        const opened = table.open({ db, actor, params, now: EXPORT_NOW, locale: 'en' })
        Array.from(opened?.pages ?? [])
      }
    }
    expect(statements.size).toBeGreaterThan(0)
    for (const [statement, params] of statements)
      for (const step of planOf(raw, statement, params)) expect(step, statement).not.toMatch(GROWING)
  },
)

/** The same database, noting what is asked of it. */
function listening(raw: Connection['raw']) {
  const statements = new Map<string, unknown[]>()
  const logger = { logQuery: (query: string, params: unknown[]) => void statements.set(query, params) }
  return { db: drizzle(raw, { schema, logger }), statements }
}

function planOf(raw: Connection['raw'], statement: string, params: unknown[]): string[] {
  const readsNothing = / where false$/.test(statement)
  if (readsNothing || !/^select/i.test(statement.trim())) return []
  const rows = raw.prepare<unknown[], { detail: string }>(`explain query plan ${statement}`).all(...params)
  return rows.map(({ detail }) => detail)
}

test.each(['supplierId', 'campaignId'] as const)(
  'the trail by %s never walks over the saves of forms',
  of => {
    const { raw } = openScenario()
    const { db, statements } = listening(raw)
    findEventsAfter(db, of === 'supplierId' ? { supplierId: 'one' } : { campaignId: 'one' }, null, 100)
    const [statement, params] = [...statements].at(-1) ?? ['', []]
    const index = of === 'supplierId' ? 'events_supplier' : 'events_campaign'
    expect(planOf(raw, statement, params).join()).toContain(`USING INDEX ${index} `)
    const definition = raw.prepare('select sql from sqlite_master where name = ?').pluck().get(index)
    expect(definition).toContain(`WHERE "events"."type" <> 'answer.saved'`)
  },
)
