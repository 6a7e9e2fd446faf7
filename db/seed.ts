import { invitePerson } from '#app/accounts/invite-person.server.ts'
import { hashPassword } from '#app/accounts/password-hash.server.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { existsOrganisation } from '#app/settings/organisation.server.ts'
import { readSettings } from '#app/settings/settings.ts'
import { updateSupplier } from '#app/suppliers/queries.server.ts'
import { transact, type Connection, type Db } from './client.server.ts'
import { DEMO_PASSWORD } from './demo-logins.ts'
import * as tables from './schema/index.ts'
import { assessmentEvents, type DemoEvent } from './seed/assessment-events.ts'
import { assessmentRows } from './seed/assessment-rows.ts'
import { DEMO_ORGANISATION, makeBuyerPeople, type BuyerPeople, type BuyerPerson } from './seed/buyer.ts'
import { after } from './seed/calendar.ts'
import { campaignEvents, campaignRow } from './seed/campaigns.ts'
import { publishEditions } from './seed/editions.ts'
import { storeDemoFiles } from './seed/evidence-files.ts'
import { insertRows } from './seed/insert-rows.ts'
import {
  makeAssessment,
  type AssessmentOptions,
  type DemoAssessment,
  type DemoRound,
} from './seed/make-assessment.ts'
import { makeSupplier, type DemoPerson, type DemoSupplier } from './seed/make-suppliers.ts'
import { createRandom, type Random } from './seed/random.ts'
import { makeRounds } from './seed/rounds.ts'
import { stateInRound } from './seed/states.ts'
import { suspensionAfter } from './seed/suspension.ts'

export const MIN_DEMO_SUPPLIERS = 5
export const MAX_DEMO_SUPPLIERS = 20_000

const SEED = 'supplier ESG portal demo'
const SUPPLIERS_PER_TRANSACTION = 100
/** In larger demos, finished rounds keep the receipt of the published result only: a receipt is some 40 KB. */
const ALL_RECEIPTS_UP_TO_SUPPLIERS = 200
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
 * one. The same options give the same data, but for passwords' salts and invitation links. Refuses a database
 * that already has an organisation. The environment must have been read: mails name the portal's address.
 */
export async function seedDemo(connection: Connection, options: SeedOptions): Promise<SeedSummary> {
  const { db, raw } = connection
  const { now } = options
  if (existsOrganisation(db)) throw new Error('the database is already in use')
  if (options.suppliers < MIN_DEMO_SUPPLIERS || options.suppliers > MAX_DEMO_SUPPLIERS)
    throw new Error(`a demo has ${MIN_DEMO_SUPPLIERS} to ${MAX_DEMO_SUPPLIERS} suppliers`)
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const random = createRandom(SEED)
  const rounds = publishEditions(db, random.fork('editions'), makeRounds(now))
  const firstRoundAt = rounds[0]?.openedAt ?? now
  const foundedAt = after(firstRoundAt, -40)
  const buyer = makeBuyerPeople(random.fork('buyer'), passwordHash, foundedAt, now)
  const usedNames = new Set<string>()
  const suppliers = Array.from({ length: options.suppliers }, (_, index) =>
    makeSupplier(index, { random, passwordHash, firstRoundAt, now, usedNames }),
  )
  const files = await storeDemoFiles(options.uploadsFolder)
  insertFoundation(connection, { foundedAt, buyer, suppliers, rounds })
  const inserted = insertAssessments(connection, { random, buyer, suppliers, rounds, files, now })
  inviteColleague(db, buyer.procurement, suppliers[INVITING_SUPPLIER], now)
  raw.pragma('optimize')
  return {
    suppliers: suppliers.length,
    people: suppliers.reduce((sum, { people }) => sum + people.length, Object.keys(buyer).length),
    ...inserted,
  }
}

type Foundation = { foundedAt: Date; buyer: BuyerPeople; suppliers: DemoSupplier[]; rounds: DemoRound[] }

