import { expect, test } from 'vitest'
import { addComment } from '#app/assessments/comments.server.ts'
import { findChecklist, listOwnAssessments } from '#app/assessments/find-assessment.server.ts'
import { saveAnswers } from '#app/assessments/save-answers.server.ts'
import { closeCampaign } from '#app/campaigns/close-campaign.server.ts'
import { declineAssessment } from '#app/campaigns/decline-assessment.server.ts'
import { exemptAssessment } from '#app/campaigns/exempt-assessment.server.ts'
import { findCampaign, listCampaigns } from '#app/campaigns/find-campaign.server.ts'
import { openCampaign } from '#app/campaigns/open-campaign.server.ts'
import { acting, createUser, MADE_AT } from '#db/factories/index.ts'
import { events, gradeReceipts, matters, outbox, replies } from '#db/schema/index.ts'
import { markReached } from '#app/mail/delivery-queries.server.ts'
import { decideFlag } from './decide-flag.server.ts'
import {
  findReplyInFull,
  findReplyPage,
  findSupplierStatus,
  replyStanding,
  toExplain,
} from './find-replies.server.ts'
import {
  addCompany,
  assessmentOf,
  DUE,
  fillIn,
  openRepliesPortal,
  openRound,
  reply,
} from './replies.test-support.ts'
import { readReplySearch } from './reply-search.ts'

const ALL = readReplySearch(new URLSearchParams(), 'all')
const AMBER = { 'INT-14': { known: 'no' } }
const RED = {
  'INT-04': { investigated: 'yes', cases: [{ occurred_on: '2025-05-01', matter: '行贿', outcome: '罚款' }] },
}
const ASKED = { 'INT-06': { demanded: 'yes', details: '有人索要好处' } }

function oneReply(over: Parameters<typeof reply>[3] = {}) {
  const portal = openRepliesPortal()
  const { supplier, owner } = addCompany(portal)
  const roundId = openRound(portal)
  const { id } = assessmentOf(portal.db, supplier.id)
  const replied = reply(portal.db, owner, id, over)
  if (!replied.ok) throw new Error(JSON.stringify(replied.refusal))
  return { ...portal, supplier, owner, roundId, id }
}

test('everybody qualified or suspended is asked, and only those who speak for the supplier are written to', () => {
  const portal = openRepliesPortal()
  const { db, people } = portal
  const asked = [addCompany(portal), addCompany(portal, { status: 'suspended' })]
  addCompany(portal, { status: 'prospective' })
  addCompany(portal, { status: 'disqualified' })
  addCompany(portal, { closedAt: MADE_AT })
  const contributor = createUser(db, { supplierId: asked[0]?.supplier.id ?? '', roles: ['contributor'] })
  const roundId = openRound(portal)
  const { rows } = findReplyPage(db, roundId, ALL)
  expect(rows.map(row => row.supplierId).sort()).toEqual(asked.map(({ supplier }) => supplier.id).sort())
  const mails = db.select().from(outbox).all()
  expect(mails.map(mail => mail.userId).sort()).toEqual(asked.map(({ owner }) => owner.userId).sort())
  expect(JSON.stringify(mails[0]?.message)).toContain('关于遵守商业伙伴诚信廉洁规范的通知')
  expect(listOwnAssessments(db, contributor)).toEqual([])
  expect(listOwnAssessments(db, asked[0]?.owner ?? people.admin)).toHaveLength(1)
})

test('others than the integrity function cannot run, find or read a round', () => {
  const portal = openRepliesPortal()
  const { db, people } = portal
  const { supplier } = addCompany(portal)
  const roundId = openRound(portal)
  const { id } = assessmentOf(db, supplier.id)
  for (const actor of [people.procurement, people.admin, people.committee, people.viewer, people.sqe]) {
    expect(findCampaign(db, actor, roundId)).toBeNull()
    expect(findCampaign(db, actor, roundId, 'integrity')).toBeNull()
    expect(listCampaigns(db, actor, 'integrity')).toEqual([])
    expect(findChecklist(db, actor, id, 'integrity')).toBeNull()
    expect(findChecklist(db, actor, id, 'any')).toBeNull()
    expect(findReplyInFull(db, actor, id)).toBeNull()
    expect(closeCampaign(db, acting(actor), roundId).ok).toBe(false)
    expect(openCampaign(db, acting(actor), roundId).ok).toBe(false)
    expect(exemptAssessment(db, acting(actor), id, { reason: 'because' }).ok).toBe(false)
    expect(addComment(db, acting(actor), id, 'INT-01', 'hello').ok).toBe(false)
  }
  expect(findCampaign(db, people.integrity, roundId)).toBeNull()
  expect(findCampaign(db, people.integrity, roundId, 'integrity')?.id).toBe(roundId)
})

