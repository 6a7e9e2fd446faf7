import { expect, test } from 'vitest'
import {
  createAction,
  createAssessment,
  createCampaign,
  createCase,
  createOrganisation,
  createSupplier,
  createUser,
  publishTestContent,
} from '#db/factories/index.ts'
import { events } from '#db/schema/index.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { noticePdf } from './draw-notice.server.ts'
import { findNotice } from './find-notice.server.ts'
import { noticeResponse } from './notice-response.server.ts'

const NOW = new Date('2026-11-29T02:00:00Z')

function openFixture(standing = {}) {
  const { db } = openTestDatabase()
  createOrganisation(db)
  const supplier = createSupplier(db, standing)
  return { db, supplier, buyer: createUser(db), owner: createUser(db, { supplierId: supplier.id }) }
}

test('a notice has what is open, the gravest first, and the time that runs', () => {
  const { db, supplier, buyer } = openFixture({ standingScore: 64.5, standingGrade: 'C' })
  const minor = createAction(db, supplier, { severity: 'minor', items: ['SOC-01'] })
  const critical = createAction(db, supplier, { severity: 'critical', state: 'planning' })
  for (const state of ['draft', 'dropped', 'closed', 'withdrawn'] as const)
    createAction(db, supplier, { state })
  const open = createCase(db, supplier)
  const notice = findNotice(db, buyer, supplier.id, NOW)
  expect(notice?.lines.map(({ code }) => code)).toEqual([critical.code, minor.code])
  expect(notice?.lines[1]?.items).toEqual([{ code: 'SOC-01', question: null }])
  expect(notice).toMatchObject({
    deadline: open.dueAt,
    result: null,
    standing: { score: 64.5, grade: 'C' },
  })
})

test('without an open action there is no notice, and none about somebody else', () => {
  const { db, supplier, buyer, owner } = openFixture()
  expect(findNotice(db, buyer, supplier.id, NOW)).toBeNull()
  createAction(db, supplier)
  const stranger = createUser(db, { supplierId: createSupplier(db).id })
  expect(findNotice(db, owner, supplier.id, NOW)).not.toBeNull()
  expect(findNotice(db, stranger, supplier.id, NOW)).toBeNull()
  expect(findNotice(db, buyer, 'nobody', NOW)).toBeNull()
})

test('the latest result is that of the latest year, also when an earlier one was published after it', () => {
  const { db, supplier, buyer } = openFixture()
  const keys = { ...publishTestContent(db), createdById: buyer.userId }
  createAction(db, supplier)
  const publish = (year: number, publishedAt: string, verifiedScore: number) => {
    const campaign = createCampaign(db, keys, { year })
    const figures = { state: 'published', verifiedScore, verifiedGrade: 'B' } as const
    createAssessment(db, { campaign, supplier }, { ...figures, publishedAt: new Date(publishedAt) })
  }
  publish(2026, '2026-05-01T02:00:00Z', 76)
  publish(2025, '2026-06-01T02:00:00Z', 71)
  expect(findNotice(db, buyer, supplier.id, NOW)?.result).toEqual({ year: 2026, score: 76, grade: 'B' })
})

test('while a decision is waited for the notice names no deadline', () => {
  const { db, supplier, buyer } = openFixture()
  createAction(db, supplier)
  createCase(db, supplier, { state: 'decision-due' })
  expect(findNotice(db, buyer, supplier.id, NOW)?.deadline).toBeNull()
})

test('the letter is a tagged PDF with a part in each language, the same for the same notice', async () => {
  const { db, supplier, buyer } = openFixture()
  for (let n = 0; n < 45; n++) createAction(db, supplier, { finding: `第 ${n} 项问题`.repeat(20) })
  const notice = findNotice(db, buyer, supplier.id, NOW)
  if (!notice) throw new Error('no notice')
  const pdf = await noticePdf(notice, 'zh-CN')
  const text = pdf.toString('latin1')
  expect(text.startsWith('%PDF-1.7')).toBe(true)
  expect(text).toMatch(/\/Marked true/)
  expect(text).toContain('/Lang (zh-CN)')
  expect(text).toContain('/Lang (en)')
  expect((await noticePdf(notice, 'zh-CN')).equals(pdf)).toBe(true)
})

test('taking the letter along is an event; who may not see it finds nothing', async () => {
  const { db, supplier, owner } = openFixture()
  const asked = { supplierId: supplier.id, locale: 'en', nonce: 'n' } as const
  const context = { actor: owner, now: NOW, ip: null }
  expect((await noticeResponse(db, context, asked)).status).toBe(404)
  createAction(db, supplier)
  const response = await noticeResponse(db, context, asked)
  expect(response.headers.get('Content-Disposition')).toContain('improvement-notice_2026-11-29.pdf')
  const recorded = db.select().from(events).all()
  expect(recorded.map(({ type, data }) => [type, data.table])).toEqual([
    ['table.exported', 'improvement-notice'],
  ])
})