function insertFoundation({ db, raw }: Connection, { foundedAt, buyer, suppliers, rounds }: Foundation) {
  const people: (BuyerPerson | DemoPerson)[] = [
    ...Object.values(buyer),
    ...suppliers.flatMap(supplier => supplier.people),
  ]
  transact(db, () => {
    insertRows(raw, tables.organisation, [
      { id: 1, ...DEMO_ORGANISATION, settings: {}, createdAt: foundedAt },
    ])
    insertRows(
      raw,
      tables.suppliers,
      suppliers.map(({ row }) => row),
    )
    insertRows(raw, tables.users, people)
    insertRows(
      raw,
      tables.userRoles,
      people.flatMap(({ id, roles }) => roles.map(role => ({ userId: id, role }))),
    )
    insertRows(
      raw,
      tables.campaigns,
      rounds.map(round => campaignRow(round, buyer.procurement.id)),
    )
  })
}

type Population = {
  random: Random
  buyer: BuyerPeople
  suppliers: DemoSupplier[]
  rounds: DemoRound[]
  files: AssessmentOptions['files']
  now: Date
}

function insertAssessments(connection: Connection, population: Population) {
  const { db, raw } = connection
  const { suppliers, rounds, buyer } = population
  const counts = { assessments: 0, answers: 0, events: 0 }
  const events: DemoEvent[] = rounds.flatMap(round =>
    campaignEvents(round, buyer.procurement, suppliers.length),
  )
  for (let start = 0; start < suppliers.length; start += SUPPLIERS_PER_TRANSACTION) {
    transact(db, () => {
      for (let index = start; index < Math.min(start + SUPPLIERS_PER_TRANSACTION, suppliers.length); index++)
        insertSupplierYears(connection, population, index, events, counts)
    })
  }
  events.sort((one, other) => one.at.getTime() - other.at.getTime())
  transact(db, () => insertRows(raw, tables.events, events))
  return { ...counts, events: events.length }
}

function insertSupplierYears(
  { db, raw }: Connection,
  { suppliers, rounds, buyer, files, now, random }: Population,
  index: number,
  events: DemoEvent[],
  counts: { assessments: number; answers: number },
) {
  const supplier = suppliers[index]
  if (!supplier) return
  const reviewer = random.fork(`reviewer-${index}`).chance(0.7) ? buyer.reviewer : buyer.secondReviewer
  const isSmallDemo = suppliers.length <= ALL_RECEIPTS_UP_TO_SUPPLIERS
  let lastPublished: DemoAssessment | null = null
  for (const round of rounds) {
    const state = stateInRound(index, supplier, round)
    if (!state) continue
    const hasSelfReceipt = isSmallDemo || round.state === 'open'
    const made = makeAssessment(supplier, round, state, { now, files, hasSelfReceipt })
    if (state === 'published') lastPublished = made
    const rows = assessmentRows(made, {
      random: supplier.random.fork(`rows-${round.year}`),
      reviewerId: reviewer.id,
      returnDays: readSettings({}).returnDays,
      now,
    })
    insertRows(raw, tables.assessments, [rows.assessment])
    insertRows(raw, tables.answers, rows.answers)
    insertRows(raw, tables.evidence, rows.evidence)
    insertRows(raw, tables.reviews, rows.reviews)
    insertRows(raw, tables.returnedItems, rows.returned)
    insertRows(raw, tables.gradeReceipts, rows.receipts)
    events.push(...assessmentEvents(made, rows, { procurement: buyer.procurement, reviewer }))
    counts.assessments += 1
    counts.answers += rows.answers.length
  }
  const suspension = suspensionAfter(lastPublished, buyer.procurement)
  if (!suspension) return
  events.push(suspension.event)
  updateSupplier(db, supplier.row.id, { status: suspension.status, updatedAt: suspension.event.at })
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
