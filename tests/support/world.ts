import { hashPassword } from '#app/accounts/password-hash.server.ts'
import type { Actor, BuyerRole, Role, SupplierRole } from '#app/accounts/roles.ts'
import { findAllVersionsByKind } from '#app/questionnaires/queries.server.ts'
import { findLatestPolicyVersionId } from '#app/campaigns/queries.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { searchTextOf } from '#app/suppliers/supplier-form.ts'
import type { SupplierCategory } from '#app/suppliers/vocabulary.ts'
import { SETTING_LIMITS } from '#app/settings/setting-limits.ts'
import type { Db } from '#db/client.server.ts'
import {
  createAssessment,
  createCampaign,
  createOrganisation,
  createSupplier,
  createUser,
  nextNumber,
  type AssessmentRow,
  type CampaignRow,
  type SupplierRow,
} from '#db/factories/index.ts'
import { publishShippedContent } from '#db/publish-content.server.ts'
import type { Portal } from './portal.ts'

export const ORGANISATION = { nameZh: '示例精密制造', nameEn: 'Sample Precision Manufacturing' }
export const PASSWORD = 'lantern over quiet rail'

const DAY_MS = 86_400_000
const passwordHash = hashPassword(PASSWORD)

export type Company = SupplierRow & { people: Record<SupplierRole, Actor> }

/** An installation that has been set up, with the shipped content published and nobody in it yet. */
export function seedOrganisation(db: Db) {
  const now = new Date()
  publishShippedContent(db, now)
  // Many tests share a portal, and none of them is about how fast its mail goes out.
  const settings = { mailsPerMinute: SETTING_LIMITS.mailsPerMinute.max }
  createOrganisation(db, { ...ORGANISATION, settings, createdAt: now })
}

type GivenPerson = { supplierId?: string; name?: string; locale?: Locale }

/** A person who can sign in with `PASSWORD`. */
export async function makePerson({ db }: Portal, roles: Role[], given: GivenPerson = {}): Promise<Actor> {
  const number = nextNumber()
  const email = `${roles[0]}-${number}@people.example`
  return createUser(db, { roles, email, passwordHash: await passwordHash, ...given })
}

export function makeBuyer(portal: Portal, ...roles: [BuyerRole, ...BuyerRole[]]) {
  return makePerson(portal, roles)
}

type CompanyOptions = { category?: SupplierCategory; name?: string; locale?: Locale }

/** A supplier with one person of each role, who get their mails in `locale`. */
export async function makeCompany(
  portal: Portal,
  { category = 'purchased-parts', name = '碧水铸造', locale = 'zh-CN' }: CompanyOptions = {},
): Promise<Company> {
  const code = `S-${nextNumber()}`
  const names = { code, nameZh: `${name} ${code}`, nameEn: `${name} Ltd ${code}`, creditCode: null }
  const supplier = createSupplier(portal.db, {
    ...names,
    category,
    province: 'Jiangsu',
    searchText: searchTextOf(names),
  })
  const supplierId = supplier.id
  const people = {
    contributor: await makePerson(portal, ['contributor'], { supplierId, locale }),
    signatory: await makePerson(portal, ['signatory'], { supplierId, locale }),
    owner: await makePerson(portal, ['owner', 'signatory'], { supplierId, locale }),
  }
  return { ...supplier, people }
}

/** An open campaign of the shipped checklist, due in 30 days. */
export function makeCampaign({ db }: Portal, buyer: Actor, year = 2026): CampaignRow {
  const questionnaireVersionId = findAllVersionsByKind(db, 'esg-checklist')[0]?.id
  const policyVersionId = findLatestPolicyVersionId(db)
  if (!questionnaireVersionId || !policyVersionId) throw new Error('no content has been published')
  const keys = { questionnaireVersionId, policyVersionId, createdById: buyer.userId }
  const now = new Date()
  const times = { createdAt: now, openedAt: now, dueAt: inDays(30) }
  return createCampaign(db, keys, {
    ...times,
    year,
    nameZh: `${year}年度ESG评估`,
    nameEn: `ESG assessment ${year}`,
  })
}

export type Invited = {
  buyer: Actor
  company: Company
  campaign: CampaignRow
  assessment: AssessmentRow
  assessmentId: string
} & Record<SupplierRole, Actor>

/** A company invited to an open campaign, and a buyer who may do everything but administer. */
export async function makeInvitedCompany(portal: Portal, category?: SupplierCategory): Promise<Invited> {
  const buyer = await makeBuyer(portal, 'procurement', 'sqe')
  const company = await makeCompany(portal, category ? { category } : {})
  const campaign = makeCampaign(portal, buyer)
  const assessment = invite(portal, campaign, company)
  return { buyer, company, campaign, assessment, assessmentId: assessment.id, ...company.people }
}

export function invite({ db }: Portal, campaign: CampaignRow, supplier: SupplierRow): AssessmentRow {
  const now = new Date()
  return createAssessment(db, { campaign, supplier }, { invitedAt: now, updatedAt: now })
}

export function inDays(days: number) {
  return new Date(Date.now() + days * DAY_MS)
}
