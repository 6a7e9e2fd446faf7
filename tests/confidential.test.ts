import path from 'node:path'
import { ne } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { prepareUploads } from '#app/assessments/evidence-store.server.ts'
import { addComment } from '#app/assessments/comments.server.ts'
import { openCampaign } from '#app/campaigns/open-campaign.server.ts'
import { createCampaign } from '#app/campaigns/create-campaign.server.ts'
import { NO_FILTER } from '#app/suppliers/supplier-search.ts'
import { updateCampaign } from '#app/campaigns/queries.server.ts'
import { plainCaseKey } from '#app/integrity/channel/case-key.ts'
import { writeToDesk } from '#app/integrity/channel/mailbox.server.ts'
import { submitReport } from '#app/integrity/channel/submit-report.server.ts'
import { openIdentity, recordReading } from '#app/integrity/matters/find-matters.server.ts'
import { handleMatter, writeEntry } from '#app/integrity/matters/handle-matter.server.ts'
import { findIdentity } from '#app/integrity/matters/mailbox-queries.server.ts'
import { findMatterById } from '#app/integrity/matters/queries.server.ts'
import { recordMatter } from '#app/integrity/matters/record-matter.server.ts'
import { getEnvironment, setEnvironment } from '#app/server/environment.server.ts'
import { log } from '#app/server/log.server.ts'
import { setConnection } from '#db/client.server.ts'
import { acting, createUser, MADE_AT } from '#db/factories/index.ts'
import {
  assessments,
  campaigns,
  events,
  evidence,
  matterFiles,
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
  type RepliesPortal,
} from '#app/integrity/replies/replies.test-support.ts'
import { hearLog, walk, type Seen } from './support/walk.ts'

/** Stands in the answer; whoever reads it has read what is for the integrity function alone. */
const CANARY = '金丝雀暗号-canary-4711'
const CODE = 'INT-06'

/** A reporter, what was reported, and where it came up again; for the handlers of the two matters alone. */
const REPORTER = {
  name: '证言人-canary-5522',
  contact: '139 5522 0001 / canary-5522@reporter.example',
  organisation: '报信单位-canary-5523',
  story: '收货的人要购物卡才肯验货-canary-5524。',
  letter: '上周五又要了一次-canary-5525。',
  note: '已电话核实-canary-5526。',
  fileName: '收条-canary-5527.png',
}
const HANDLING = { isProtected: true, arePaymentsHeld: false, isRecovered: false }
/** Of the integrity function, and named in both reports. */
const RECUSED = '周正直'

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
  const recused = createUser(db, { name: RECUSED, roles: ['integrity'] })
  return { ...portal, supplier, owner, id, recused, caseKeys: reportTwice(portal, supplier.code) }
}

/** One report through the public form and one by telephone, both about the supplier, read and worked on by the desk. */
function reportTwice({ db, people }: Pick<RepliesPortal, 'db' | 'people'>, supplierCode: string) {
  const { name, contact, organisation, story, letter, note, fileName } = REPORTER
  const desk = acting(people.integrity)
  const file = { fileName, sha256: 'c'.repeat(64), mediaType: 'image/png', sizeBytes: 9 } as const
  const report = { topic: 'extortion', story, reporterKind: 'supplier', name, contact, organisation } as const
  const asked = { ...report, involved: RECUSED, whenWhere: null, naming: 'named', once: 'page-1' } as const
  const { caseKey } = submitReport(db, { now: MADE_AT, locale: 'zh-CN' }, asked, [file])
  writeToDesk(db, MADE_AT, { key: caseKey, body: letter, once: 'l1' }, [])
  const told = recordMatter(db, desk, { ...report, source: 'hotline', story: `${story}${RECUSED}` })
  if (!told?.caseKey) throw new Error('the desk could not write down what it was told')
  for (const { id: matterId, topic } of db
    .select()
    .from(matters)
    .where(ne(matters.source, 'questionnaire'))
    .all()) {
    const rev = findMatterById(db, matterId)?.rev ?? 0
    const handling = { ...HANDLING, topic, assigneeId: people.integrity.userId, supplierCode }
    expect(handleMatter(db, desk, { matterId, rev }, handling)).toEqual({ ok: true })
    expect(writeEntry(db, desk, matterId, { kind: 'note', body: note })).toEqual({ ok: true })
    recordReading(db, desk, matterId)
    expect(openIdentity(db, desk, matterId, '举报人同意电话核实')).toMatchObject({ name, contact })
  }
  return [caseKey, told.caseKey]
}

