import { desc, eq } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import { newId } from '#app/accounts/token.server.ts'
import { findCounterSignatories } from '#app/agreements/signing/contact-queries.server.ts'
import { nameCounterSignatory } from '#app/agreements/signing/counter-signatories.server.ts'
import {
  insertPowerOfAttorney,
  insertSignedDocument,
  insertSigning,
} from '#app/agreements/signing/queries.server.ts'
import { submitReport } from '#app/integrity/channel/submit-report.server.ts'
import { conflictEntries, matterFiles, matters } from '#db/schema/index.ts'
import { disablePerson } from '#app/accounts/manage-person.server.ts'
import type { Actor } from '#app/accounts/roles.ts'
import { draftPolicy } from '#app/policies/draft-policy.server.ts'
import { findLatestPolicyVersionId } from '#app/campaigns/queries.server.ts'
import { requestExtension } from '#app/campaigns/request-extension.server.ts'
import { reply } from '#tests/support/replying.ts'
import { draftAction } from '#app/remediation/actions/draft-action.server.ts'
import { issueAction } from '#app/remediation/actions/issue-actions.server.ts'
import { findActionFiles } from '#app/remediation/verification/evidence-queries.server.ts'
import { findAllVersionsByKind } from '#app/questionnaires/queries.server.ts'
import {
  acting,
  createAgreementTemplate,
  createAgreementVersion,
  createAssessment,
  createCampaign,
  createSession,
  createSite,
  type CampaignRow,
} from '#db/factories/index.ts'
import { answerAll, attachFile, reviewAndPublish, submit } from '#tests/support/answering.ts'
import { makeClosed, makeImplementing, makeVerifying } from '#tests/support/closures.ts'
import { makeImport } from '#tests/support/imports.ts'
import type { Portal } from '#tests/support/portal.ts'
import {
  inDays,
  invite,
  makeBuyer,
  makeCampaign,
  makeCompany,
  makePerson,
  type Company,
} from '#tests/support/world.ts'
import type { Persona, Row, Subject } from './access-table.ts'
import { makeAudits } from './access-audits.ts'
import { makeMeasures } from './access-measures.ts'

/** Part of every name in the records: who is refused must never read it. */
export const SECRET = '保密资料'

export type AccessWorld = {
  people: Record<Persona, Actor | null>
  /** Ids of records by the name they have in an address. */
  ids: Record<string, string>
  /** The same for rows that are tried with something else. */
  idsOn: Record<Subject, Record<string, string>>
}

const FIXED: Record<string, string> = {
  dimension: 'soc',
  decisionKind: 'release',
  itemCode: 'SOC-02',
  jobName: 'forget-save-keys',
  kind: 'verified',
  table: 'suppliers.csv',
  token: 'unknown-token',
  flagId: 'channels_unknown',
}

