import { expect, test } from 'vitest'
import type { Actor } from '#app/accounts/roles.ts'
import { endOfDay } from '#app/i18n/format.ts'
import { acting, createUser } from '#db/factories/index.ts'
import { findInsufficient } from '../verification/find-insufficient.server.ts'
import {
  addAction,
  close,
  daysLater as daysAfter,
  GOOD,
  handIn,
  openPublished,
  relapse,
} from '../verification/verification.test-support.ts'
import {
  addIssued,
  addPlanning,
  allActions,
  daysLater,
  declareRelation,
  expectOk,
  openWeak,
  PLAN,
  refusalOf,
  requireAction,
} from './actions.test-support.ts'
import { contestAction, upholdAction } from './answer-finding.server.ts'
import { assignOwner } from './assign-owner.server.ts'
import { changeDraft } from './change-draft.server.ts'
import { commentAction } from './comment-action.server.ts'
import { draftAction } from './draft-action.server.ts'
import { askForMoreTime, decideMoreTime } from './extend-action.server.ts'
import { findActionPage } from './find-action.server.ts'
import { issueAction, issueActions } from './issue-actions.server.ts'
import { acceptPlan, submitPlan } from './plan.server.ts'

const LATER = daysLater(1)
const WORDS = { severity: 'major', finding: '未制定制度', requirement: '制定并发布' } as const

/** A weak result with its drafts; somebody of the buyer has a declared relation to the supplier. */
function openWithRelation() {
  const scenario = openWeak()
  const away = createUser(scenario.db)
  declareRelation(scenario.db, scenario.supplier.id, away)
  return { ...scenario, away }
}

test('whom a relation keeps away drafts, changes and issues nothing of the supplier', () => {
  const { db, away, supplier } = openWithRelation()
  const by = acting(away, LATER)
  const [draft] = allActions(db)
  const target = { actionId: draft?.id ?? '', rev: null }
  const words = { ...WORDS, ownerId: null, itemCodes: [] }
  expect(refusalOf(draftAction(db, by, { ...words, supplierId: supplier.id }))).toBe('recused')
  expect(refusalOf(changeDraft(db, by, target, words))).toBe('recused')
  expect(refusalOf(issueAction(db, by, target))).toBe('recused')
  expect(issueActions(db, by, [target.actionId])).toEqual({ issued: 0, passedOver: 1 })
})

test('nobody who keeps away is made the owner, of a draft or of what is issued', () => {
  const scenario = openWithRelation()
  const { db, away, reviewer, supplier } = scenario
  const by = acting(reviewer, LATER)
  const given = { ...WORDS, ownerId: away.userId, itemCodes: [] }
  expect(refusalOf(draftAction(db, by, { ...given, supplierId: supplier.id }))).toBe('recused')
  const target = { actionId: addIssued(scenario).id, rev: null }
  expect(refusalOf(assignOwner(db, by, target, away.userId))).toBe('recused')
  expectOk(assignOwner(db, by, target, scenario.secondReviewer.userId))
})

test('who was to follow a draft and keeps away by now does not: whoever issues it does', () => {
  const { db, reviewer, secondReviewer, supplier } = openWeak()
  const given = { ...WORDS, ownerId: secondReviewer.userId, itemCodes: [], supplierId: supplier.id }
  const drafted = draftAction(db, acting(reviewer, LATER), given)
  if (!drafted.ok) throw new Error(drafted.refusal.code)
  declareRelation(db, supplier.id, secondReviewer)
  expectOk(issueAction(db, acting(reviewer, LATER), { actionId: drafted.id, rev: null }))
  expect(requireAction(db, drafted.id).ownerId).toBe(reviewer.userId)
})

test('who keeps away decides neither on a contest, a plan nor more time, but reads and writes comments', () => {
  const scenario = openWithRelation()
  const { db, away, owner, reviewer } = scenario
  const on = ({ id }: { id: string }) => ({ actionId: id, rev: null })
  const [contested, planned] = [on(addIssued(scenario)), on(addPlanning(scenario))]
  expectOk(contestAction(db, acting(owner, LATER), contested, '已清理'))
  expectOk(submitPlan(db, acting(owner, LATER), planned, PLAN))
  const more = { dueAt: endOfDay('2026-05-10'), reason: '设备在途' }
  expectOk(askForMoreTime(db, acting(owner, LATER), planned, more))
  const verbs = [
    (who: Actor) => upholdAction(db, acting(who, LATER), contested, '照片为旧'),
    (who: Actor) => decideMoreTime(db, acting(who, LATER), planned, { grant: false, reason: '不行' }),
    (who: Actor) => acceptPlan(db, acting(who, LATER), planned, null),
  ]
  const page = findActionPage(db, away, requireAction(db, planned.actionId), 'zh-CN', LATER)
  expect(page).toMatchObject({ may: { steps: [], manage: false }, extension: { mayDecide: false } })
  for (const verb of verbs) {
    expect(refusalOf(verb(away))).toBe('recused')
    expect(refusalOf(verb(reviewer))).toBe(null)
  }
  expectOk(commentAction(db, acting(away, LATER), planned.actionId, '请同事答复'))
})

test('who keeps away verifies neither the evidence nor whether its effect lasts', () => {
  const scenario = openPublished()
  const { db, reviewer, secondReviewer, supplier } = scenario
  const { id } = addAction(scenario)
  handIn(scenario, id, GOOD)
  declareRelation(db, supplier.id, reviewer)
  const colleague = { ...scenario, reviewer: secondReviewer }
  const at = daysAfter(2)
  expect(close(scenario, id)).toMatchObject({ refusal: { code: 'recused' } })
  expect(findInsufficient(db, acting(reviewer, at), { actionId: id, rev: null, reason: '缺' })).toMatchObject(
    {
      refusal: { code: 'recused' },
    },
  )
  expect(close(colleague, id)).toMatchObject({ ok: true })
  expect(relapse(scenario, id)).toMatchObject({ refusal: { code: 'recused' } })
  expect(relapse(colleague, id)).toEqual({ ok: true })
})

test('the supplier and people without the right are answered as before', () => {
  const scenario = openWithRelation()
  const { db, owner, viewer, supplier } = scenario
  declareRelation(db, supplier.id, viewer)
  declareRelation(db, supplier.id, owner)
  const target = { actionId: addIssued(scenario).id, rev: null }
  expect(refusalOf(upholdAction(db, acting(viewer, LATER), target, '否'))).toBe('not-allowed')
  expectOk(contestAction(db, acting(owner, LATER), target, '已清理'))
})

test('an owner who has to keep away by now is shown as such, to the buyer alone', () => {
  const scenario = openWeak()
  const { db, owner: contact, reviewer, secondReviewer, supplier } = scenario
  const target = { actionId: addIssued(scenario).id, rev: null }
  const isUnfitFor = (who: Actor) =>
    findActionPage(db, who, requireAction(db, target.actionId), 'zh-CN', LATER).isOwnerUnfit
  expectOk(assignOwner(db, acting(reviewer, LATER), target, secondReviewer.userId))
  expect(isUnfitFor(reviewer)).toBe(false)
  declareRelation(db, supplier.id, secondReviewer)
  expect([isUnfitFor(reviewer), isUnfitFor(contact)]).toEqual([true, false])
  expectOk(assignOwner(db, acting(reviewer, LATER), target, reviewer.userId))
  expect(isUnfitFor(reviewer)).toBe(false)
})
