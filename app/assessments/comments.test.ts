import { expect, test } from 'vitest'
import { acting } from '#db/factories/index.ts'
import { assessments, events, outbox } from '#db/schema/index.ts'
import { COMMENT_MAX_LENGTH, isAwaitingReply } from './comment.ts'
import { awaitingReplyQuery, commentsQuery, countAwaitingReply } from './comment-queries.server.ts'
import { addComment, commentsByItem } from './comments.server.ts'
import { updateAssessment } from './queries.server.ts'
import { later, openScenario, publishScenario, submit, type Scenario } from './scenario.test-support.ts'

function say({ db, id }: Scenario, actor: Scenario['owner'], body: string, minutes: number, item = 'SOC-02') {
  return addComment(db, acting(actor, later(minutes)), id, item, body)
}

function mailsOf({ db }: Scenario) {
  return db
    .select({ to: outbox.toAddress, message: outbox.message })
    .from(outbox)
    .all()
    .filter(({ message }) => message.kind === 'item-commented')
}

function seenBy({ db, assessment, supplier }: Scenario, actor: Scenario['owner']) {
  const { id } = assessment
  return commentsByItem(db, actor, { id, supplier }, 'en')
}

function openComments({ db }: Scenario) {
  return db.select({ open: assessments.openComments }).from(assessments).get()?.open
}

test('both sides read what was said, the supplier without the name of who reviews', () => {
  const scenario = openScenario({ answered: true })
  submit(scenario)
  expect(say(scenario, scenario.reviewer, '  请问证书何时到期？ ', 70).ok).toBe(true)
  expect(say(scenario, scenario.owner, '下月更新', 80).ok).toBe(true)
  const [asked, replied] = seenBy(scenario, scenario.reviewer)['SOC-02'] ?? []
  expect(asked).toMatchObject({
    body: '请问证书何时到期？',
    from: 'buyer',
    authorName: scenario.reviewer.name,
  })
  expect(replied).toMatchObject({ body: '下月更新', from: 'supplier', authorName: scenario.owner.name })
  const read = seenBy(scenario, scenario.owner)['SOC-02'] ?? []
  expect(read.map(({ authorName }) => authorName)).toEqual(['Example Group', scenario.owner.name])
  expect(seenBy(scenario, scenario.stranger)).toEqual({})
})

test('each comment is an event, and whose last word it is says who owes a reply', () => {
  const scenario = openScenario({ answered: true })
  submit(scenario)
  say(scenario, scenario.reviewer, 'Which site?', 70)
  const comments = seenBy(scenario, scenario.owner)['SOC-02']
  expect(isAwaitingReply(comments, 'supplier')).toBe(true)
  expect(isAwaitingReply(comments, 'buyer')).toBe(false)
  expect(countAwaitingReply(scenario.db, [scenario.id], 'buyer')).toEqual(new Map([[scenario.id, 1]]))
  say(scenario, scenario.owner, 'The one in Suzhou.', 80)
  expect(countAwaitingReply(scenario.db, [scenario.id], 'buyer')).toEqual(new Map())
  expect(countAwaitingReply(scenario.db, [scenario.id], 'supplier')).toEqual(new Map([[scenario.id, 1]]))
  const told = scenario.db.select().from(events).all()
  expect(told.filter(({ type }) => type === 'item.commented')).toMatchObject([
    { actorName: scenario.reviewer.name, data: { itemCode: 'SOC-02', comment: 'Which site?' } },
    { actorName: scenario.owner.name },
  ])
})

test('the other side gets one mail per item and hour', () => {
  const scenario = openScenario({ answered: true })
  submit(scenario)
  say(scenario, scenario.reviewer, 'First', 60)
  say(scenario, scenario.reviewer, 'Second', 61)
  expect(mailsOf(scenario)).toHaveLength(1)
  expect(mailsOf(scenario)[0]).toMatchObject({
    to: scenario.owner.email,
    message: { comment: 'First', authorName: '示例集团', itemCode: 'SOC-02' },
  })
  say(scenario, scenario.reviewer, 'Third', 125)
  say(scenario, scenario.reviewer, 'Elsewhere', 126, 'SOC-01')
  expect(mailsOf(scenario)).toHaveLength(3)
})

