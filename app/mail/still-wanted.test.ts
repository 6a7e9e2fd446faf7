import { expect, test } from 'vitest'
import { formatDate } from '#app/i18n/format.ts'
import type { MailMessage } from '#emails/messages.ts'
import { asksForAnswers, asOfNow, type Asked } from './still-wanted.ts'

const NOW = new Date('2026-03-24T02:00:00Z')
const DUE = new Date('2026-03-31T15:59:59.999Z')
const OPEN: Asked = { state: 'invited', dueAt: DUE, campaignState: 'open' }
const about = {
  recipientName: '王敏',
  organisationName: '示例集团',
  supplierName: '示例供应商',
  campaignName: '2026',
  dueOn: '2026年3月28日',
  url: 'https://portal.example/assessments/1',
}
const REMINDER: MailMessage = {
  ...about,
  kind: 'reminder',
  daysLeft: 7,
  state: 'invited',
  completeItems: 0,
  askedItems: 53,
  missing: [],
  accountUrl: null,
}
const EXTENDED: MailMessage = { ...about, kind: 'due-date-extended', note: null }

function wanted(message: MailMessage, asked: Partial<Asked>) {
  return asOfNow(message, { ...OPEN, ...asked }, 'zh-CN', NOW) !== null
}

test.each([
  [{ state: 'invited' }, true],
  [{ state: 'in-progress' }, true],
  [{ state: 'returned' }, true],
  [{ state: 'returned', campaignState: 'closed' }, true],
  [{ state: 'submitted' }, false],
  [{ state: 'exempt' }, false],
  [{ state: 'no-response', campaignState: 'closed' }, false],
  [{ state: 'in-progress', campaignState: 'closed' }, false],
] as const)('a reminder to %j is wanted: %s', (asked, isWanted) => {
  expect(wanted(REMINDER, asked)).toBe(isWanted)
})

test('who has been returned is not invited and not told of more time', () => {
  expect(wanted(EXTENDED, { state: 'returned' })).toBe(false)
})

test('a mail that waited says the due date and the days as they are when it is sent', () => {
  expect(asOfNow(REMINDER, OPEN, 'zh-CN', NOW)).toMatchObject({ dueOn: '2026年3月31日', daysLeft: 7 })
  const dueAt = new Date('2026-04-02T15:59:59.999Z')
  const later = new Date('2026-03-26T02:00:00Z')
  expect(asOfNow(REMINDER, { ...OPEN, dueAt }, 'zh-CN', later)).toMatchObject({
    dueOn: '2026年4月2日',
    daysLeft: 7,
  })
  expect(asOfNow(EXTENDED, OPEN, 'en', NOW)).toMatchObject({ dueOn: formatDate(DUE, 'en') })
})

test('news are sent whatever has happened since', () => {
  expect(asksForAnswers({ kind: 'grade-published' })).toBe(false)
  expect(asksForAnswers({ kind: 'password-reset' })).toBe(false)
  expect(asksForAnswers(REMINDER)).toBe(true)
})
