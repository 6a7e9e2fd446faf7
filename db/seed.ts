import { invitePerson } from '#app/accounts/invite-person.server.ts'
import { hashPassword } from '#app/accounts/password-hash.server.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { openVault } from '#app/integrity/vault/open-vault.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { existsOrganisation } from '#app/settings/organisation.server.ts'
import { transact, type Connection, type Db } from './client.server.ts'
import { DEMO_PASSWORD } from './demo-logins.ts'
import * as tables from './schema/index.ts'
import { makeActions } from './seed/actions.ts'
import { draftAgreements, draftNextVersion, publishAgreements } from './seed/agreements.ts'
import { makeAudits } from './seed/audits.ts'
import {
  DEMO_ORGANISATION,
  DEMO_SETTINGS,
  makeBuyerPeople,
  type BuyerPeople,
  type BuyerPerson,
} from './seed/buyer.ts'
import { after } from './seed/calendar.ts'
import { campaignRow } from './seed/campaigns.ts'
import { publishEditions } from './seed/editions.ts'
import { storeDemoFiles } from './seed/evidence-files.ts'
import { insertAssessments } from './seed/insert-assessments.ts'
import { insertRows } from './seed/insert-rows.ts'
import type { DemoRound } from './seed/make-assessment.ts'
import { makeMatters } from './seed/matters.ts'
import { makeMeasures } from './seed/measures.ts'
import { makeSupplier, type DemoPerson, type DemoSupplier } from './seed/make-suppliers.ts'
import { createRandom } from './seed/random.ts'
import { makeReplies } from './seed/replies.ts'
import { makeRounds } from './seed/rounds.ts'
import { makeSignings } from './seed/signings.ts'
import { makeSites, type DemoSite } from './seed/sites.ts'
import { markUndeliverable } from './seed/undeliverable.ts'

export const MIN_DEMO_SUPPLIERS = 5
export const MAX_DEMO_SUPPLIERS = 20_000

const SEED = 'supplier ESG portal demo'
/** Supplier number six has a colleague who has not followed the invitation yet. */
const INVITING_SUPPLIER = 5

export type SeedOptions = {
  /** 5 to 20,000. */
  suppliers: number
  now: Date
  uploadsFolder: string
}

export type SeedSummary = {
  suppliers: number
  people: number
  assessments: number
  answers: number
  events: number
}

/**
 * Fills an empty, migrated database with demo data: a buyer, its suppliers, two finished rounds and an open
 * one. The same options give the same data, but for passwords' salts, invitation links, matters, which are encrypted, and ids of
 * corrective actions. Refuses a database that already has an organisation. The environment must have been read: mails name the portal's address.
 */
