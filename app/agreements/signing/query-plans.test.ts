import { expect, test } from 'vitest'
import { NOW, openPortal } from '#app/accounts/accounts.test-support.ts'
import { NO_FILTER } from '#app/suppliers/supplier-search.ts'
import type { Db } from '#db/client.server.ts'
import { listening } from '#tests/support/query-plan.ts'
import {
  deleteCodesBefore,
  findAnswerable,
  findCode,
  findCounterSignatoryContacts,
  findPowerToSign,
  findSignatories,
  findTakenKeys,
} from './contact-queries.server.ts'
import { findInvitable, findSigningsOfChoice } from './invitation-queries.server.ts'
import {
  counterSigningQuery,
  countWaitingForBuyer,
  endingQuery,
  findInForce,
  findPowerOfAttorney,
  findSignatures,
  findSignedDocument,
  findSigningById,
  findSigningRequests,
  findSigningsByIds,
  findSigningsBySupplierId,
  findUnsigned,
  owedQuery,
} from './queries.server.ts'
import { findCommittedIds, findStatesByKinds } from './standing-queries.server.ts'

const CHOICE = { filter: { ...NO_FILTER, region: 'overseas' as const } }

const QUERIES: Record<string, (db: Db) => unknown> = {
  'one signing': db => findSigningById(db, 'a'),
  'some signings': db => findSigningsByIds(db, ['a', 'b']),
  'signings of a supplier': db => findSigningsBySupplierId(db, 'a'),
  'what a new one replaces': db => findInForce(db, { supplierId: 'a', templateId: 'b' }, NOW),
  'what follows a new text': db => findUnsigned(db, 'a', 'b'),
  'its signatures': db => findSignatures(db, 'a'),
  'its power of attorney': db => findPowerOfAttorney(db, 'a'),
  'its wishes': db => findSigningRequests(db, 'a'),
  'its document': db => findSignedDocument(db, 'a'),
  'what waits for the buyer': db => counterSigningQuery(db, 50, 0).all(),
  'how much waits for the buyer': db => countWaitingForBuyer(db),
  'who owes a signature': db => owedQuery(db, NOW, { dueAt: NOW, id: 'a' }, 100).all(),
  'what ends soon': db => endingQuery(db, NOW, NOW, 50).all(),
  'who may sign': db => findSignatories(db, ['a', 'b']),
  'who answers at the buyer': db => findAnswerable(db, null, ['integrity']),
  'mails queued before': db => findTakenKeys(db, ['a']),
  'a power to sign': db => findPowerToSign(db, 'a', NOW),
  'who signs for the buyer': db => findCounterSignatoryContacts(db, NOW),
  'a code': db => findCode(db, 'a', 'b'),
  'old codes': db => deleteCodesBefore(db, NOW),
  'whom to invite': db => findInvitable(db, CHOICE, 5001),
  'what they were asked before': db => findSigningsOfChoice(db, CHOICE, 'a'),
  'how a supplier stands': db => findStatesByKinds(db, 'a', ['confidentiality']),
  'who of these is committed': db => findCommittedIds(db, NOW, ['a']),
}

const GROWING =
  /SCAN (signings|signatures|signed_documents|signing_requests|suppliers|users|outbox|events)(?! USING)/

test('no query about one signing, and none that a job repeats, reads a growing table from end to end', async () => {
  const { db, raw } = await openPortal()
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
