import path from 'node:path'
import { expect, test } from 'vitest'
import { prepareUploads } from '#app/assessments/evidence-store.server.ts'
import { addComment } from '#app/assessments/comments.server.ts'
import { openCampaign } from '#app/campaigns/open-campaign.server.ts'
import { createCampaign } from '#app/campaigns/create-campaign.server.ts'
import { NO_FILTER } from '#app/suppliers/supplier-search.ts'
import { updateCampaign } from '#app/campaigns/queries.server.ts'
import { getEnvironment, setEnvironment } from '#app/server/environment.server.ts'
import { log } from '#app/server/log.server.ts'
import { setConnection } from '#db/client.server.ts'
import { acting } from '#db/factories/index.ts'
import {
  assessments,
  campaigns,
  events,
  evidence,
  matters,
  outbox,
  suppliers,
  users,
} from '#db/schema/index.ts'
import {
  addCompany,
  assessmentOf,
  DUE,
  openRepliesPortal,
  openRound,
  reply,
  requireIntegrityVersion,
} from '#app/integrity/replies/replies.test-support.ts'
import { hearLog, walk } from './support/walk.ts'

/** Stands in the answer; whoever reads it has read what is for the integrity function alone. */
const CANARY = '金丝雀暗号-canary-4711'
const CODE = 'INT-06'

/**
 * Everything that must not reach anybody outside the integrity function. To have something else looked for in the same walk,
 * add where it is made (in `portalWithASecret`) and what it says (here).
 */
function secretsOf(db: Parameters<typeof requireIntegrityVersion>[0]) {
  const items = requireIntegrityVersion(db).content.dimensions.flatMap(dimension => dimension.items)
  const item = items.find(({ code }) => code === CODE)
  const flag = item?.flags?.[0]
  if (!item || !flag) throw new Error('the questionnaire has no such item')
  const { question, guidance } = item
  return [
    CANARY,
    CODE,
    ...Object.values(question),
    ...Object.values(guidance.good),
    ...Object.values(flag.label),
    flag.id,
  ]
}

/** A supplier with an answer that nobody may see, which is also in a round of the checklist. */
function portalWithASecret() {
  const portal = openRepliesPortal()
  const { db, people } = portal
  setConnection(portal)
  const uploadsFolder = path.join(portal.folder, 'uploads')
  setEnvironment({ ...getEnvironment(), uploadsFolder })
  prepareUploads(uploadsFolder)
  const { supplier, owner } = addCompany(portal, { nameZh: '示例供应商', nameEn: 'Example Supplier' })
  const facts = { nameZh: '2026年度评估', nameEn: 'Assessment 2026', year: 2026, dueAt: DUE }
  const checklist = createCampaign(db, acting(people.procurement), facts)
  if (!checklist.ok) throw new Error(checklist.refusal.code)
  updateCampaign(db, checklist.id, { draftPopulation: { filter: NO_FILTER, added: [], leftOut: [] } })
  expect(openCampaign(db, acting(people.procurement), checklist.id).ok).toBe(true)
  openRound(portal)
  const { id } = assessmentOf(db, supplier.id)
  const asked = { demanded: 'yes', details: `有人索要好处：${CANARY}` }
  expect(reply(db, owner, id, { [CODE]: asked }).ok).toBe(true)
  expect(addComment(db, acting(people.integrity), id, CODE, `请补充：${CANARY}`).ok).toBe(true)
  expect(addComment(db, acting(owner), id, CODE, `补充如下：${CANARY}`).ok).toBe(true)
  return { ...portal, supplier, owner, id }
}

test('nobody outside the integrity function finds a word of INT-06 anywhere', async () => {
  const endLog = hearLog()
  log.info('heard')
  const portal = portalWithASecret()
  const { db, people } = portal
  const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id)
  const assessmentIds = idsOf(db.select().from(assessments).all())
  const campaignIds = idsOf(db.select().from(campaigns).all())
  const places = {
    assessmentId: assessmentIds,
    campaignId: campaignIds,
    supplierId: idsOf(db.select().from(suppliers).all()),
    userId: idsOf(db.select().from(users).all()),
    mailId: idsOf(db.select().from(outbox).all()),
    evidenceId: idsOf(db.select().from(evidence).all()),
    matterId: idsOf(db.select().from(matters).all()),
    kind: ['self', 'verified'],
    dimension: ['int', 'eth'],
    itemCode: [CODE],
    jobName: ['send-reminders'],
    flagId: ['benefit_demanded'],
  }
  const searches = [
    `?q=${encodeURIComponent(CANARY)}`,
    ...campaignIds.map(id => `?campaign=${id}&round=${id}&campaignId=${id}&dimension=INT`),
    ...assessmentIds.map(id => `?assessmentId=${id}`),
    `?supplier=${portal.supplier.id}`,
  ]
  const { integrity, ...others } = people
  const secrets = secretsOf(db)
  const recorded = db.select().from(events).all()
  const elsewhere = {
    events: JSON.stringify(recorded.filter(event => !event.isRestricted)),
    mails: JSON.stringify(db.select({ message: outbox.message }).from(outbox).all()),
  }
  const seen = await walk(db, others, places, searches)
  const logged = endLog()

  // What a person typed into the search comes back to that person, and tells nothing.
  const echo = encodeURIComponent(CANARY)
  const found = seen.flatMap(({ who, where, text }) =>
    secrets
      .filter(secret => !(secret === CANARY && where.includes(echo)) && text.includes(secret))
      .map(secret => `${who} reads ${secret} at ${where}`),
  )
  expect([...new Set(found)]).toEqual([])
  expect(seen.length).toBeGreaterThan(200)

  const leaks = Object.entries({ ...elsewhere, log: logged }).flatMap(([where, text]) =>
    secrets.filter(secret => text.includes(secret)).map(secret => `${where}: ${secret}`),
  )
  expect(leaks).toEqual([])
  expect(logged).toContain('heard')

  // The walk would find it: the integrity function does, on the same addresses.
  const own = await walk(db, { integrity }, { assessmentId: assessmentIds }, [])
  expect(own.some(({ text }) => text.includes(CANARY))).toBe(true)
}, 300_000)
