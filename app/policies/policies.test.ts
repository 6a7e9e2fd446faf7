import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { findReceiptByKind } from '#app/assessments/queries.server.ts'
import {
  acceptAll,
  eventTypes,
  later,
  openScenario,
  publishScenario,
  stateOf,
  submit,
} from '#app/assessments/scenario.test-support.ts'
import { findLatestPolicyVersionId } from '#app/campaigns/queries.server.ts'
import { publishAssessment } from '#app/assessments/publish-assessment.server.ts'
import { verifyAssessment } from '#app/assessments/verify-assessment.server.ts'
import { digestOf } from '#app/grading/digest.server.ts'
import type { GradingPolicy } from '#app/grading/types.ts'
import { acting, createUser } from '#db/factories/index.ts'
import { policyVersions } from '#db/schema/index.ts'
import { changeDraft, discardDraft, draftPolicy } from './draft-policy.server.ts'
import { findDraft, listPolicies } from './find-policies.server.ts'
import { nextVersion } from './next-version.ts'
import { findDonePreview, previewOf } from './preview.server.ts'
import { publishPolicy } from './publish-policy.server.ts'

const STRICT: Partial<GradingPolicy> = { thresholds: { A: 99, B: 95, C: 91 } }

function drafted(given: Parameters<typeof openScenario>[0] = {}) {
  const scenario = openScenario(given)
  const { db, reviewer, content } = scenario
  const admin = createUser(db, { roles: ['admin'] })
  const committee = createUser(db, { roles: ['committee'] })
  const made = draftPolicy(db, acting(reviewer, later(300)), content.policyVersionId)
  if (!made.ok) throw new Error(made.refusal.code)
  const draftId = made.id
  const read = () => {
    const found = findDraft(db, reviewer, draftId)
    if (!found) throw new Error('no draft')
    return found.draft
  }
  const change = (policy: Partial<GradingPolicy>, actor = reviewer, rev = read().rev) =>
    changeDraft(db, acting(actor, later(310)), draftId, {
      rev,
      policy: { ...read().content, ...policy },
      note: 'Raise the bar',
    })
  const publish = (actor = committee, rev = read().rev) =>
    publishPolicy(db, acting(actor, later(320)), draftId, rev)
  return { ...scenario, admin, committee, draftId, read, change, publish }
}

test('a draft starts as a copy of its version under the next free name', () => {
  const { read, content, db, reviewer } = drafted()
  expect(read()).toMatchObject({ rev: 1, content: { ...content.policy, version: '2026-1' } })
  const second = draftPolicy(db, acting(reviewer, later(301)), content.policyVersionId)
  if (!second.ok) throw new Error(second.refusal.code)
  expect(findDraft(db, reviewer, second.id)?.draft.content.version).toBe('2026-2')
})

test.each([
  [[], 2027, '2027-1'],
  [['2026.1', '2026-1', '2026-9', '2026-10'], 2026, '2026-11'],
  [['2026-3', 'x'], 2027, '2027-1'],
])('after %j the next version of %i is %s', (taken, year, expected) => {
  expect(nextVersion(taken, year)).toBe(expected)
})

test('of two people who change the same draft the second is told', () => {
  const { change, admin, read } = drafted()
  expect(change(STRICT)).toEqual({ ok: true })
  expect(change({ narrowBasisBelow: 10 }, admin, 1)).toEqual({
    ok: false,
    refusal: { code: 'changed-meanwhile' },
  })
  expect(read().content).toMatchObject(STRICT)
})

test('saving what stands there makes nobody the last editor', () => {
  const { change, admin, reviewer, read } = drafted()
  change(STRICT)
  expect(change({}, admin)).toEqual({ ok: true })
  expect(read()).toMatchObject({ rev: 2, updatedById: reviewer.userId })
})

test('only a second person publishes, and only what changes something', () => {
  const { change, publish, admin, reviewer } = drafted()
  expect(publish()).toEqual({ ok: false, refusal: { code: 'nothing-changed' } })
  change(STRICT, admin)
  expect(publish(reviewer)).toEqual({ ok: false, refusal: { code: 'not-allowed' } })
  expect(publish(admin)).toEqual({ ok: false, refusal: { code: 'own-change' } })
  expect(publish(undefined, 1)).toEqual({ ok: false, refusal: { code: 'changed-meanwhile' } })
  expect(publish()).toMatchObject({ ok: true, version: '2026-1' })
  expect(publish()).toEqual({ ok: false, refusal: { code: 'over' } })
})

