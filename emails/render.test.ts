import { expect, test } from 'vitest'
import { LOCALES } from '#app/i18n/locale.ts'
import type { MailMessage } from './messages.ts'
import { renderMail } from './render.server.tsx'

const people = {
  recipientName: '王敏',
  organisationName: 'Evergrand Demo',
  supplierName: '示例零部件有限公司',
}
const campaign = { ...people, campaignName: '2026 ESG' }
const agreement = { ...people, agreementTitle: '廉洁承诺书' }
const finding = { code: 'CA-2026-0001', finding: '消防通道堆放物料', dueOn: '2026-12-22' }
const url = 'https://portal.example/somewhere?id=1'

const MEASURE_NEWS = [
  'improving',
  'deciding',
  'chance',
  'reminder',
  'missed',
  'silent',
  'silent-reminder',
  'silent-missed',
  'met',
  'released',
  'deferred',
  'disqualified',
  'reinstated',
] as const

const MESSAGES: MailMessage[] = [
  ...MEASURE_NEWS.map(news => ({
    kind: 'measure-news' as const,
    ...people,
    news,
    dueOn: '2026-12-22',
    url,
  })),
  ...(['proposal', 'due', 'approved', 'refused'] as const).map(news => ({
    kind: 'committee-news' as const,
    recipientName: '周正',
    organisationName: 'Evergrand Demo',
    news,
    count: news === 'due' ? 3 : 1,
    suppliers: [{ name: '示例零部件有限公司', code: 'S-1', text: '评级为 D' }],
    url,
  })),
  ...(['deferred', 'resumed'] as const).map(news => ({
    kind: 'payment-deferral' as const,
    recipientName: '财务部',
    organisationName: 'Evergrand Demo',
    supplierName: '示例零部件有限公司',
    supplierCode: 'S-1',
    isSmallFirm: true,
    news,
    on: '2027-01-20',
    url,
  })),
  {
    kind: 'matter-news',
    recipientName: '周正',
    organisationName: 'Evergrand Demo',
    news: 'new',
    url,
  },
  { kind: 'invitation', ...people, inviterName: 'Lin Yue', url, expiresOn: '2026-12-06' },
  { kind: 'campaign-invitation', ...campaign, dueOn: '2026-12-22', itemCount: 53, url, accountUrl: null },
  {
    kind: 'submission-received',
    ...campaign,
    submittedOn: '2026-12-01',
    selfScore: '81.5',
    selfGrade: 'B',
    url,
  },
  {
    kind: 'items-returned',
    ...campaign,
    dueOn: '2026-12-20',
    items: [{ code: 'SOC-02', question: 'Q', comment: 'C' }],
    url,
  },
  { kind: 'grade-published', ...campaign, score: '69.9', grade: 'C', meaning: 'M', url },
  {
    kind: 'reminder',
    ...campaign,
    dueOn: '2026-12-22',
    daysLeft: 7,
    state: 'in-progress',
    completeItems: 41,
    askedItems: 53,
    missing: [{ title: 'Environment', count: 12 }],
    url,
    accountUrl: null,
  },
  {
    kind: 'campaign-digest',
    recipientName: 'Lin Yue',
    organisationName: 'Evergrand Demo',
    campaignName: '2026 ESG',
    dueOn: '2026-12-22',
    daysLeft: 12,
    rate: '171 / 174 · 98.3 %',
    sinceLast: { submitted: 21, extensionRequests: 2, comments: 3 },
    waiting: { toReview: 30, overdue: 0, unreachable: 2, extensionRequests: 1 },
    url,
  },
  {
    kind: 'overdue-escalation',
    recipientName: 'Lin Yue',
    organisationName: 'Evergrand Demo',
    campaignName: '2026 ESG',
    suppliers: [
      {
        name: 'S',
        code: 'S-1',
        dueOn: '2026-12-22',
        completeItems: 3,
        askedItems: 53,
        url: `${url}&supplier=1`,
      },
    ],
    more: 4,
    url: 'https://portal.example/list',
  },
  { kind: 'due-date-extended', ...campaign, dueOn: '2027-01-05', note: 'Take care', url },
  { kind: 'extension-requested', ...campaign, requestedDueOn: '2027-01-05', reason: 'Move', url },
  { kind: 'signing-invitation', ...agreement, dueOn: '2027-01-30', url, accountUrl: null },
  { kind: 'signing-reminder', ...agreement, dueOn: '2027-01-30', daysLeft: -3, url, accountUrl: null },
  { kind: 'signing-in-force', ...agreement, endsOn: '2029-01-30', url },
  { kind: 'signing-reply', ...agreement, reply: 'declined', url },
  { kind: 'signing-news', ...agreement, news: 'answered', url },
  { kind: 'signing-ending', ...agreement, endsOn: '2027-01-30', url, accountUrl: null },
  {
    kind: 'counter-signing-due',
    recipientName: 'Lin Yue',
    organisationName: 'Evergrand Demo',
    count: 12,
    days: 4,
    url,
  },
  { kind: 'extension-refused', ...campaign, dueOn: '2026-12-22', reason: 'Audit', url },
  {
    kind: 'item-commented',
    ...campaign,
    authorName: 'Chen Rui',
    itemCode: 'SOC-02',
    question: 'Q',
    comment: 'C',
    url,
  },
  { kind: 'assessment-declined', ...campaign, reason: 'R', url },
  {
    kind: 'actions-issued',
    ...people,
    actions: [{ ...finding, url: `${url}&action=1` }],
    more: 2,
    url: 'https://portal.example/actions',
  },
  { kind: 'effect-due', ...people, ...finding, url },
  { kind: 'action-news', ...people, ...finding, news: 'plan-returned', note: 'Root cause', url },
  { kind: 'action-reply', ...people, ...finding, reply: 'contested', note: 'Not ours', url },
  {
    kind: 'action-reminder',
    ...people,
    dueOn: '2026-12-22',
    daysLeft: -3,
    actions: [{ ...finding, url: `${url}&action=1` }],
    more: 0,
    url: 'https://portal.example/actions',
  },
  {
    kind: 'action-digest',
    recipientName: 'Chen Rui',
    organisationName: 'Evergrand Demo',
    open: 12,
    overdue: 3,
    waiting: { contested: 1, plans: 2, evidence: 3, extensions: 0 },
    url,
  },
  ...(['notified', 'reminder', 'postponed', 'changed', 'cancelled', 'findings', 'handed-in'] as const).map(
    news => ({
      kind: 'audit-news' as const,
      ...people,
      news,
      code: 'AU-2026-0007',
      mode: 'remote',
      isSelfAssessment: news === 'handed-in',
      plannedOn: '2026-12-22',
      scope: 'EHS',
      reason: news === 'postponed' ? 'R' : null,
      url,
    }),
  ),
  { kind: 'password-reset', recipientName: 'A', organisationName: 'B', url, expiresInMinutes: 60 },
]