test('nobody outside the integrity function finds a word of INT-06 or of a reporter anywhere, nor does who is recused', async () => {
  const endLog = hearLog()
  log.info('heard')
  const portal = portalWithASecret()
  const { db, people, recused } = portal
  const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id)
  const assessmentIds = idsOf(db.select().from(assessments).all())
  const campaignIds = idsOf(db.select().from(campaigns).all())
  const matterIds = idsOf(db.select().from(matters).all())
  const places = {
    assessmentId: assessmentIds,
    campaignId: campaignIds,
    supplierId: idsOf(db.select().from(suppliers).all()),
    userId: idsOf(db.select().from(users).all()),
    mailId: idsOf(db.select().from(outbox).all()),
    evidenceId: idsOf(db.select().from(evidence).all()),
    matterId: matterIds,
    fileId: idsOf(db.select().from(matterFiles).all()),
    kind: ['self', 'verified'],
    dimension: ['int', 'eth'],
    itemCode: [CODE],
    jobName: ['send-reminders'],
    flagId: ['benefit_demanded'],
  }
  const ofReporter = [...Object.values(REPORTER), ...portal.caseKeys, ...portal.caseKeys.map(plainCaseKey)]
  const asked = [CANARY, REPORTER.name, REPORTER.contact]
  const searches = [
    ...asked.map(words => `?q=${encodeURIComponent(words)}`),
    ...campaignIds.map(id => `?campaign=${id}&round=${id}&campaignId=${id}&dimension=INT`),
    ...assessmentIds.map(id => `?assessmentId=${id}`),
    `?supplier=${portal.supplier.id}&supplierId=${portal.supplier.id}`,
  ]
  const { integrity, ...others } = people
  const secrets = [...secretsOf(db), ...ofReporter]
  const recorded = db.select().from(events).all()
  const elsewhere = {
    events: JSON.stringify(recorded.filter(event => !event.isRestricted)),
    mails: JSON.stringify(db.select({ message: outbox.message }).from(outbox).all()),
  }
  const seen = await walk(db, others, places, searches)
  const seenRecused = await walk(db, { recused }, places, searches)
  const logged = endLog()

  expect([...new Set([...wordsIn(seen, secrets), ...wordsIn(seenRecused, ofReporter)])]).toEqual([])
  expect(seen.length).toBeGreaterThan(200)
  expect(seenRecused.length).toBeGreaterThan(100)
  for (const actor of [...Object.values(others), recused])
    for (const matterId of matterIds.filter(id => findIdentity(db, id) !== null))
      expect(openIdentity(db, acting(actor), matterId, '想知道')).toBeNull()

  const restricted = JSON.stringify(recorded.filter(event => event.isRestricted))
  const leaks = Object.entries({ ...elsewhere, restricted, log: logged }).flatMap(([where, text]) =>
    (where === 'restricted' ? ofReporter : secrets)
      .filter(secret => text.includes(secret))
      .map(secret => `${where}: ${secret}`),
  )
  expect(leaks).toEqual([])
  expect(logged).toContain('heard')

  // The walk would find it: the integrity function does, on the same addresses.
  const own = await walk(db, { integrity }, { assessmentId: assessmentIds, matterId: matterIds }, [])
  for (const word of [CANARY, REPORTER.story, REPORTER.letter, REPORTER.note, REPORTER.fileName])
    expect(
      own.some(({ text }) => text.includes(word)),
      word,
    ).toBe(true)
}, 300_000)

/** Which of these secrets were read where. What a person typed into the search comes back to that person, and tells nothing. */
function wordsIn(seen: readonly Seen[], secrets: readonly string[]) {
  return seen.flatMap(({ who, where, text }) =>
    secrets
      .filter(secret => !where.includes(encodeURIComponent(secret)) && text.includes(secret))
      .map(secret => `${who} reads ${secret} at ${where}`),
  )
}