test('a note of somebody else does not let who set the rules publish them', () => {
  const { db, draftId, read, change, publish, admin, reviewer, committee } = drafted()
  change(STRICT, admin)
  const { rev, content } = read()
  changeDraft(db, acting(reviewer, later(315)), draftId, { rev, policy: content, note: 'Agreed on Monday' })
  expect(read()).toMatchObject({ updatedById: reviewer.userId, contentUpdatedById: admin.userId })
  expect(publish(admin)).toEqual({ ok: false, refusal: { code: 'own-change' } })
  expect(publish(committee)).toMatchObject({ ok: true })
})

test('a published policy is on record with its digest, its publisher and its reason', () => {
  const { change, publish, db, committee, read } = drafted()
  change(STRICT)
  const published = publish()
  if (!published.ok) throw new Error(published.refusal.code)
  const row = db.select().from(policyVersions).where(eq(policyVersions.id, published.id)).get()
  expect(row).toMatchObject({
    content: { ...STRICT, version: '2026-1' },
    digest: digestOf(read().content),
    publishedById: committee.userId,
    note: 'Raise the bar',
  })
  expect(eventTypes(db).slice(-3)).toEqual(['policy.drafted', 'policy.changed', 'policy.published'])
  expect(listPolicies(db, committee)).toMatchObject({ drafts: [], versions: [{ version: '2026-1' }, {}] })
})

test('a discarded draft can neither be changed nor published', () => {
  const { db, admin, draftId, change, publish } = drafted()
  expect(discardDraft(db, acting(admin, later(330)), draftId, 1)).toEqual({ ok: true })
  expect(change(STRICT)).toEqual({ ok: false, refusal: { code: 'over' } })
  expect(publish()).toEqual({ ok: false, refusal: { code: 'over' } })
})

test('people without the permission draft and change nothing', () => {
  const { db, viewer, owner, content, change } = drafted()
  for (const actor of [viewer, owner]) {
    const refusal = { ok: false, refusal: { code: 'not-allowed' } }
    expect(draftPolicy(db, acting(actor), content.policyVersionId)).toEqual(refusal)
    expect(change(STRICT, actor)).toEqual(refusal)
  }
})

test('a new policy moves no published grade, and new campaigns start with it', () => {
  const scenario = drafted({ answered: true, items: { 'SOC-01': { values: { cases: 1 } } } })
  publishScenario(scenario)
  const before = {
    state: stateOf(scenario),
    receipt: findReceiptByKind(scenario.db, scenario.id, 'verified'),
  }
  scenario.change(STRICT)
  const published = scenario.publish()
  expect(stateOf(scenario)).toEqual(before.state)
  expect(findReceiptByKind(scenario.db, scenario.id, 'verified')).toEqual(before.receipt)
  expect(published).toMatchObject({ ok: true, id: findLatestPolicyVersionId(scenario.db) })
})

test('a campaign that is open keeps the policy it opened with to the end', () => {
  const scenario = drafted({ answered: true, items: { 'SOC-01': { values: { cases: 1 } } } })
  scenario.change(STRICT)
  scenario.publish()
  const { db, id, reviewer } = scenario
  submit(scenario, later(400))
  acceptAll(scenario, later(410))
  verifyAssessment(db, acting(reviewer, later(420)), id)
  expect(publishAssessment(db, acting(reviewer, later(430)), id)).toEqual({ ok: true, score: 90, grade: 'A' })
})

test('a preview says which grades would move, from the published result where there is one', async () => {
  const scenario = drafted({ answered: true, items: { 'SOC-01': { values: { cases: 1 } } } })
  const { db, campaign, change, read, supplier } = scenario
  submit(scenario)
  change(STRICT)
  const early = previewOf(db, read(), campaign, later(500))
  await early.finished
  expect(early).toMatchObject({ state: 'done', done: 1, total: 1, byKind: { self: 1, verified: 0 } })
  acceptAll(scenario)
  verifyAssessment(db, acting(scenario.reviewer, later(180)), scenario.id)
  publishAssessment(db, acting(scenario.reviewer, later(240)), scenario.id)

  expect(previewOf(db, read(), campaign, later(501))).toBe(early)
  const preview = previewOf(db, read(), campaign, later(520))
  await preview.finished
  expect(preview).toMatchObject({ byKind: { self: 0, verified: 1 }, scoresMoved: 0, matrix: { 'A>D': 1 } })
  expect(preview.moved).toMatchObject([
    { supplierId: supplier.id, oldScore: 90, newScore: 90, oldGrade: 'A', newGrade: 'D' },
  ])
  expect(findDonePreview(read(), campaign)).toBe(preview)
  change({ thresholds: { A: 89, B: 70, C: 60 } })
  expect(findDonePreview(read(), campaign)).toBeNull()
})
