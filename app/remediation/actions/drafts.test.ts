import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { transact } from '#db/client.server.ts'
import { acting } from '#db/factories/index.ts'
import { correctiveActions, suppliers } from '#db/schema/index.ts'
import { NO_ACTION_FILTER } from './action-search.ts'
import {
  addIssued,
  allActions,
  daysLater,
  expectOk,
  messagesOf,
  openWeak,
  refusalOf,
  requireAction,
} from './actions.test-support.ts'
import { changeDraft, dropDraft, mergeDrafts } from './change-draft.server.ts'
import { draftAction } from './draft-action.server.ts'
import { issueAction, issueActions, raiseActions } from './issue-actions.server.ts'
import { listActions, listOwnActions } from './list-actions.server.ts'
import { findActionItems } from './queries.server.ts'

const LATER = daysLater(1)
const WORDS = { severity: 'major', finding: '未制定制度', requirement: '制定并发布', ownerId: null } as const

test('a draft is reworded; an item that joins it brings what it lost, one that leaves takes it away', () => {
  const { db, reviewer } = openWeak()
  const [draft] = allActions(db)
  if (!draft) throw new Error('nothing was proposed')
  const change = (itemCodes: string[]) =>
    changeDraft(db, acting(reviewer, LATER), { actionId: draft.id, rev: null }, { ...WORDS, itemCodes })
  expectOk(change(['ENV-01']))
  const after = requireAction(db, draft.id)
  const [item] = findActionItems(db, draft.id)
  expect(after).toMatchObject({ finding: '未制定制度', dimension: 'ENV', promisedPoints: item?.lostPoints })
  expect(item?.lostPoints).toBeGreaterThan(0)
  expect(change(['XXX-99'])).toMatchObject({ refusal: { code: 'unknown-item', itemCode: 'XXX-99' } })
  expectOk(change([]))
  expect(requireAction(db, draft.id)).toMatchObject({ dimension: null, promisedPoints: 0 })
})

test('drafts merge into one with the items of all and the gravest severity; the others name it', () => {
  const { db, reviewer } = openWeak()
  const [first, ...others] = allActions(db)
  if (!first) throw new Error('nothing was proposed')
  const promised = [first, ...others].reduce((sum, { promisedPoints }) => sum + promisedPoints, 0)
  const ids = others.map(({ id }) => id)
  expectOk(mergeDrafts(db, acting(reviewer, LATER), { actionId: first.id, rev: null }, ids))
  const merged = requireAction(db, first.id)
  expect(findActionItems(db, first.id).map(({ itemCode }) => itemCode)).toEqual([
    'ENV-01',
    'GOV-02',
    'SOC-01',
  ])
  expect(merged.promisedPoints).toBeCloseTo(promised)
  expect(merged.severity).toBe('major')
  expect(ids.map(id => requireAction(db, id))).toMatchObject(
    ids.map(() => ({ state: 'dropped', mergedIntoId: first.id, endReason: first.code })),
  )
  // They are no drafts any more.
  const again = mergeDrafts(db, acting(reviewer, LATER), { actionId: first.id, rev: null }, ids)
  expect(refusalOf(again)).toBe('nothing-to-merge')
})

test('only drafts of one supplier and result merge', () => {
  const scenario = openWeak()
  const { db, reviewer, supplier } = scenario
  const [first] = allActions(db)
  const byHand = draftAction(db, acting(reviewer, LATER), {
    ...WORDS,
    supplierId: supplier.id,
    itemCodes: [],
  })
  const issued = addIssued(scenario)
  if (!first || !byHand.ok) throw new Error('nothing to merge')
  for (const other of [byHand.id, issued.id, first.id, 'unknown'])
    expect(
      refusalOf(mergeDrafts(db, acting(reviewer, LATER), { actionId: first.id, rev: null }, [other])),
    ).toBe('nothing-to-merge')
})