test('people of the supplier who do not speak for it neither read nor answer, and nobody declines', () => {
  const portal = openRepliesPortal()
  const { db } = portal
  const { supplier, owner } = addCompany(portal)
  const contributor = createUser(db, { supplierId: supplier.id, roles: ['contributor'] })
  openRound(portal)
  const { id } = assessmentOf(db, supplier.id)
  const change = { itemCode: 'INT-06', baseRev: 0, values: { demanded: 'no' } }
  const request = { key: 'contributor-1', changes: [change] }
  expect(findChecklist(db, contributor, id)).toBeNull()
  expect(saveAnswers(db, acting(contributor), id, request)).toMatchObject({ refusal: { code: 'not-found' } })
  expect(saveAnswers(db, acting(owner), id, request).ok).toBe(true)
  expect(declineAssessment(db, acting(owner), id, 'no time at all')).toMatchObject({ ok: false })
})

test('a harmless reply is clear: no grade, no matter, and mails without a word of it', () => {
  const { db, people, roundId, id } = oneReply()
  expect(db.select().from(replies).all()).toMatchObject([
    {
      assessmentId: id,
      colour: 'clear',
      openColour: 'clear',
      signatoryName: '李敏',
      signatoryTitle: '总经理',
    },
  ])
  expect(db.select().from(matters).all()).toEqual([])
  expect(db.select().from(gradeReceipts).all()).toEqual([])
  const kinds = db
    .select()
    .from(outbox)
    .all()
    .map(mail => [mail.kind, mail.userId === people.integrity.userId])
  expect(kinds.slice(1)).toEqual(
    expect.arrayContaining([
      ['reply-received', false],
      ['reply-news', true],
    ]),
  )
  expect(replyStanding(db, roundId, 'all').colours).toEqual([
    { colour: 'clear', count: 1 },
    { colour: 'amber', count: 0 },
    { colour: 'red', count: 0 },
  ])
})

test('the declaration is part of the reply: without it nothing is replied', () => {
  const portal = openRepliesPortal()
  const { supplier, owner } = addCompany(portal)
  openRound(portal)
  const { id } = assessmentOf(portal.db, supplier.id)
  const unsigned = reply(portal.db, owner, id, { 'INT-18': { name: '李敏' } })
  expect(unsigned).toMatchObject({ ok: false, refusal: { code: 'incomplete' } })
  expect(portal.db.select().from(replies).all()).toEqual([])
})

test('red answers are one matter, and the mails are those of any reply', () => {
  const { db, id, people, supplier } = oneReply({ ...RED, ...ASKED })
  expect(db.select().from(matters).all()).toMatchObject([
    { source: 'questionnaire', assessmentId: id, supplierId: supplier.id, itemCodes: ['INT-04', 'INT-06'] },
  ])
  const kinds = db
    .select()
    .from(outbox)
    .all()
    .map(mail => mail.kind)
  expect(kinds.filter(kind => kind === 'matter-news')).toEqual([])
  const full = findReplyInFull(db, people.integrity, id)
  expect(full?.flags.map(flag => [flag.itemCode, flag.state, flag.matterId !== null])).toEqual([
    ['INT-04', 'matter', true],
    ['INT-06', 'matter', true],
  ])
})

test('what INT-06 says shows nobody else a colour', () => {
  const { db, people, roundId, supplier } = oneReply(ASKED)
  expect(findReplyPage(db, roundId, ALL).rows[0]?.colour).toBe('red')
  const open = readReplySearch(new URLSearchParams('colour=red'), 'open')
  expect(findReplyPage(db, roundId, open).rows).toEqual([])
  expect(findSupplierStatus(db, people.procurement, supplier.id)).toMatchObject([
    { openColour: 'clear', status: 'replied', replyId: null },
  ])
  expect(findSupplierStatus(db, people.viewer, supplier.id)).toEqual([])
  expect(replyStanding(db, roundId, 'open').colours.find(({ colour }) => colour === 'red')?.count).toBe(0)
})