/** A company with one assessment of each stage, somebody of each kind around it, and a stranger. */
export async function makeAccessWorld(
  portal: Portal,
  company: Parameters<typeof makeCompany>[1] = { name: SECRET },
): Promise<AccessWorld> {
  const buyer = await makeBuyer(portal, 'procurement', 'sqe')
  const admin = await makeBuyer(portal, 'admin')
  const supplier = await makeCompany(portal, company)
  const { owner, signatory, contributor } = supplier.people
  const start = (year: number) => {
    const campaign = makeCampaign(portal, buyer, year)
    return { campaign, assessment: invite(portal, campaign, supplier), buyer, owner }
  }
  const [published, submitted, answering] = [start(2024), start(2025), start(2026)]
  for (const invited of [published, submitted]) {
    answerAll(portal, invited)
    await attachFile(portal, owner, invited.assessment.id, 'SOC-02')
    submit(portal, invited)
  }
  reviewAndPublish(portal, published)
  await attachFile(portal, contributor, answering.assessment.id, 'SOC-02')
  const disabled = await makePerson(portal, ['contributor'], { supplierId: supplier.id })
  const people: AccessWorld['people'] = {
    nobody: null,
    procurement: await makeBuyer(portal, 'procurement'),
    sqe: await makeBuyer(portal, 'sqe'),
    integrity: await makeBuyer(portal, 'integrity'),
    committee: await makeBuyer(portal, 'committee'),
    viewer: await makeBuyer(portal, 'viewer'),
    admin,
    contributor,
    signatory,
    owner,
    stranger: (await makeCompany(portal, { ...company, name: 'Elsewhere' })).people.owner,
    disabled,
  }
  disablePerson(portal.db, acting(admin, new Date()), disabled.userId)
  createSession(portal.db, owner)
  const asked = requestExtension(portal.db, acting(owner, new Date()), answering.assessment.id, {
    requestedDueAt: inDays(35),
    reason: `${company.name ?? SECRET}: R-17`,
  })
  if (!asked.ok) throw new Error(asked.refusal.code)
  const matter = await makeMatter(portal, supplier.id, answering.assessment.id, company.name ?? SECRET)
  const draft = { state: 'draft', titleZh: company.name ?? SECRET, titleEn: company.name ?? SECRET } as const
  const agreementVersion = createAgreementVersion(portal.db, draft)
  const signing = makeSigning(portal, {
    supplierId: supplier.id,
    assessmentId: answering.assessment.id,
    admin,
    integrity: people.integrity,
    words: company.name ?? SECRET,
  })
  const actionId = makeAction(portal, buyer, supplier.id, company.name ?? SECRET)
  const issued = issueAction(portal.db, acting(buyer, new Date()), { actionId, rev: null })
  if (!issued.ok) throw new Error(issued.refusal.code)
  const audits = makeAudits(portal, {
    supplierId: supplier.id,
    assessmentId: answering.assessment.id,
    contributor,
    auditor: buyer,
    words: company.name ?? SECRET,
  })
  const ids = {
    ...signing,
    actionId,
    ...audits.notified,
    ...makeMeasures(portal, { supplierId: supplier.id, proposer: buyer, words: company.name ?? SECRET }),
    templateId: agreementVersion.templateId,
    agreementVersionId: agreementVersion.id,
    ...matter,
    requestId: asked.id,
    assessmentId: answering.assessment.id,
    supplierId: supplier.id,
    siteId: createSite(portal.db).id,
    campaignId: answering.campaign.id,
    userId: contributor.userId,
    evidenceId: evidenceOf(portal, answering.assessment.id),
    versionId: answering.campaign.policyVersionId,
    draftId: makePolicyDraft(portal, buyer, answering.campaign.policyVersionId),
    importId: makeImport(portal, buyer, supplier.id, company.name ?? SECRET),
    mailId: idOf(portal, 'select id from outbox where supplier_id = ?', supplier.id),
    sessionId: idOf(portal, 'select public_id from sessions where user_id = ?', owner.userId),
  }
  const idsOn = {
    submitted: {
      assessmentId: submitted.assessment.id,
      evidenceId: evidenceOf(portal, submitted.assessment.id),
    },
    published: { assessmentId: published.assessment.id },
    draft: { campaignId: draftLike(portal, answering.campaign, company.name ?? SECRET).id },
    'buyer-person': { userId: buyer.userId },
    ...makeRounds(portal, people.integrity ?? buyer, supplier),
    'action-draft': { actionId: makeAction(portal, buyer, supplier.id, company.name ?? SECRET) },
    ...audits.others,
    ...makeActionsAtWork(portal, { buyer, owner }, supplier.id, company.name ?? SECRET),
  }
  return { people, ids, idsOn }
}

/** A report with a name and a file, about the supplier; and a conflict that the supplier declared. */
async function makeMatter({ db, raw }: Portal, supplierId: string, assessmentId: string, words: string) {
  const now = new Date()
  const { sha256 } = raw.prepare('select sha256 from evidence where assessment_id = ?').get(assessmentId) as {
    sha256: string
  }
  const file = { sha256, fileName: `${words}.pdf`, mediaType: 'application/pdf', sizeBytes: 1 }
  const report = {
    topic: 'bribery',
    story: `${words}: R-17`,
    reporterKind: 'supplier',
    naming: 'named',
  } as const
  const identity = { name: words, contact: null, organisation: null, involved: null, whenWhere: null }
  submitReport(db, { now, locale: 'zh-CN' }, { ...report, ...identity, once: randomUUID() }, [file])
  const [matter] = db.select().from(matters).orderBy(desc(matters.code)).limit(1).all()
  const matterId = matter?.id ?? ''
  db.update(matters).set({ supplierId }).where(eq(matters.id, matterId)).run()
  const conflict = { supplierId, party: words, relation: words, ourPerson: words, since: '' }
  const conflictId = newId()
  db.insert(conflictEntries)
    .values({ id: conflictId, kind: 'relation', ...conflict, declaredAt: now })
    .run()
  const [stored] = db.select().from(matterFiles).where(eq(matterFiles.matterId, matterId)).all()
  return { matterId, conflictId, fileId: stored?.id ?? '' }
}

type Asked = {
  supplierId: string
  assessmentId: string
  admin: Actor
  integrity: Actor | null
  words: string
}

/** An agreement that the supplier is asked to sign, with its papers; the integrity function may sign for the buyer. */
function makeSigning({ db, raw }: Portal, { supplierId, assessmentId, admin, integrity, words }: Asked) {
  const now = new Date()
  const template = createAgreementTemplate(db)
  const version = createAgreementVersion(db, { template, titleZh: words, titleEn: words })
  const signingId = newId()
  insertSigning(db, {
    id: signingId,
    templateId: template.id,
    versionId: version.id,
    supplierId,
    purpose: 'first',
    invitedAt: now,
    dueAt: inDays(60),
  })
  const { sha256 } = raw.prepare('select sha256 from evidence where assessment_id = ?').get(assessmentId) as {
    sha256: string
  }
  const userId = integrity?.userId ?? ''
  insertSignedDocument(db, { signingId, sha256, sizeBytes: 1, createdAt: now })
  insertPowerOfAttorney(db, {
    id: newId(),
    signingId,
    ...{ sha256, fileName: `${words}.pdf`, mediaType: 'application/pdf', sizeBytes: 1 },
    uploadedById: userId,
    uploadedAt: now,
  })
  nameCounterSignatory(db, acting(admin, now), { userId, title: words, untilAt: null })
  const [power] = findCounterSignatories(db)
  return { signingId, signatoryId: power?.grant.id ?? '', agreementCode: template.code }
}

