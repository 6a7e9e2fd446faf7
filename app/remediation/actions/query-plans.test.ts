import { expect, test } from 'vitest'
import { NOW, openPortal } from '#app/accounts/accounts.test-support.ts'
import type { Db } from '#db/client.server.ts'
import { listening } from '#tests/support/query-plan.ts'
import { OPEN_ACTION_STATES } from './action-state.ts'
import { findActionComments, findLatestActionComment } from './comment-queries.server.ts'
import {
  findActionDesk,
  findActionPeople,
  isActionPerson,
  findSupplierContacts,
} from './contact-queries.server.ts'
import { findCoveredCodes } from './covered-queries.server.ts'
import { findActionEvents } from './event-queries.server.ts'
import { findActionExtension } from './extension-queries.server.ts'
import {
  dueGroupsQuery,
  findCountsOfOwner,
  findDueActions,
  findOwnerCounts,
  overdueQuery,
} from './job-queries.server.ts'
import { countOwnActions, findOwnActionList } from './list-queries.server.ts'
import { findPlans } from './plan-queries.server.ts'
import {
  existsProposal,
  findActionById,
  findActionItems,
  findMergeable,
  findRepeatedId,
  findVersionsOfAssessment,
  type ActionRow,
} from './queries.server.ts'

const DRAFT = { id: 'a', supplierId: 'b', assessmentId: null, auditId: null } as ActionRow
const COVERED = { exceptId: 'a', supplierId: 'b', assessmentId: 'c' }
const SPAN = { from: NOW, until: NOW }

const QUERIES: Record<string, (db: Db) => unknown> = {
  'one action': db => findActionById(db, 'a'),
  'its items': db => findActionItems(db, 'a'),
  'its plans': db => findPlans(db, 'a'),
  'its request for more time': db => findActionExtension(db, 'a'),
  'its comments': db => findActionComments(db, 'a'),
  'its last comment': db => findLatestActionComment(db, 'a'),
  'its events': db => findActionEvents(db, 'a', 7, 100),
  'what it repeats': db => findRepeatedId(db, 'a', ['SOC-02'], NOW),
  'what it merges with': db => findMergeable(db, DRAFT),
  'what it rests on': db => findVersionsOfAssessment(db, 'a'),
  'whether it was proposed': db => existsProposal(db, 'a'),
  'actions of a supplier': db => findOwnActionList(db, 'a', OPEN_ACTION_STATES, 1, 50),
  'how many a supplier has': db => countOwnActions(db, 'a', OPEN_ACTION_STATES),
  'whom to write to': db => findSupplierContacts(db, 'a'),
  'what is due soon': db => dueGroupsQuery(db, SPAN, { supplierId: 'a', dueAt: NOW }, 100).all(),
  'what of a supplier is due then': db => findDueActions(db, { supplierId: 'a', dueAt: NOW }),
  'what is overdue': db => overdueQuery(db, NOW, { dueAt: NOW, id: 'a' }, 50).all(),
  'what each follows': db => findOwnerCounts(db, NOW),
  'what somebody who left followed': db => findCountsOfOwner(db, NOW, 'a'),
  'what nobody follows': db => findCountsOfOwner(db, NOW, null),
  'which items are covered': db => findCoveredCodes(db, COVERED, ['SOC-02']),
  'who may follow': db => findActionPeople(db),
  'whether somebody may follow': db => isActionPerson(db, 'user'),
  'who stands in': db => findActionDesk(db, ['a']),
}

const GROWING = /^SCAN (corrective_actions|action_\w+|events|users|suppliers|assessments)\b/

test.each(Object.entries(QUERIES))('%s is found by an index', async (_name, run) => {
  const portal = await openPortal()
  const heard = listening(portal)
  run(heard.db)
  expect(heard.statements.size).toBeGreaterThan(0)
  for (const [statement, params] of heard.statements) {
    const rows = portal.raw
      .prepare<unknown[], { detail: string }>(`explain query plan ${statement}`)
      .all(...params)
    const scans = rows.map(({ detail }) => detail).filter(detail => GROWING.test(detail))
    expect(scans).toEqual([])
  }
})