test('an amber answer is explained by the supplier and accepted once, with a reason', () => {
  const { db, people, owner, roundId, id } = oneReply(AMBER)
  const checklist = findChecklist(db, owner, id)
  if (!checklist) throw new Error('the supplier cannot see its reply')
  expect(toExplain(db, checklist, 'zh-CN').map(({ code }) => code)).toEqual(['INT-14'])
  expect(addComment(db, acting(people.integrity), id, 'INT-14', '请说明').ok).toBe(true)
  expect(addComment(db, acting(owner), id, 'INT-14', '已补充告知员工').ok).toBe(true)
  const target = { assessmentId: id, flagId: 'channels_unknown' }
  const by = acting(people.integrity)
  expect(decideFlag(db, by, target, { decision: 'accept', reason: ' ' })).toMatchObject({
    refusal: { code: 'reason-required' },
  })
  expect(decideFlag(db, by, target, { decision: 'accept', reason: '说明属实' })).toEqual({ ok: true })
  expect(decideFlag(db, by, target, { decision: 'escalate', reason: '再看' })).toMatchObject({
    refusal: { code: 'already-decided' },
  })
  expect(toExplain(db, checklist, 'zh-CN')).toEqual([])
  expect(findReplyPage(db, roundId, ALL).rows[0]?.colour).toBe('clear')
  const words = JSON.stringify(
    db
      .select()
      .from(outbox)
      .all()
      .map(({ message }) => message),
  )
  expect(words).not.toContain('INT-14')
  expect(words).not.toContain('请说明')
})

test('an explanation that does not do makes a matter, which colours the reply red', () => {
  const { db, people, roundId, id } = oneReply(AMBER)
  const target = { assessmentId: id, flagId: 'channels_unknown' }
  const decided = decideFlag(db, acting(people.integrity), target, {
    decision: 'escalate',
    reason: '拒不说明',
  })
  expect(decided).toEqual({ ok: true })
  expect(db.select().from(matters).all()).toMatchObject([{ itemCodes: ['INT-14'], assessmentId: id }])
  expect(findReplyPage(db, roundId, ALL).rows[0]?.colour).toBe('red')
  expect(
    decideFlag(db, acting(people.procurement), target, { decision: 'accept', reason: '好' }),
  ).toMatchObject({
    refusal: { code: 'not-found' },
  })
})

test('whom an answer names never reads the reply', () => {
  const portal = openRepliesPortal()
  const { db, people } = portal
  const named = createUser(db, { name: '欧阳监察', roles: ['integrity'] })
  const { supplier, owner } = addCompany(portal)
  openRound(portal)
  const { id } = assessmentOf(db, supplier.id)
  expect(reply(db, owner, id, { 'INT-06': { demanded: 'yes', details: '欧阳监察要了购物卡' } }).ok).toBe(true)
  expect(findReplyInFull(db, named, id)).toBeNull()
  expect(findReplyInFull(db, people.integrity, id)).not.toBeNull()
})

test('every event of a round is restricted', () => {
  const { db } = oneReply({ ...AMBER, ...ASKED })
  const open = db
    .select()
    .from(events)
    .all()
    .filter(event => !event.isRestricted && (event.campaignId ?? event.assessmentId))
  expect(open).toEqual([])
})

/** 174 asked. Counted by hand: 4 exempt → 170 expected; 3 bounced and 2 without anybody → 165 sent; 162 replied, 7 late. */
test('the rates of a round of 174 suppliers are those counted by hand', () => {
  const portal = openRepliesPortal()
  const { db, people } = portal
  const companies = Array.from({ length: 174 }, (_, at) =>
    addCompany(portal, { status: at % 9 === 0 ? 'suspended' : 'qualified' }),
  )
  const roundId = openRound(portal)
  const later = new Date(DUE.getTime() + 2 * 86_400_000)
  companies.forEach(({ supplier, owner }, at) => {
    const { id } = assessmentOf(db, supplier.id)
    if (at >= 5) markReached(db, id, MADE_AT)
    if (at >= 5 && at < 9)
      exemptAssessment(db, acting(people.integrity), id, { reason: 'no deliveries any more' })
    if (at >= 9 && at < 12) fillIn(db, owner, id)
    if (at >= 12) {
      const outcome = reply(db, owner, id, at < 14 ? AMBER : {}, at < 19 ? later : MADE_AT)
      if (!outcome.ok) throw new Error(outcome.refusal.code)
    }
  })
  expect(replyStanding(db, roundId, 'all')).toMatchObject({
    population: 174,
    exempt: 4,
    expected: 170,
    sent: 165,
    notSent: 5,
    replied: 162,
    outstanding: 3,
    late: 7,
    sentRate: { count: 165, of: 170 },
    replyRate: { count: 162, of: 165 },
    colours: [
      { colour: 'clear', count: 160 },
      { colour: 'amber', count: 2 },
      { colour: 'red', count: 0 },
    ],
  })
  const sizes = ['replied', 'outstanding', 'not-sent', 'exempt'].map(
    group => findReplyPage(db, roundId, readReplySearch(new URLSearchParams({ group }), 'all')).total,
  )
  expect(sizes).toEqual([162, 3, 5, 4])
  expect(closeCampaign(db, acting(people.integrity, later), roundId, { isConfirmed: true })).toEqual({
    ok: true,
    noResponse: 8,
  })
  expect(replyStanding(db, roundId, 'all').replyRate).toEqual({ count: 162, of: 165 })
})
