import { newId } from '#app/accounts/token.server.ts'
import {
  later,
  openScenario,
  publishScenario,
  type Scenario,
} from '#app/assessments/scenario.test-support.ts'
import type { AnswerValues, ItemAnswer } from '#app/questionnaires/answers.ts'
import type { Db } from '#db/client.server.ts'
import { acting, createEvidence, nextNumber } from '#db/factories/index.ts'
import { actionFiles, type correctiveActions } from '#db/schema/index.ts'
import { findActionById, insertAction, insertActionItems } from '../actions/queries.server.ts'
import { checkEffect } from './check-effect.server.ts'
import { closeAction } from './close-action.server.ts'
import { NO_CORRECTIONS, type Corrections } from './corrections.ts'
import { submitEvidence } from './submit-evidence.server.ts'

/** Days after the publication: the day papers of a new answer are held against. */
export function daysLater(days: number) {
  return new Date(later(300).getTime() + days * 86_400_000)
}

export const LICENCE: AnswerValues = {
  licence: {
    status: 'held',
    certificates: [
      {
        type: null,
        number: 'L-1',
        issuer: '市场监督管理局',
        scope: '',
        site: '',
        validFrom: '2020-01-01',
        validTo: '2040-12-31',
      },
    ],
  },
}

/** What earns full marks. */
export const GOOD: Record<string, AnswerValues> = {
  'GOV-01': LICENCE,
  'GOV-02': { policy: 'yes' },
  'SOC-01': { cases: 0 },
  'SOC-02': { training: 'yes' },
  'ENV-01': { recycled: 90 },
  'ENV-02': { permit: 'yes' },
}

const WEAK: Record<string, ItemAnswer> = {
  'GOV-02': { values: { policy: 'no' } },
  'SOC-01': { values: { cases: 2 } },
  'ENV-01': { values: { recycled: 60 } },
}

/** A published result: 67.5 points, grade C, unless other answers are given. */
export function openPublished(items: Record<string, ItemAnswer | null> = WEAK) {
  const scenario = openScenario({ answered: true, items })
  const published = publishScenario(scenario)
  if (!published.ok) throw new Error(`not published: ${published.refusal.code}`)
  return scenario
}

type Given = Partial<typeof correctiveActions.$inferInsert> & { items?: string[] }

/** An action of the scenario's result that the supplier is working on. */
export function addAction(scenario: Scenario, { items = ['GOV-02'], ...given }: Given = {}) {
  const { db, supplier, id: assessmentId, reviewer } = scenario
  const id = newId()
  const at = daysLater(0)
  insertAction(db, {
    id,
    code: `CA-2026-${String(nextNumber()).padStart(4, '0')}`,
    supplierId: supplier.id,
    source: 'assessment',
    assessmentId,
    dimension: items[0]?.slice(0, 3) ?? null,
    severity: 'critical',
    state: 'implementing',
    finding: '未制定制度',
    requirement: '制定并发布制度',
    ownerId: reviewer.userId,
    createdById: reviewer.userId,
    createdAt: at,
    issuedAt: at,
    dueAt: daysLater(30),
    firstDueAt: daysLater(30),
    updatedAt: at,
    ...given,
  })
  insertActionItems(
    db,
    items.map(itemCode => ({ actionId: id, itemCode, supplierId: supplier.id })),
  )
  return requireAction(db, id)
}

export function requireAction(db: Db, id: string) {
  const action = findActionById(db, id)
  if (!action) throw new Error('the action is gone')
  return action
}

/** A file that waits to be handed in, as a record. */
export function addWaitingFile(
  { db, owner, id: assessmentId }: Scenario,
  actionId: string,
  at = daysLater(1),
) {
  const { sha256, fileName, mediaType, sizeBytes } = createEvidence(
    db,
    assessmentId,
    'GOV-01',
    owner.userId,
    {
      removedAt: at,
    },
  )
  const id = newId()
  const file = { sha256, fileName, mediaType, sizeBytes, uploadedById: owner.userId, uploadedAt: at }
  db.insert(actionFiles)
    .values({ id, actionId, ...file })
    .run()
  return id
}

export function handIn(
  scenario: Scenario,
  actionId: string,
  answers: Record<string, unknown>,
  at = daysLater(1),
) {
  const { db, owner } = scenario
  addWaitingFile(scenario, actionId, at)
  const { rev } = requireAction(db, actionId)
  return submitEvidence(db, acting(owner, at), { actionId, rev, summary: '已完成整改', answers })
}

export function close(
  { db, reviewer }: Scenario,
  actionId: string,
  at = daysLater(2),
  corrections: Corrections = NO_CORRECTIONS,
) {
  const { rev } = requireAction(db, actionId)
  const reason = '现场核实'
  return closeAction(db, acting(reviewer, at), { actionId, rev, reason, corrections, seen: null })
}

export function relapse({ db, reviewer }: Scenario, actionId: string, at = daysLater(3)) {
  const { rev } = requireAction(db, actionId)
  return checkEffect(db, acting(reviewer, at), { actionId, rev, outcome: 'relapsed', reason: '再次出现' })
}
