import { SUBMITTED_STATES } from '#app/assessments/assessment-state.ts'
import { insertEvents } from '#app/history/ledger-queries.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { readSettings } from '#app/settings/settings.ts'
import { updateSupplier } from '#app/suppliers/queries.server.ts'
import { transact, type Connection } from '../client.server.ts'
import * as tables from '../schema/index.ts'
import { assessmentEvents, type DemoEvent } from './assessment-events.ts'
import { assessmentRows, type AssessmentRows } from './assessment-rows.ts'
import type { BuyerPeople, BuyerPerson } from './buyer.ts'
import { campaignEvents } from './campaigns.ts'
import { dealingsOf, type Dealings } from './dealings.ts'
import { changeFrom, createTotals, figureRows, type Totals } from './figures.ts'
import { insertRows } from './insert-rows.ts'
import { mailRows } from './mails.ts'
import {
  makeAssessment,
  type AssessmentOptions,
  type DemoAssessment,
  type DemoRound,
} from './make-assessment.ts'
import type { DemoSupplier } from './make-suppliers.ts'
import type { Random } from './random.ts'
import { stateInRound } from './states.ts'
import { suspensionAfter } from './suspension.ts'

const SUPPLIERS_PER_TRANSACTION = 100
/** In larger demos, finished rounds keep the receipt of the published result only: a receipt is some 40 KB. */
const ALL_RECEIPTS_UP_TO_SUPPLIERS = 200

type Population = {
  random: Random
  buyer: BuyerPeople
  suppliers: DemoSupplier[]
  rounds: DemoRound[]
  files: AssessmentOptions['files']
  now: Date
}

/** All rounds of all suppliers, with what happened in them; answers how much it is. */
export function insertAssessments(connection: Connection, population: Population) {
  const { db } = connection
  const { suppliers, rounds, buyer } = population
  const counts = { assessments: 0, answers: 0, events: 0 }
  const totals = createTotals()
  const events: DemoEvent[] = rounds.flatMap(round =>
    campaignEvents(round, buyer.procurement, suppliers.length),
  )
  for (let start = 0; start < suppliers.length; start += SUPPLIERS_PER_TRANSACTION) {
    transact(db, () => {
      for (let index = start; index < Math.min(start + SUPPLIERS_PER_TRANSACTION, suppliers.length); index++)
        insertSupplierYears(connection, population, index, { events, counts, totals })
    })
  }
  totals.write(db)
  events.sort((one, other) => one.at.getTime() - other.at.getTime())
  transact(db, tx => insertEvents(tx, events))
  return { ...counts, events: events.length }
}

type Collected = {
  events: DemoEvent[]
  counts: { assessments: number; answers: number }
  totals: Totals
}

function insertSupplierYears(
  connection: Connection,
  { suppliers, rounds, buyer, files, now, random }: Population,
  index: number,
  { events, counts, totals }: Collected,
) {
  const supplier = suppliers[index]
  if (!supplier) return
  const reviewer = random.fork(`reviewer-${index}`).chance(0.6) ? buyer.reviewer : buyer.secondReviewer
  const actors = { procurement: buyer.procurement, reviewer }
  const isSmallDemo = suppliers.length <= ALL_RECEIPTS_UP_TO_SUPPLIERS
  let previous: DemoAssessment | null = null
  let lastPublished: DemoAssessment | null = null
  for (const round of rounds) {
    const state = stateInRound(index, supplier, round)
    if (!state) continue
    const hasSelfReceipt = isSmallDemo || round.state === 'open'
    const made = makeAssessment(supplier, round, state, { now, files, hasSelfReceipt })
    const rows = assessmentRows(made, {
      random: supplier.random.fork(`rows-${round.year}`),
      reviewerId: reviewer.id,
      returnDays: readSettings({}).returnDays,
      previousId: previous?.id ?? null,
      now,
    })
    const dealings = dealingsOf(made, {
      ...actors,
      now,
      random: supplier.random.fork(`dealings-${round.year}`),
    })
    Object.assign(rows.assessment, dealings.change, changeFrom(lastPublished, made))
    insertYear(connection, made, rows, dealings)
    const mailing = supplier.random.fork(`mails-${round.year}`)
    insertRows(connection.raw, tables.outbox, mailRows(made, getEnvironment().publicOrigin, mailing, now))
    events.push(...assessmentEvents(made, rows, actors), ...dealings.events)
    totals.add(made)
    counts.assessments += 1
    counts.answers += rows.answers.length
    if (SUBMITTED_STATES.includes(state)) previous = made
    if (state === 'published') lastPublished = made
  }
  settleSupplier(connection, lastPublished, buyer.procurement, events)
}

function insertYear({ raw }: Connection, made: DemoAssessment, rows: AssessmentRows, dealings: Dealings) {
  const figures = figureRows(made)
  insertRows(raw, tables.assessments, [rows.assessment])
  insertRows(
    raw,
    tables.assessmentSites,
    made.supplier.sites.map(({ id }) => ({ assessmentId: made.id, siteId: id })),
  )
  insertRows(raw, tables.answers, rows.answers)
  insertRows(raw, tables.evidence, rows.evidence)
  insertRows(raw, tables.reviews, rows.reviews)
  insertRows(raw, tables.returnedItems, rows.returned)
  insertRows(raw, tables.gradeReceipts, rows.receipts)
  insertRows(raw, tables.dimensionScores, figures.dimensions)
  insertRows(raw, tables.lostItems, figures.lost)
  insertRows(raw, tables.extensionRequests, dealings.extensions)
  insertRows(raw, tables.itemComments, dealings.comments)
}

/** What follows for the register from the last grade. */
function settleSupplier(
  { db }: Connection,
  last: DemoAssessment | null,
  actor: BuyerPerson,
  events: DemoEvent[],
) {
  if (!last?.verified) return
  const { score, grade } = last.verified
  const suspension = suspensionAfter(last, actor)
  updateSupplier(db, last.supplier.row.id, {
    latestScore: score,
    latestGrade: grade,
    standingScore: score,
    standingGrade: grade,
    ...suspension?.change,
  })
  if (suspension) events.push(suspension.event)
}
