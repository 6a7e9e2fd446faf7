import path from 'node:path'
import type { BuyerRole } from '#app/accounts/roles.ts'
import type { Assessment } from '#app/assessments/checklist.ts'
import type { Grade } from '#app/grading/grades.ts'
import { updateLatestGrade } from '#app/assessments/figure-queries.server.ts'
import { readEnvironment, setEnvironment } from '#app/server/environment.server.ts'
import type { Db } from '#db/client.server.ts'
import {
  createAssessment,
  createCampaign,
  createOrganisation,
  createSupplier,
  createUser,
  MADE_AT,
  publishTestContent,
  type SupplierRow,
} from '#db/factories/index.ts'
import { eq } from 'drizzle-orm'
import { events, gradeReceipts, outbox, standingReceipts, suppliers } from '#db/schema/index.ts'
import { newId } from '#app/accounts/token.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { openCaseForResult } from './open-case.server.ts'
import { insertAction } from '../actions/queries.server.ts'
import { takeCode } from '../number-queries.server.ts'
import { findCurrentReceipt, findOpenCaseBySupplierId } from './queries.server.ts'

const DAY_MS = 24 * 60 * 60_000

/** Noon in China, `days` days after the records were made. */
export function onDay(days: number) {
  return new Date(MADE_AT.getTime() + days * DAY_MS)
}

/** A buyer with people of every role, and one supplier with an owner. */
export function openMeasures(
  settings: Record<string, unknown> = { financeMailbox: 'finance@buyer.example' },
) {
  const { db, raw, folder } = openTestDatabase()
  setEnvironment(
    readEnvironment({
      NODE_ENV: 'test',
      DATABASE_URL: path.join(folder, 'portal.sqlite'),
      PUBLIC_ORIGIN: 'https://portal.example',
    }),
  )
  createOrganisation(db, { settings })
  const content = publishTestContent(db)
  const person = (role: BuyerRole) => createUser(db, { roles: [role] })
  const people = {
    procurement: person('procurement'),
    sqe: person('sqe'),
    committee: person('committee'),
    second: person('committee'),
    viewer: person('viewer'),
  }
  const supplier = createSupplier(db, { status: 'qualified', statusSince: '2025-01-01' })
  const owner = createUser(db, { supplierId: supplier.id })
  return { db, raw, content, supplier, owner, ...people }
}

export type Measures = ReturnType<typeof openMeasures>

/** Publishes a result of this grade as far as measures go: figures, receipt and what it entails. Answers its case. */
export function publishGrade(
  { db, content, procurement }: Pick<Measures, 'db' | 'content' | 'procurement'>,
  supplier: SupplierRow,
  grade: Grade,
  now: Date,
  year = 2026,
) {
  const campaign = createCampaign(db, { ...content, createdById: procurement.userId }, { year })
  const score = { A: 90, B: 75, C: 65, D: 50 }[grade]
  const row = createAssessment(
    db,
    { campaign, supplier },
    {
      state: 'published',
      invitedAt: now,
      publishedAt: now,
      verifiedScore: score,
      verifiedGrade: grade,
    },
  )
  const digest = `${grade}-${row.id}`
  db.insert(gradeReceipts)
    .values({
      id: newId(),
      assessmentId: row.id,
      kind: 'verified',
      body: '{}',
      digest,
      score,
      grade,
      createdAt: now,
    })
    .run()
  updateLatestGrade(db, supplier.id, { latestScore: score, latestGrade: grade })
  stand(db, supplier, grade)
  const assessment = { ...row, campaign, supplier } as unknown as Assessment
  openCaseForResult(db, { now }, assessment, { grade, digest })
  return { assessmentId: row.id, digest, open: findOpenCaseBySupplierId(db, supplier.id) }
}

/** A critical finding that was issued. */
export function addAction({ db, supplier, sqe }: Measures, now: Date) {
  const row = {
    id: `action-${now.getTime()}`,
    code: takeCode(db, 'CA', 2026),
    supplierId: supplier.id,
    source: 'manual',
    severity: 'critical',
    state: 'issued',
    finding: '发现',
    requirement: '要求',
    createdById: sqe.userId,
    createdAt: now,
    updatedAt: now,
  } as const
  insertAction(db, row)
  return row
}

/** A closure that re-scores the supplier's latest result without making it qualified. */
export function reScore(measures: Measures, now: Date) {
  const { db, supplier } = measures
  const receipt = findCurrentReceipt(db, supplier.id)
  db.insert(standingReceipts)
    .values({
      id: newId(),
      supplierId: supplier.id,
      assessmentId: receipt?.assessmentId ?? '',
      actionId: addAction(measures, now).id,
      body: '{}',
      digest: `standing-${now.getTime()}`,
      score: 55,
      grade: 'D',
      effectiveOn: '2026-03-01',
      createdAt: now,
    })
    .run()
}

/** Puts the supplier where a closure would have put it. */
export function stand(db: Db, supplier: SupplierRow, grade: Grade) {
  const score = { A: 90, B: 75, C: 65, D: 50 }[grade]
  db.update(suppliers)
    .set({ standingGrade: grade, standingScore: score })
    .where(eq(suppliers.id, supplier.id))
    .run()
}

/** Types of the events of cases and decisions, in their order. */
export function caseEvents(db: Db) {
  return db
    .select({ type: events.type })
    .from(events)
    .all()
    .map(({ type }) => type)
    .filter(type => type.startsWith('case.') || type.startsWith('decision.'))
}

/** Mails of a kind, as they were queued. */
export function mailsOf(db: Db, kind: string) {
  return db
    .select()
    .from(outbox)
    .all()
    .filter(({ message }) => message.kind === kind)
}
