import path from 'node:path'
import { readEnvironment, setEnvironment } from '#app/server/environment.server.ts'
import type { ItemAnswer } from '#app/questionnaires/answers.ts'
import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import {
  acting,
  answerEverything,
  createAssessment,
  createCampaign,
  createOrganisation,
  createSupplier,
  createUser,
  MADE_AT,
  nextNumber,
  publishTestContent,
} from '#db/factories/index.ts'
import * as schema from '#db/schema/index.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { findAssessmentById } from './queries.server.ts'
import { findChecklist } from './find-assessment.server.ts'
import { saveAnswers } from './save-answers.server.ts'
import { submitAssessment } from './submit-assessment.server.ts'
import { recordVerdict } from './record-verdict.server.ts'
import { verifyAssessment } from './verify-assessment.server.ts'
import { publishAssessment } from './publish-assessment.server.ts'
import { workingResult } from './working-result.server.ts'

export const DECLARATION = { declarationAccepted: true, signatoryName: '王敏', signatoryTitle: '总经理' }
/** Items of the test questionnaire, in its order. */
export const ITEMS = ['GOV-01', 'GOV-02', 'SOC-01', 'SOC-02', 'SOC-03', 'ENV-01', 'ENV-02']

/** A minute, an hour, … after the records were made. */
export function later(minutes: number) {
  return new Date(MADE_AT.getTime() + minutes * 60_000)
}

/** One supplier with three people and a stranger's, a buyer with two reviewers, and an open campaign. */
export function openScenario(given: { answered?: boolean; items?: Record<string, ItemAnswer | null> } = {}) {
  const { db, raw, file, folder } = openTestDatabase()
  const databaseFile = path.join(folder, 'portal.sqlite')
  setEnvironment(
    readEnvironment({
      NODE_ENV: 'test',
      DATABASE_URL: databaseFile,
      PUBLIC_ORIGIN: 'https://portal.example',
    }),
  )
  createOrganisation(db)
  const content = publishTestContent(db)
  const reviewer = createUser(db)
  const secondReviewer = createUser(db)
  const viewer = createUser(db, { roles: ['viewer'] })
  const supplier = createSupplier(db)
  const owner = createUser(db, { supplierId: supplier.id })
  const contributor = createUser(db, { supplierId: supplier.id, roles: ['contributor'] })
  const stranger = createUser(db, { supplierId: createSupplier(db).id })
  const campaign = createCampaign(db, { ...content, createdById: reviewer.userId })
  const assessment = createAssessment(db, { campaign, supplier })
  if (given.answered) answerEverything(db, assessment, owner.userId, { items: given.items ?? {} })
  const people = { reviewer, secondReviewer, viewer, owner, contributor, stranger }
  return { db, raw, file, folder, content, campaign, supplier, assessment, id: assessment.id, ...people }
}

export type Scenario = ReturnType<typeof openScenario>

export function stateOf({ db, id }: Scenario) {
  const assessment = findAssessmentById(db, id)
  if (!assessment) throw new Error('the assessment is gone')
  return assessment
}

/** Saves one item; answers its result. */
export function saveOne(
  { db, id, owner }: Scenario,
  itemCode: string,
  baseRev: number,
  values: Record<string, unknown>,
  { actor = owner, now = MADE_AT, key = `key-${nextNumber()}-save`, ...claims } = {} as SaveOptions,
) {
  const change = { itemCode, baseRev, values, ...claims }
  const outcome = saveAnswers(db, acting(actor, now), id, { key, changes: [change] })
  if (!outcome.ok) throw new Error(`not saved: ${outcome.refusal.code}`)
  const [result] = outcome.results
  if (!result) throw new Error('no result')
  return result
}

type SaveOptions = {
  actor?: Scenario['owner']
  now?: Date
  key?: string
  notApplicable?: { reason: string }
  declined?: { reason: string }
  carriesEvidence?: boolean
}

export function submit({ db, id, owner }: Scenario, now = later(60)) {
  return submitAssessment(db, acting(owner, now), id, DECLARATION)
}

/** Both results as the actor may know them. */
export function resultsFor({ db, id }: Scenario, actor: Scenario['owner'], now: Date) {
  const checklist = findChecklist(db, actor, id)
  return checklist && workingResult(db, actor, checklist, now)
}

/** What a reviewer who looks now has seen of an item. */
export function seenNow({ db, id, reviewer }: Scenario, itemCode = '') {
  const checklist = findChecklist(db, reviewer, id)
  return {
    answerRev: checklist?.answers[itemCode]?.rev ?? 0,
    submittedAt: checklist?.assessment.submittedAt?.getTime() ?? 0,
  }
}

/** Accepts every item but those given another verdict. */
export function acceptAll(scenario: Scenario, now = later(120), items = ITEMS) {
  const { db, id, reviewer } = scenario
  for (const itemCode of items) {
    const seen = seenNow(scenario, itemCode)
    const verdict = {
      verdict: 'accepted',
      rev: 0,
      ...seen,
      dismissedTriggers: [],
      raisedTriggers: [],
    } as const
    const outcome = recordVerdict(db, acting(reviewer, now), id, itemCode, verdict)
    if (!outcome.ok) throw new Error(`${itemCode}: ${outcome.refusal.code}`)
  }
}

/** Submitted, accepted throughout, verified and published. */
export function publishScenario(scenario: Scenario) {
  const { db, id, reviewer } = scenario
  submit(scenario)
  acceptAll(scenario)
  verifyAssessment(db, acting(reviewer, later(180)), id)
  return publishAssessment(db, acting(reviewer, later(240)), id)
}

export function countRows(
  db: Db,
  table: keyof typeof schema & ('events' | 'answers' | 'outbox' | 'gradeReceipts' | 'reviews' | 'evidence'),
) {
  return (
    db
      .select({ rows: sql<number>`count(*)` })
      .from(schema[table])
      .get()?.rows ?? 0
  )
}

export function eventTypes(db: Db) {
  return db
    .select({ type: schema.events.type })
    .from(schema.events)
    .all()
    .map(({ type }) => type)
}