test('drafts issued together reach the supplier in one mail; what was dropped meanwhile is passed over', () => {
  const { db, reviewer, owner } = openWeak()
  const drafts = allActions(db)
  const [dropped, ...rest] = drafts
  if (!dropped) throw new Error('nothing was proposed')
  expectOk(dropDraft(db, acting(reviewer, LATER), { actionId: dropped.id, rev: null }, '供应商已有制度'))
  const result = issueActions(
    db,
    acting(reviewer, LATER),
    drafts.map(({ id }) => id),
  )
  expect(result).toEqual({ issued: rest.length, passedOver: 1 })
  const mails = messagesOf(db, 'actions-issued')
  // To the owner and the contributor of the supplier.
  expect(mails).toHaveLength(2)
  expect(mails[0]).toMatchObject({ more: 0, actions: rest.map(({ code }) => ({ code })) })
  expect(
    listOwnActions(db, owner, 'open', 1)
      .rows.map(({ id }) => id)
      .sort(),
  ).toEqual(rest.map(({ id }) => id).sort())
  expect(issueActions(db, acting(reviewer, LATER), [dropped.id])).toEqual({ issued: 0, passedOver: 1 })
})

test('issuing sets the clock by severity, but never beyond the deadline of the grade', () => {
  const scenario = openWeak()
  const { db, supplier } = scenario
  const minor = addIssued(scenario, { severity: 'minor', at: daysLater(30) })
  const critical = addIssued(scenario, { severity: 'critical', at: daysLater(30) })
  const [grade] = db
    .select({ grade: suppliers.latestGrade })
    .from(suppliers)
    .where(eq(suppliers.id, supplier.id))
    .all()
  // C leaves 90 days from the publication: 60 are left of them.
  expect(grade?.grade).toBe('C')
  expect(minor.dueAt).toEqual(new Date('2026-05-31T23:59:59.999+08:00'))
  expect(critical.dueAt).toEqual(new Date('2026-05-01T23:59:59.999+08:00'))
})

test('nothing is drafted or issued for a closed supplier', () => {
  const { db, reviewer, supplier } = openWeak()
  const [draft] = allActions(db)
  db.update(suppliers).set({ closedAt: LATER }).where(eq(suppliers.id, supplier.id)).run()
  const by = acting(reviewer, LATER)
  const drafted = draftAction(db, by, { ...WORDS, supplierId: supplier.id, itemCodes: [] })
  expect(refusalOf(drafted)).toBe('supplier-closed')
  expect(refusalOf(issueAction(db, by, { actionId: draft?.id ?? '', rev: null }))).toBe('supplier-closed')
})

test('findings raised together are issued at once, with a repeat finding marked', () => {
  const scenario = openWeak()
  const { db, reviewer, supplier } = scenario
  const { id: earlier } = addIssued(scenario)
  const closed = { state: 'closed', endedAt: LATER } as const
  db.update(correctiveActions).set(closed).where(eq(correctiveActions.id, earlier)).run()
  const about = { supplierId: supplier.id, source: 'audit', assessmentId: null, auditId: null } as const
  const raised = transact(db, tx =>
    raiseActions(tx, acting(reviewer, daysLater(2)), [
      { ...about, ...WORDS, items: [{ itemCode: 'SOC-02' }] },
      { ...about, ...WORDS, items: [] },
    ]),
  )
  if (!raised.ok) throw new Error(raised.refusal.code)
  expect(raised.ids.map(id => requireAction(db, id))).toMatchObject([
    { state: 'issued', repeatOfId: earlier, ownerId: reviewer.userId, dimension: 'SOC' },
    { state: 'issued', repeatOfId: null, dimension: null },
  ])
})

test('the buyer lists by filter; a supplier sees neither drafts nor dropped ones nor others', () => {
  const scenario = openWeak()
  const { db, reviewer, owner, stranger } = scenario
  addIssued(scenario)
  const list = (filter = {}) =>
    listActions(db, reviewer, { ...NO_ACTION_FILTER, ...filter }, 1, LATER).rows.map(({ state }) => state)
  expect(list({ state: 'draft' })).toEqual(['draft', 'draft', 'draft'])
  expect(list({ state: 'with-supplier' })).toEqual(['issued'])
  expect(list()).toHaveLength(4)
  expect(listOwnActions(db, owner, 'open', 1).total).toBe(1)
  expect(listOwnActions(db, owner, 'ended', 1).total).toBe(0)
  expect(listOwnActions(db, stranger, 'open', 1).total).toBe(0)
  expect(listActions(db, owner, NO_ACTION_FILTER, 1, LATER).total).toBe(0)
})
