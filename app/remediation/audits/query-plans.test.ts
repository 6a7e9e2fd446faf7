import { expect, test } from 'vitest'
import { openTestDatabase } from '#tests/support/database.ts'
import { listening } from '#tests/support/query-plan.ts'
import type { Db } from '#db/client.server.ts'
import { readAuditSearch } from './audit-search.ts'
import { findFindingsOfAudits } from './finding-queries.server.ts'
import {
  countAudits,
  countByState,
  findAuditPage,
  findAuditsAfter,
  findAuditsBySupplierId,
  findAuditYears,
} from './list-queries.server.ts'
import { findCandidates } from './plan-queries.server.ts'
import {
  countFiles,
  findAuditById,
  findEventsByAuditId,
  findFileById,
  findFilesByAuditId,
  findFindingById,
  findFindingsByAuditId,
  findResultsByAuditId,
} from './queries.server.ts'

const TODAY = '2026-03-02'
const SEARCHES = [
  '',
  'view=all',
  'view=overdue',
  'view=archived&year=2026',
  'view=all&year=2026&mode=remote',
  'auditor=a',
  'supplier=a&view=all',
  'q=steel',
]

const QUERIES: Record<string, (db: Db) => unknown> = {
  'one audit': db => findAuditById(db, 'a'),
  'its results': db => findResultsByAuditId(db, 'a'),
  'its findings': db => findFindingsByAuditId(db, 'a'),
  'one finding': db => findFindingById(db, 'a', 'b'),
  'its papers': db => findFilesByAuditId(db, 'a'),
  'one paper': db => findFileById(db, 'a', 'b'),
  'how many papers': db => countFiles(db, 'a'),
  'its history': db => findEventsByAuditId(db, 'a', 9, 100),
  'audits of a supplier': db => findAuditsBySupplierId(db, 'a', { onlyNotified: true }),
  'findings of some audits': db => findFindingsOfAudits(db, ['a', 'b']),
  'whom to audit': db => findCandidates(db, 2026),
  'the years': db => findAuditYears(db),
  ...Object.fromEntries(
    SEARCHES.flatMap(query => {
      const search = readAuditSearch(new URLSearchParams(query))
      const after = { plannedOn: TODAY, id: 'a' }
      const reads: [string, (db: Db) => unknown][] = [
        [`page of ${query}`, db => findAuditPage(db, search, TODAY, 50)],
        [`next of ${query}`, db => findAuditsAfter(db, search, TODAY, { after, limit: 50 })],
        [`count of ${query}`, db => countAudits(db, search, TODAY)],
        [`states of ${query}`, db => countByState(db, search, TODAY)],
      ]
      return reads
    }),
  ),
}

/** The years are the ends of an index; everything else is found by a key. */
const GROWING =
  /SCAN (?!audits USING COVERING INDEX audits_year)(audits|audit_results|audit_findings|audit_files|corrective_actions|action_items|a|c|i|suppliers|users|events)\b/

test('no query about audits reads a growing table from end to end', () => {
  const { db, raw } = openTestDatabase()
  for (const [name, run] of Object.entries(QUERIES)) {
    const heard = listening({ db, raw })
    run(heard.db)
    expect(heard.statements.size, name).toBeGreaterThan(0)
    for (const [statement, params] of heard.statements) {
      const plan = raw
        .prepare<unknown[], { detail: string }>(`explain query plan ${statement}`)
        .all(...params)
      expect.soft(plan.map(({ detail }) => detail).join('\n'), name).not.toMatch(GROWING)
    }
  }
})