export async function seedDemo(connection: Connection, options: SeedOptions): Promise<SeedSummary> {
  const { db, raw } = connection
  const { now } = options
  if (existsOrganisation(db)) throw new Error('the database is already in use')
  if (options.suppliers < MIN_DEMO_SUPPLIERS || options.suppliers > MAX_DEMO_SUPPLIERS)
    throw new Error(`a demo has ${MIN_DEMO_SUPPLIERS} to ${MAX_DEMO_SUPPLIERS} suppliers`)
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const random = createRandom(SEED)
  const times = makeRounds(now)
  const firstRoundAt = times[0]?.openedAt ?? now
  const foundedAt = after(firstRoundAt, -40)
  draftAgreements(db, random.fork('agreements'), foundedAt)
  const rounds = publishEditions(db, random.fork('editions'), times)
  const buyer = makeBuyerPeople(random.fork('buyer'), passwordHash, foundedAt, now)
  const usedNames = new Set<string>()
  const sites = makeSites(random.fork('sites'), foundedAt)
  const ownerIds = [buyer.procurement.id, buyer.buyer.id]
  const suppliers = Array.from({ length: options.suppliers }, (_, index) =>
    makeSupplier(index, { random, passwordHash, firstRoundAt, now, usedNames, sites, ownerIds }),
  )
  markUndeliverable(random.fork('mail'), suppliers, rounds)
  const files = await storeDemoFiles(options.uploadsFolder)
  insertFoundation(connection, { foundedAt, buyer, suppliers, rounds, sites })
  publishAgreements(db, buyer, foundedAt)
  const inserted = insertAssessments(connection, { random, buyer, suppliers, rounds, files, now })
  makeSignings(connection, { random: random.fork('signings'), buyer, suppliers, now })
  draftNextVersion(db, random.fork('next agreement'), buyer, now)
  inviteColleague(db, buyer.procurement, suppliers[INVITING_SUPPLIER], now)
  openVault(db, { databaseFile: raw.name, vaultKey: getEnvironment().vaultKey })
  makeReplies(connection, {
    random: random.fork('replies'),
    buyer,
    suppliers,
    policyVersionId: rounds.at(-1)?.policyVersionId ?? '',
    files,
    now,
  })
  makeMatters(db, { buyer, supplierCodes: suppliers.map(({ row }) => row.code), now })
  makeActions(db, { random: random.fork('actions'), buyer, suppliers, files, now })
  makeMeasures(db, { random: random.fork('measures'), buyer, now })
  makeAudits(connection, { random: random.fork('audits'), buyer, suppliers, now })
  raw.pragma('optimize')
  return {
    suppliers: suppliers.length,
    people: suppliers.reduce((sum, { people }) => sum + people.length, Object.keys(buyer).length),
    ...inserted,
  }
}

type Foundation = {
  foundedAt: Date
  buyer: BuyerPeople
  suppliers: DemoSupplier[]
  rounds: DemoRound[]
  sites: DemoSite[]
}

function insertFoundation(
  { db, raw }: Connection,
  { foundedAt, buyer, suppliers, rounds, sites }: Foundation,
) {
  const people: (BuyerPerson | DemoPerson)[] = [
    ...Object.values(buyer),
    ...suppliers.flatMap(supplier => supplier.people),
  ]
  transact(db, () => {
    insertRows(raw, tables.organisation, [
      { id: 1, ...DEMO_ORGANISATION, settings: DEMO_SETTINGS, createdAt: foundedAt },
    ])
    insertRows(raw, tables.users, Object.values(buyer))
    insertRows(
      raw,
      tables.suppliers,
      suppliers.map(({ row }) => row),
    )
    insertRows(
      raw,
      tables.users,
      suppliers.flatMap(supplier => supplier.people),
    )
    insertRows(raw, tables.sites, sites)
    insertRows(
      raw,
      tables.supplierSites,
      suppliers.flatMap(({ row, sites: served }) =>
        served.map(({ id }) => ({ supplierId: row.id, siteId: id })),
      ),
    )
    insertRows(
      raw,
      tables.userRoles,
      people.flatMap(({ id, roles }) => roles.map(role => ({ userId: id, role }))),
    )
    insertRows(
      raw,
      tables.campaigns,
      rounds.map(round =>
        campaignRow(round, buyer.procurement.id, [buyer.reviewer.id, buyer.secondReviewer.id]),
      ),
    )
  })
}

/** Leaves an invitation in the outbox for the demo's visitor to follow. */
function inviteColleague(db: Db, inviter: BuyerPerson, supplier: DemoSupplier | undefined, now: Date) {
  if (!supplier) return
  const { id: userId, name, email, roles } = inviter
  const context: ActionContext = { actor: { userId, name, email, supplierId: null, roles }, now, ip: null }
  const domain = supplier.people[0].email.split('@')[1]
  const invitation = {
    email: `he.yutong@${domain}`,
    name: '何雨桐',
    locale: 'zh-CN',
    roles: ['contributor'],
  } as const
  const result = invitePerson(db, context, { ...invitation, supplierId: supplier.row.id })
  if (!result.ok) throw new Error(`the demo invitation was refused: ${result.why}`)
}
