import { expect, test } from 'vitest'
import { acting } from '#db/factories/index.ts'
import { actionTimeline } from './action-timeline.server.ts'
import {
  addIssued,
  addPlanning,
  daysLater,
  expectOk,
  messagesOf,
  openWeak,
  PLAN,
  refusalOf,
  requireAction,
} from './actions.test-support.ts'
import { acknowledgeAction, contestAction, upholdAction, withdrawAction } from './answer-finding.server.ts'
import { assignOwner } from './assign-owner.server.ts'
import { commentAction, commentsOfAction } from './comment-action.server.ts'
import { findActionPage } from './find-action.server.ts'
import { findPlans } from './plan-queries.server.ts'
import { acceptPlan, returnPlan, submitPlan } from './plan.server.ts'

const LATER = daysLater(1)

test('a contested finding is upheld with a reason, both sides told', () => {
  const scenario = openWeak()
  const { db, owner, reviewer } = scenario
  const { id, dueAt } = addIssued(scenario)
  const target = { actionId: id, rev: null }
  expect(refusalOf(contestAction(db, acting(owner, LATER), target, '  '))).toBe('reason-required')
  expectOk(contestAction(db, acting(owner, LATER), target, '通道已清理'))
  expect(messagesOf(db, 'action-reply')).toMatchObject([{ reply: 'contested', note: '通道已清理' }])
  expectOk(upholdAction(db, acting(reviewer, LATER), target, '照片仍有堆放'))
  expect(messagesOf(db, 'action-news').at(-1)).toMatchObject({ news: 'upheld', note: '照片仍有堆放' })
  expect(requireAction(db, id)).toMatchObject({
    state: 'planning',
    contestReason: '通道已清理',
    contestAnswer: '照片仍有堆放',
    // The clock has run on.
    dueAt,
  })
})

test('a contested finding can be withdrawn: nothing more is owed', () => {
  const scenario = openWeak()
  const { db, owner, reviewer } = scenario
  const { id } = addIssued(scenario)
  const target = { actionId: id, rev: null }
  expectOk(contestAction(db, acting(owner, LATER), target, '不是我司的厂房'))
  expectOk(withdrawAction(db, acting(reviewer, LATER), target, '确为另一家'))
  expect(requireAction(db, id)).toMatchObject({
    state: 'withdrawn',
    endedAt: LATER,
    endReason: '确为另一家',
    contestAnswer: '确为另一家',
  })
  expect(refusalOf(acknowledgeAction(db, acting(owner, LATER), target))).toBe('wrong-state')
})

test('a plan is returned once and accepted the second time; both rounds stay', () => {
  const scenario = openWeak()
  const { db, owner, reviewer } = scenario
  const { id } = addPlanning(scenario)
  const target = { actionId: id, rev: null }
  expectOk(submitPlan(db, acting(owner, LATER), target, PLAN))
  expect(refusalOf(returnPlan(db, acting(reviewer, LATER), target, ''))).toBe('reason-required')
  expectOk(returnPlan(db, acting(reviewer, LATER), target, '根本原因不清楚'))
  expectOk(submitPlan(db, acting(owner, LATER), target, { ...PLAN, rootCause: '没有巡查制度' }))
  expectOk(acceptPlan(db, acting(reviewer, LATER), target, null))
  expect(requireAction(db, id)).toMatchObject({ state: 'implementing', planRounds: 2 })
  expect(findPlans(db, id)).toMatchObject([
    { round: 2, decision: 'accepted', rootCause: '没有巡查制度' },
    { round: 1, decision: 'returned', decisionReason: '根本原因不清楚' },
  ])
  const news = messagesOf(db, 'action-news').map(message => 'news' in message && message.news)
  expect(new Set(news)).toEqual(new Set(['plan-returned', 'plan-accepted']))
})

test('a plan for after the due date is refused with that date, one in the past too', () => {
  const scenario = openWeak()
  const { db, owner } = scenario
  const { id } = addPlanning(scenario)
  const target = { actionId: id, rev: null }
  const plan = (plannedOn: string) => submitPlan(db, acting(owner, LATER), target, { ...PLAN, plannedOn })
  expect(plan('2026-12-31')).toMatchObject({ refusal: { code: 'planned-too-late', dueOn: '2026-05-01' } })
  expect(refusalOf(plan('2026-03-01'))).toBe('planned-in-past')
  expect(findPlans(db, id)).toEqual([])
})

test('of two colleagues deciding on one plan at the same time, one wins and the other is told', () => {
  const scenario = openWeak()
  const { db, owner, reviewer, secondReviewer } = scenario
  const { id } = addPlanning(scenario)
  expectOk(submitPlan(db, acting(owner, LATER), { actionId: id, rev: null }, PLAN))
  const target = { actionId: id, rev: requireAction(db, id).rev }
  expectOk(acceptPlan(db, acting(reviewer, LATER), target, null))
  expect(refusalOf(returnPlan(db, acting(secondReviewer, LATER), target, '再想想'))).toBe('changed-meanwhile')
  expect(requireAction(db, id).state).toBe('implementing')
})

test('both sides write about an issued action; the supplier reads the buyer as one', () => {
  const scenario = openWeak()
  const { db, owner, reviewer, viewer, stranger } = scenario
  const { id } = addIssued(scenario)
  const say = (actor: typeof owner, body: string) => commentAction(db, acting(actor, LATER), id, body)
  expectOk(say(owner, '需要停产一天'))
  expectOk(say(owner, '需要停产一天'))
  expectOk(say(reviewer, '可以安排在周末'))
  expect(refusalOf(say(owner, ' '))).toBe('comment-empty')
  expect(refusalOf(say(viewer, '看看'))).toBe('not-allowed')
  expect(refusalOf(say(stranger, '看看'))).toBe('not-found')
  expect(commentsOfAction(db, reviewer, id, 'zh-CN').map(({ authorName }) => authorName)).toEqual([
    owner.name,
    reviewer.name,
  ])
  expect(commentsOfAction(db, owner, id, 'zh-CN').map(({ authorName }) => authorName)).not.toContain(
    reviewer.name,
  )
  expect(messagesOf(db, 'action-reply')).toMatchObject([{ reply: 'commented', note: '需要停产一天' }])
})

test('what the supplier is shown names nobody of the buyer and nothing of its inner steps', () => {
  const scenario = openWeak()
  const { db, owner, reviewer, secondReviewer } = scenario
  const { id } = addPlanning(scenario)
  const target = { actionId: id, rev: null }
  expectOk(assignOwner(db, acting(reviewer, LATER), target, secondReviewer.userId))
  expectOk(submitPlan(db, acting(owner, LATER), target, PLAN))
  expectOk(returnPlan(db, acting(reviewer, LATER), target, '太笼统'))
  const action = requireAction(db, id)
  const page = findActionPage(db, owner, action, 'zh-CN', LATER)
  const shown = JSON.stringify([page, actionTimeline(db, owner, id, null)])
  for (const { name, userId } of [reviewer, secondReviewer]) {
    expect(shown).not.toContain(name)
    expect(shown).not.toContain(userId)
  }
  const types = (actor: typeof owner) => actionTimeline(db, actor, id, null).entries.map(({ type }) => type)
  expect(types(owner)).toEqual([
    'action.plan-returned',
    'action.plan-submitted',
    'action.acknowledged',
    'action.issued',
  ])
  expect(types(reviewer)).toContain('action.proposed')
  expect(types(reviewer)).toContain('action.owner-assigned')
})