const cases = MESSAGES.flatMap(message =>
  LOCALES.map(locale => ({ message, locale, name: `${message.kind} ${locale}` })),
)

test.each(cases)(
  '$name has a subject, html in its language, and the link once in its text',
  async ({ message, locale }) => {
    const mail = await renderMail(message, locale)
    expect(mail.subject).not.toBe('')
    expect(mail.html).toContain(`lang="${locale}"`)
    expect(mail.text.split(url)).toHaveLength(2)
  },
)

test.each(MESSAGES)('$kind differs between the languages and leaves no placeholder open', async message => {
  const [chinese, english] = await Promise.all(LOCALES.map(locale => renderMail(message, locale)))
  expect(chinese?.subject).not.toBe(english?.subject)
  expect(`${chinese?.text}${english?.text}`).not.toMatch(/\{[a-z]+\}|undefined/)
})

test('what people typed is escaped in the html', async () => {
  const comment = '<script>alert(1)</script>'
  const message: MailMessage = {
    kind: 'items-returned',
    ...campaign,
    dueOn: '1',
    url,
    items: [{ code: 'SOC-02', question: 'Q', comment }],
  }
  const { html, text } = await renderMail(message, 'en')
  expect(html).not.toContain('<script>')
  expect(text).toContain(comment)
})
