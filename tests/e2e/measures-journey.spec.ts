import type { Page } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import type { Locale } from '#app/i18n/locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { DecisionKind } from '#app/remediation/measures/vocabulary.ts'
import { DECISION_LABELS, CASE_STATE_LABELS } from '#app/remediation/measures/labels.ts'
import { STATUS_LABELS } from '#app/suppliers/labels.ts'
import { answerAll, reviewAndPublish, submit } from '#tests/support/answering.ts'
import { expect, test } from '#tests/support/fixtures.ts'
import { runJobAt } from '#tests/support/jobs.ts'
import { sampleAnswer, shippedItem } from '#tests/support/sample-answers.ts'
import { inDays, invite, makeBuyer, makeCampaign, makeCompany } from '#tests/support/world.ts'

const GROUNDS = '安全隐患至今没有消除。'
const AGREED = '同意，依据 11 月会议。'

test.describe.configure({ mode: 'parallel', timeout: 180_000 })

for (const locale of ['zh-CN', 'en'] as const) {
  test(`D, one chance, missed, disqualified: ${locale}`, async ({ portal, visitor }) => {
    const l = { locale }
    const buyer = await makeBuyer(portal, 'procurement', 'sqe')
    const company = await makeCompany(portal, { name: `寒石锻压${locale}`, locale })
    const { owner } = company.people
    const campaign = makeCampaign(portal, buyer)
    const invited = { campaign, assessment: invite(portal, campaign, company), buyer, owner }
    const forced = sampleAnswer(shippedItem('SOC-02'), { firing: 'child_labour' })
    answerAll(portal, invited, { 'SOC-02': forced })
    submit(portal, invited)
    reviewAndPublish(portal, invited)

    const open = async (person: Parameters<typeof visitor>[0]) =>
      (await visitor(person, { locale })).context.newPage()
    const procurement = await open(buyer)
    const committee = await open(await makeBuyer(portal, 'committee'))
    const seller = await open(owner)

    await seller.goto('/home')
    await expect(seller.getByText(m.measure_own_deciding({}, l))).toBeVisible()

    await propose(procurement, company.id, 'grant-chance', locale)
    await expect(procurement.getByRole('button', { name: m.measure_decide_submit({}, l) })).toBeHidden()
    await decide(committee, company.code, 'grant-chance', locale)
    await portal.mailTo(owner.email, locale === 'en' ? /one more chance/ : /一次限期改善机会/)
    await seller.goto('/home')
    await expect(seller.getByText(m.measure_days_left({ days: '60' }, l))).toBeVisible()

    expect(await runJobAt(portal, 'tend-measures', inDays(59))).not.toHaveProperty('suppliers', 1)
    expect(await runJobAt(portal, 'tend-measures', inDays(62))).toMatchObject({ suppliers: 1 })
    await procurement.goto(`/suppliers/${company.id}/measures`)
    await expect(procurement.getByText(m.measure_refused_chance_used({}, l))).toBeVisible()
    await expect(procurement.getByText(CASE_STATE_LABELS['decision-due']({}, l)).first()).toBeVisible()

    await propose(procurement, company.id, 'eliminate', locale)
    await decide(committee, company.code, 'eliminate', locale)
    await expectMinutes(committee, locale)
    await portal.mailTo(owner.email, locale === 'en' ? /decision about your qualification/ : /资格的决定/)

    await procurement.goto(`/suppliers/${company.id}/measures`)
    await expect(procurement.getByText(STATUS_LABELS.disqualified({}, l)).first()).toBeVisible()
    await expect(procurement.getByText(GROUNDS).first()).toBeVisible()
    await procurement.goto(`/suppliers/${company.id}/status`)
    await expect(procurement.getByText(m.measure_status_by_committee({}, l))).toBeVisible()
    await expect(procurement.getByRole('radio')).toHaveCount(0)
    await seller.goto('/home')
    await expect(seller.getByText(m.measure_own_disqualified_text({}, l))).toBeVisible()
  })
}

async function propose(page: Page, supplierId: string, kind: DecisionKind, locale: Locale) {
  const l = { locale }
  await page.goto(`/suppliers/${supplierId}/measures`)
  await page
    .getByRole('link', { name: DECISION_LABELS[kind]({}, l) })
    .last()
    .click()
  await page.getByRole('button', { name: m.measure_propose_submit({}, l) }).click()
  await expect(page.getByLabel(m.measure_reason({}, l))).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel(m.measure_reason({}, l)).fill(GROUNDS)
  await page.getByRole('button', { name: m.measure_propose_submit({}, l) }).click()
  await expect(page.getByText(m.measure_proposed({}, l))).toBeVisible()
}

/** From the desk: a second person reads the minutes and agrees. */
async function decide(page: Page, code: string, kind: DecisionKind, locale: Locale) {
  const l = { locale }
  await page.goto('/committee')
  await page.getByRole('link', { name: new RegExp(`^${m.measure_view_proposed({}, l)}`) }).click()
  await expect(page).toHaveURL(/\/committee\?/)
  await page
    .getByRole('row')
    .filter({ hasText: code })
    .getByRole('link', { name: DECISION_LABELS[kind]({}, l) })
    .click()
  await expect(page.getByText(GROUNDS)).toBeVisible()
  await page.getByRole('radio', { name: m.measure_approve({}, l) }).check()
  await page.getByLabel(m.measure_minutes_decision_reason({}, l)).fill(AGREED)
  await page.getByRole('button', { name: m.measure_decide_submit({}, l) }).click()
  await expect(page.getByText(m.measure_approved({}, l))).toBeVisible()
}

/** The printed minutes say who, why and on which receipt. */
async function expectMinutes(page: Page, locale: Locale) {
  const response = await page.request.get(`${page.url()}/minutes.pdf`)
  expect(response.headers()['content-type']).toBe('application/pdf')
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: await response.body() }).toString()
  for (const words of [m.measure_minutes_title({}, { locale }), GROUNDS, AGREED])
    expect(text).toContain(words)
  expect(text).toMatch(/[0-9a-f]{32}/)
}
