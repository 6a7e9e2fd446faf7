import type { Actor, Role } from '#app/accounts/roles.ts'
import type { AssessmentState } from '#app/assessments/assessment-state.ts'
import { insertUser } from '#app/accounts/queries.server.ts'
import { newId } from '#app/accounts/token.server.ts'
import { loadPolicy } from '#app/grading/policy.server.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { loadQuestionnaire } from '#app/questionnaires/load-content.server.ts'
import { publishQuestionnaireVersion } from '#app/questionnaires/publish.server.ts'
import { readEnvironment, setEnvironment } from '#app/server/environment.server.ts'
import { insertOrganisation } from '#app/settings/queries.server.ts'
import { insertSupplier } from '#app/suppliers/queries.server.ts'
import { searchTextOf, type SupplierFacts } from '#app/suppliers/supplier-form.ts'
import type { Db } from '#db/client.server.ts'
import { events, outbox, policyVersions } from '#db/schema/index.ts'
import type { MailKind } from '#emails/messages.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { createCampaign } from './create-campaign.server.ts'
import { openCampaign } from './open-campaign.server.ts'
import { updateAssessment, type AssessmentInsert } from './queries.server.ts'
import { searchPopulation } from './find-campaign.server.ts'
import { onlyThese } from './draft-population.ts'
import { findCampaignById, updateCampaign } from './queries.server.ts'
import { readPopulationSearch } from './population-search.ts'

export const NOW = new Date('2026-03-02T02:00:00Z')
export const DUE = new Date('2026-03-31T15:59:59.999Z')
export const BUYER: Actor = {
  userId: 'lin',
  name: '林悦',
  email: 'lin@buyer.example',
  supplierId: null,
  roles: ['procurement'],
}
export const BY_BUYER: ActionContext = { actor: BUYER, now: NOW, ip: null }
/** Somebody who may look, but change nothing. */
export const BY_READER: ActionContext = { ...BY_BUYER, actor: { ...BUYER, roles: ['viewer'] } }

/** A set-up installation with the shipped checklist and policy published, and one buyer. */
export function openPortal(): Db {
  return openPortalFile().db
}

/** The same with its file, for other processes to work on. */
export function openPortalFile() {
  const opened = openTestDatabase()
  const { db } = opened
  setEnvironment(readEnvironment({ PUBLIC_ORIGIN: 'https://portal.example', NODE_ENV: 'test' }))
  insertOrganisation(db, { nameZh: '示例集团', nameEn: 'Example Group', settings: {}, createdAt: NOW })
  insertUser(
    db,
    { id: BUYER.userId, email: BUYER.email, name: BUYER.name, locale: 'zh-CN', createdAt: NOW },
    BUYER.roles,
  )
  const loaded = loadQuestionnaire('db/content/esg-checklist-2026.1')
  if (!loaded.ok) throw new Error('the shipped checklist cannot be loaded')
  publishQuestionnaireVersion(db, loaded, { id: 'checklist', now: NOW })
  const { policy, digest } = loadPolicy('db/content/grading-policy.yaml')
  db.insert(policyVersions)
    .values({ id: 'policy', version: policy.version, digest, content: policy, publishedAt: NOW })
    .run()
  return opened
}

let made = 0

export function addSupplier(db: Db, changes: Partial<SupplierFacts> = {}): string {
  made += 1
  const facts: SupplierFacts = {
    code: `S-${String(made).padStart(5, '0')}`,
    nameZh: `示例供应商${made}`,
    nameEn: `Example Supplier ${made}`,
    creditCode: null,
    region: 'mainland',
    province: '福建',
    category: 'packaging',
    supplierClass: 2,
    status: 'qualified',
    headcount: 120,
    isStrategic: false,
    spendBand: null,
    isSmallFirm: false,
    ownerId: null,
    notes: '',
    ...changes,
  }
  const id = newId()
  insertSupplier(db, { ...facts, id, searchText: searchTextOf(facts), createdAt: NOW, updatedAt: NOW })
  return id
}

/** A person of a supplier; `passwordHash` says that the invitation has been followed. */
export function addContact(
  db: Db,
  supplierId: string,
  changes: { roles?: Role[]; locale?: 'zh-CN' | 'en'; passwordHash?: string; disabledAt?: Date } = {},
) {
  const { roles = ['owner'], locale = 'zh-CN', ...rest } = changes
  const id = newId()
  insertUser(
    db,
    {
      id,
      email: `${id.toLowerCase()}@supplier.example`,
      name: '王敏',
      locale,
      supplierId,
      createdAt: NOW,
      ...rest,
    },
    roles,
  )
  return id
}

/** A draft, for these suppliers when some are given. */
export function draftCampaign(db: Db, supplierIds: readonly string[] = []): string {
  const result = createCampaign(db, BY_BUYER, {
    nameZh: '2026年度评估',
    nameEn: 'Assessment 2026',
    year: 2026,
    dueAt: DUE,
  })
  if (!result.ok) throw new Error(result.refusal.code)
  updateCampaign(db, result.id, { draftPopulation: onlyThese(supplierIds) })
  return result.id
}

export function openedCampaign(db: Db, supplierIds: string[]) {
  const id = draftCampaign(db, supplierIds)
  const result = openCampaign(db, BY_BUYER, id)
  if (!result.ok) throw new Error(result.refusal.code)
  return requireCampaign(db, id)
}

export function requireCampaign(db: Db, id: string) {
  const campaign = findCampaignById(db, id)
  if (!campaign) throw new Error('no such campaign')
  return campaign
}

/** Puts assessments into the given states, in the order of the list sorted by code. */
export function putInto(
  db: Db,
  campaignId: string,
  changes: (Partial<AssessmentInsert> & { state: AssessmentState })[],
) {
  const { rows } = searchPopulation(
    db,
    requireCampaign(db, campaignId),
    readPopulationSearch(new URLSearchParams()),
    { now: NOW, locale: 'zh-CN' },
  )
  changes.forEach((change, at) => {
    const row = rows[at]
    if (row) updateAssessment(db, row.id, change)
  })
  return rows
}

/** Mails of a kind, in the order they were written. */
export function mailsOf(db: Db, kind: MailKind) {
  return db
    .select()
    .from(outbox)
    .all()
    .filter(({ message }) => message.kind === kind)
}

/** What has been recorded, in its order. */
export function eventTypes(db: Db) {
  return db
    .select()
    .from(events)
    .all()
    .map(event => event.type)
}
