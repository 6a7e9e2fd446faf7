import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { transact, type Db } from '#db/client.server.ts'
import { accountTokens, assessments, events, outbox } from '#db/schema/index.ts'
import {
  addContact,
  addSupplier,
  BUYER,
  BY_BUYER,
  draftCampaign,
  NOW,
  openPortalFile,
  requireCampaign,
} from './campaigns.test-support.ts'
import { openCampaign } from './open-campaign.server.ts'

const SUPPLIERS = 1500

/** A draft for 1,500 suppliers, each with somebody who has no password yet. */
function draftForMany() {
  const { db, file } = openPortalFile()
  const supplierIds = transact(db, tx => {
    const ids = Array.from({ length: SUPPLIERS }, () => addSupplier(tx))
    ids.forEach(id => addContact(tx, id))
    return ids
  })
  return { db, file, id: draftCampaign(db, supplierIds) }
}

function written(db: Db, id: string) {
  const invited = db.select({ type: events.type }).from(events).all()
  return {
    state: requireCampaign(db, id).state,
    assessments: db.select({ id: assessments.id }).from(assessments).all().length,
    mails: db.select({ id: outbox.id }).from(outbox).all().length,
    links: db.select({ id: accountTokens.tokenHash }).from(accountTokens).all().length,
    events: invited.filter(({ type }) => type === 'assessment.invited').length,
  }
}

const NOTHING = { state: 'draft', assessments: 0, mails: 0, links: 0, events: 0 }
const EVERYTHING = {
  state: 'open',
  assessments: SUPPLIERS,
  mails: SUPPLIERS,
  links: SUPPLIERS,
  events: SUPPLIERS,
}

test('a process killed in the middle of opening leaves nothing behind, and the campaign opens again', async () => {
  const { db, file, id } = draftForMany()
  const stages = [
    ['assessments', 700],
    ['outbox', 1],
    ['outbox', SUPPLIERS],
  ] as const
  for (const [table, row] of stages) {
    expect(await openInProcess(file, id, table, row)).toEqual([null, 'SIGKILL'])
    expect(written(db, id)).toEqual(NOTHING)
  }
  expect(await openInProcess(file, id, 'outbox', 0)).toEqual([0, null])
  expect(written(db, id)).toEqual(EVERYTHING)
}, 120_000)

test('of several processes opening at once one writes everything, the others nothing', async () => {
  const { db, file, id } = draftForMany()
  const exits = await Promise.all([1, 2, 3].map(() => openInProcess(file, id, 'outbox', 0)))
  expect(exits.map(([code]) => code).toSorted()).toEqual([0, 3, 3])
  expect(written(db, id)).toEqual(EVERYTHING)
  expect(openCampaign(db, BY_BUYER, id)).toMatchObject({ refusal: { code: 'wrong-state' } })
}, 120_000)

async function openInProcess(file: string, id: string, table: string, row: number) {
  const script = 'tests/support/open-campaign.child.ts'
  const args = [file, id, BUYER.userId, String(NOW.getTime()), table, String(row)]
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return once(child, 'exit')
}
