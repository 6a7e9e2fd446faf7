import { actorOf, requirePerson } from '#app/accounts/person-facts.server.ts'
import { hashPassword } from '#app/accounts/password-hash.server.ts'
import { insertUser } from '#app/accounts/queries.server.ts'
import type { BuyerRole, Role, SupplierRole } from '#app/accounts/roles.ts'
import { newId } from '#app/accounts/token.server.ts'
import { createCampaign } from '#app/campaigns/create-campaign.server.ts'
import { openCampaign } from '#app/campaigns/open-campaign.server.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { insertOrganisation } from '#app/settings/queries.server.ts'
import { insertSupplier } from '#app/suppliers/queries.server.ts'
import { searchTextOf } from '#app/suppliers/supplier-form.ts'
import type { SupplierCategory } from '#app/suppliers/vocabulary.ts'
import type { Db } from '#db/client.server.ts'
import { publishShippedContent } from '#db/publish-content.server.ts'
import type { Portal } from './portal.ts'

export const ORGANISATION = { nameZh: '示例精密制造', nameEn: 'Sample Precision Manufacturing' }
export const PASSWORD = 'lantern over quiet rail'

const DAY_MS = 86_400_000
const passwordHash = hashPassword(PASSWORD)

export type TestPerson = {
  id: string
  name: string
  email: string
  supplierId: string | null
  locale: Locale
}
export type Company = {
  id: string
  code: string
  nameZh: string
  nameEn: string
  people: Record<SupplierRole, TestPerson>
}

/** An installation that has been set up, with the shipped content published and nobody in it yet. */
export function seedOrganisation(db: Db) {
  const now = new Date()
  publishShippedContent(db, now)
  insertOrganisation(db, { ...ORGANISATION, settings: {}, createdAt: now })
}

/** A person who can sign in with `PASSWORD`. */
export async function makePerson(
  { db }: Portal,
  roles: readonly Role[],
  { supplierId = null, locale = 'zh-CN', name }: Partial<TestPerson> = {},
): Promise<TestPerson> {
  const id = newId()
  const email = `${roles[0]}.${id.toLowerCase().replace(/[^a-z0-9]/g, '')}@people.example`
  const person = { id, email, name: name ?? `陈晓 ${roles[0]}`, locale, supplierId }
  insertUser(db, { ...person, passwordHash: await passwordHash, createdAt: new Date() }, roles)
  return person
}

export function makeBuyer(portal: Portal, ...roles: [BuyerRole, ...BuyerRole[]]) {
  return makePerson(portal, roles)
}

/** A supplier with one person of each role. */
export async function makeCompany(
  portal: Portal,
  { category = 'purchased-parts', names = '碧水' }: { category?: SupplierCategory; names?: string } = {},
): Promise<Company> {
  const id = newId()
  const code = `S-${id.slice(0, 8)}`
  const company = {
    code,
    nameZh: `${names}铸造 ${code}`,
    nameEn: `${names} Castings ${code}`,
    creditCode: null,
  }
  const now = new Date()
  insertSupplier(portal.db, {
    ...company,
    id,
    region: 'mainland',
    province: '江苏',
    category,
    supplierClass: 2,
    headcount: 180,
    searchText: searchTextOf(company),
    createdAt: now,
    updatedAt: now,
  })
  const supplierId = id
  const people = {
    contributor: await makePerson(portal, ['contributor'], { supplierId }),
    signatory: await makePerson(portal, ['signatory'], { supplierId }),
    owner: await makePerson(portal, ['owner', 'signatory'], { supplierId }),
  }
  return { id, ...company, people }
}

/** A draft; `openFor` opens it. */
export function makeCampaign(portal: Portal, buyer: TestPerson, year = 2026): string {
  const facts = { nameZh: `${year}年度ESG评估`, nameEn: `ESG assessment ${year}`, year, dueAt: inDays(30) }
  const created = createCampaign(portal.db, contextFor(portal, buyer), facts)
  if (!created.ok) throw new Error(`no campaign: ${created.refusal.code}`)
  return created.id
}

/** Opens a campaign for one company and answers the id of its assessment. */
export function openFor(portal: Portal, buyer: TestPerson, campaignId: string, company: Company): string {
  const choice = { supplierIds: [company.id] }
  const opened = openCampaign(portal.db, contextFor(portal, buyer), campaignId, choice)
  if (!opened.ok) throw new Error(`campaign not opened: ${opened.refusal.code}`)
  const id = portal.raw
    .prepare('select id from assessments where campaign_id = ? and supplier_id = ?')
    .pluck()
    .get(campaignId, company.id)
  return String(id)
}

/** A company, a buyer who may do everything but administer, and the company's assessment of an open campaign. */
export async function makeInvitedCompany(portal: Portal, category?: SupplierCategory) {
  const buyer = await makeBuyer(portal, 'procurement', 'sqe')
  const company = await makeCompany(portal, category ? { category } : {})
  const campaignId = makeCampaign(portal, buyer)
  const assessmentId = openFor(portal, buyer, campaignId, company)
  return { buyer, company, campaignId, assessmentId, ...company.people }
}

/** What a verb is told about who acts, as a request of theirs would tell it. */
export function contextFor({ db }: Portal, { id }: { id: string }, now = new Date()): ActionContext {
  return { actor: actorOf(requirePerson(db, id)), now, ip: '127.0.0.1' }
}

export function inDays(days: number) {
  return new Date(Date.now() + days * DAY_MS)
}