test('a reply reaches the reviewer, and before there is one who made the campaign', () => {
  const scenario = openScenario()
  say(scenario, scenario.contributor, 'What counts as a file here?', 10)
  expect(mailsOf(scenario)).toMatchObject([
    {
      to: scenario.reviewer.email,
      message: { url: `https://portal.example/assessments/${scenario.id}/comments#SOC-02` },
    },
  ])
  const { secondReviewer } = scenario
  updateAssessment(scenario.db, scenario.id, { reviewerId: secondReviewer.userId })
  say(scenario, scenario.contributor, 'Still wondering', 75)
  expect(mailsOf(scenario).map(({ to }) => to)).toEqual([scenario.reviewer.email, secondReviewer.email])
})

test('the last word is the one added last, also when the clock was put back', () => {
  const scenario = openScenario({ answered: true })
  submit(scenario)
  say(scenario, scenario.owner, 'When is it due?', 90)
  expect(openComments(scenario)).toBe(1)
  say(scenario, scenario.reviewer, 'In May.', 80)
  expect(openComments(scenario)).toBe(0)
  expect(seenBy(scenario, scenario.owner)['SOC-02']?.map(({ body }) => body)).toEqual([
    'When is it due?',
    'In May.',
  ])
  expect(countAwaitingReply(scenario.db, [scenario.id], 'buyer')).toEqual(new Map([[scenario.id, 1]]))
  say(scenario, scenario.owner, 'Thank you', 85)
  expect(openComments(scenario)).toBe(1)
  say(scenario, scenario.owner, 'Thank you', 86)
  expect(openComments(scenario)).toBe(1)
})

test('a double click adds nothing, other words do', () => {
  const scenario = openScenario()
  const first = say(scenario, scenario.owner, 'Hello', 1)
  expect(say(scenario, scenario.owner, 'Hello', 1)).toEqual(first)
  expect(seenBy(scenario, scenario.owner)['SOC-02']).toHaveLength(1)
})

test('comments are refused from strangers and mere readers, on unknown items, empty, too long and after publication', () => {
  const scenario = openScenario({ answered: true })
  const codeOf = (outcome: ReturnType<typeof say>) => (outcome.ok ? null : outcome.refusal.code)
  expect(codeOf(say(scenario, scenario.stranger, 'Hello', 1))).toBe('not-found')
  expect(codeOf(say(scenario, scenario.viewer, 'Hello', 1))).toBe('not-allowed')
  expect(codeOf(say(scenario, scenario.owner, 'Hello', 1, 'SOC-99'))).toBe('unknown-item')
  expect(codeOf(say(scenario, scenario.owner, ' \n ', 1))).toBe('comment-empty')
  expect(codeOf(say(scenario, scenario.owner, 'x'.repeat(COMMENT_MAX_LENGTH + 1), 1))).toBe(
    'comment-too-long',
  )
  publishScenario(scenario)
  expect(codeOf(say(scenario, scenario.owner, 'Hello', 300))).toBe('conversation-closed')
  expect(seenBy(scenario, scenario.owner)).toEqual({})
})

test('reading comments scans no table', () => {
  const { db, raw, id } = openScenario()
  const plans = [commentsQuery(db, id), awaitingReplyQuery(db, [id], 'supplier')].map(query => {
    const { sql, params } = query.toSQL()
    const steps = raw.prepare(`explain query plan ${sql}`).all(...params) as { detail: string }[]
    return steps.map(({ detail }) => detail).join('\n')
  })
  for (const plan of plans) expect(plan).not.toMatch(/SCAN (?:item_comments|users)/)
})