/** A round of the integrity questionnaire with the company's reply, one answer of which waits to be clarified; one without; and a draft. */
function makeRounds({ db }: Portal, keeper: Actor, supplier: Company) {
  const questionnaireVersionId = findAllVersionsByKind(db, 'integrity')[0]?.id ?? ''
  const policyVersionId = findLatestPolicyVersionId(db) ?? ''
  const keys = { questionnaireVersionId, policyVersionId, createdById: keeper.userId }
  const round = createCampaign(db, keys, { kind: 'integrity', dueAt: inDays(21) })
  const assessment = createAssessment(db, { campaign: round, supplier }, { askedItems: 18 })
  const replied = reply(db, supplier.people.owner, assessment.id, { 'INT-14': { known: 'no' } }, new Date())
  if (!replied.ok) throw new Error(replied.refusal.code)
  const next = createCampaign(db, keys, { kind: 'integrity', dueAt: inDays(21), year: 2027 })
  const waiting = createAssessment(db, { campaign: next, supplier }, { askedItems: 18 })
  const draft = { kind: 'integrity', state: 'draft', openedAt: null, dueAt: inDays(21) } as const
  return {
    round: {
      campaignId: round.id,
      assessmentId: assessment.id,
      itemCode: 'INT-14',
    },
    'round-open': { campaignId: next.id, assessmentId: waiting.id },
    'round-draft': { campaignId: createCampaign(db, keys, draft).id },
  }
}

/** A finding that somebody noticed at the supplier, not issued yet. */
function makeAction({ db }: Portal, buyer: Actor, supplierId: string, words: string) {
  const texts = { finding: `${words}: R-17`, requirement: `${words}: R-17` }
  const keys = { supplierId, ownerId: buyer.userId }
  const drafted = draftAction(db, acting(buyer, new Date()), {
    ...keys,
    ...texts,
    severity: 'major',
    itemCodes: ['SOC-02'],
  })
  if (!drafted.ok) throw new Error(drafted.refusal.code)
  return drafted.id
}

/** Critical findings at the supplier: being worked on, being verified, and closed with a standing of its own. */
function makeActionsAtWork(
  { db, raw }: Portal,
  people: { buyer: Actor; owner: Actor },
  supplierId: string,
  words: string,
) {
  const sha256 = String(
    raw.prepare(`select sha256 from evidence where file_name = 'SOC-02 evidence.pdf'`).pluck().get(),
  )
  const given = { supplierId, sha256, words: `${words}: R-17` }
  const closedId = makeClosed(db, people, { ...given, itemCode: 'SOC-03' })
  const [file] = findActionFiles(db, closedId)
  return {
    'action-implementing': { actionId: makeImplementing(db, people, { ...given, itemCode: 'SOC-04' }) },
    'action-verifying': { actionId: makeVerifying(db, people, { ...given, itemCode: 'SOC-05' }) },
    'action-closed': { actionId: closedId, fileId: file?.id ?? '' },
  }
}

function makePolicyDraft({ db }: Portal, buyer: Actor, versionId: string) {
  const drafted = draftPolicy(db, acting(buyer, new Date()), versionId)
  if (!drafted.ok) throw new Error(drafted.refusal.code)
  return drafted.id
}

/** The address of a row with the world's ids in it. */
export function addressFor({ path, on, query = '' }: Row, { ids, idsOn }: AccessWorld) {
  const values: Record<string, string> = { ...FIXED, ...ids, ...(on && idsOn[on]) }
  return (path + query).replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`${path}: nothing to put in for :${name}`)
    return value
  })
}

function draftLike({ db }: Portal, campaign: CampaignRow, name: string) {
  const { questionnaireVersionId, policyVersionId, createdById } = campaign
  const keys = { questionnaireVersionId, policyVersionId, createdById }
  const names = { nameZh: name, nameEn: name }
  return createCampaign(db, keys, { ...names, state: 'draft', openedAt: null, dueAt: inDays(30) })
}

/** The file that was really uploaded. */
function evidenceOf(portal: Portal, assessmentId: string) {
  return idOf(
    portal,
    `select id from evidence where file_name like '%evidence.pdf' and assessment_id = ?`,
    assessmentId,
  )
}

function idOf({ raw }: Portal, sql: string, key: string) {
  return String(raw.prepare(sql).pluck().get(key))
}
