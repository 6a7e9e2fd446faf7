import { expect, test } from 'vitest'
import { TIMETABLE } from '#app/jobs/timetable.server.ts'
import { setConnection } from '#db/client.server.ts'
import { buyerPages } from '#tests/bench/buyer-pages.ts'
import { findPageIds } from '#tests/bench/page-ids.ts'
import { growingScans, listening, type Scan } from '#tests/support/query-plan.ts'
import { addressesOf, findSubjects, openLargeDatabase, type Subject } from '#tests/support/subjects.ts'
import { routeAt, routesWithLoaders, visit, type RouteWithLoader } from '#tests/support/visits.ts'

/** No address at all, files and identities that are not there, and what there is only before the installation is set up. */
const ANSWER_NOBODY = [
  '/*',
  '/actions/:actionId/files/:fileId',
  '/agreements/signings/:signingId/power-of-attorney',
  '/assessments/:assessmentId/evidence/:evidenceId',
  '/audits/:auditId/files/:auditFileId',
  '/matters/:matterId/files/:fileId',
  '/matters/:matterId/identity',
  '/set-up',
]

/** Indexes (null: tables) that are read along on purpose: what for, and a part of the statements that may. */
const WALKED: [why: string, index: string | null, part: string][] = [
  ['nobody is asked about: nothing is read', null, 'where (false and'],
  ['the last event alone, ended by its limit', null, 'order by "events"."seq" desc limit'],
  [
    'a page of the register of agreements, ended by its limit',
    'suppliers_code_unique',
    'order by "suppliers"."code" limit',
  ],
  ['how many suppliers of each site are bound as of a day: two ids a row', 'supplier_sites_site', 'as bound'],
  ['how many of each group are bound as of a day: read from an index alone', 'suppliers_by_code', 'as bound'],
  ['the same over all', 'suppliers_code_unique', 'as bound'],
  ['a page of the newest, ended by its limit', 'outbox_created', 'order by "outbox"."created_at" desc'],
  ['how many mails of each state: states alone, 10 ms for 300,000', 'outbox_state', 'count(*)'],
  ['how many suppliers of each site: two ids a row, 8 ms for 130,000', 'supplier_sites_site', 'count(*)'],
  ['how many actions there are in all: the smallest index', 'corrective_actions_audit', 'count(*)'],
  ['a page of the list of all actions, ended by its limit', 'corrective_actions_order', 'limit'],
  ['the first and the last year with audits, ended by its limit', 'audits_year', 'order by "audits"."year"'],
  [
    'any part of a name or code: texts alone, 15 ms for 100,000',
    'suppliers_search',
    'instr(found.search_text',
  ],
]

test('no page, download or job reads a growing table from one end to the other', async () => {
  const database = await openLargeDatabase()
  const subjects = findSubjects(database)
  const routes = await routesWithLoaders()
  const { statements, ...listener } = listening(database)
  setConnection(listener)

  const silent: string[] = []
  for (const route of routes) if (!(await isAnswered(route, subjects))) silent.push(route.path)
  expect(silent.sort()).toEqual(ANSWER_NOBODY)
  const [person] = subjects.flatMap(({ people }) => people)
  for (const { path } of buyerPages(findPageIds(database)))
    if (person)
      expect([path, await visit(routeAt(routes, path), path, person)]).toEqual([path, { answered: true }])
  for (const { run } of TIMETABLE) await run({ db: listener.db, now: new Date() })

  const scans = growingScans(database, statements)
  expect(scans.filter(scan => !isOnPurpose(scan))).toEqual([])
}, 300_000)

async function isAnswered(route: RouteWithLoader, subjects: Subject[]) {
  let isAnsweredOnce = false
  for (const subject of subjects)
    for (const address of addressesOf(route.path, subject))
      for (const actor of subject.people) {
        const outcome = await visit(route, address, actor)
        isAnsweredOnce ||= outcome.answered || outcome.status < 400
      }
  return isAnsweredOnce
}

function isOnPurpose({ index, statement }: Scan) {
  return WALKED.some(([, name, part]) => name === index && statement.includes(part))
}
