import { expect, type Page } from '@playwright/test'
import type { Locale } from '#app/i18n/locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { AnswerValues } from '#app/questionnaires/answers.ts'
import type { Dimension, Item } from '#app/questionnaires/content-schema.ts'
import { fillFields } from '#tests/support/fill-item.ts'

export type NewSupplier = { code: string; nameZh: string; nameEn: string }
export type NewContact = { name: string; email: string }

export async function addSupplier(page: Page, supplier: NewSupplier, locale: Locale) {
  const l = { locale }
  await page.goto('/suppliers/new')
  await page.getByLabel(m.supplier_code({}, l), { exact: true }).fill(supplier.code)
  await page.getByLabel(m.supplier_name_zh({}, l)).fill(supplier.nameZh)
  await page.getByLabel(m.supplier_name_en({}, l)).fill(supplier.nameEn)
  await page.getByLabel(m.supplier_province_mainland({}, l)).fill('江苏')
  await page.getByLabel(m.supplier_category({}, l)).selectOption({ label: m.category_purchased_parts({}, l) })
  await page.getByLabel(m.supplier_class({}, l)).selectOption({ label: m.class_2({}, l) })
  await page
    .getByLabel(m.supplier_status({}, l), { exact: true })
    .selectOption({ label: m.status_qualified({}, l) })
  await page.getByRole('button', { name: m.supplier_save({}, l) }).click()
  await expect(page.getByText(m.supplier_created({}, l))).toBeVisible()
}

/** On the supplier's page: invites somebody who may do everything for the supplier. */
export async function inviteContact(page: Page, contact: NewContact, locale: Locale) {
  const l = { locale }
  await page.getByRole('link', { name: m.supplier_contact_invite({}, l) }).click()
  await page.getByLabel(m.supplier_contact_name({}, l), { exact: true }).fill(contact.name)
  await page.getByLabel(m.supplier_contact_email({}, l)).fill(contact.email)
  const language = locale === 'en' ? m.supplier_locale_en({}, l) : m.supplier_locale_zh({}, l)
  await page.getByRole('radio', { name: language }).check()
  await page.getByRole('checkbox', { name: m.supplier_role_owner({}, l) }).check()
  await page.getByRole('button', { name: m.supplier_contact_send({}, l) }).click()
  await expect(page.getByText(m.supplier_contact_invited({}, l))).toBeVisible()
}

/** Drafts a campaign and opens it for the one supplier of that code, leaving every other step as proposed. */
export async function openCampaignFor(page: Page, code: string, locale: Locale) {
  const l = { locale }
  await page.goto('/campaigns/new')
  await page.getByLabel(m.campaign_name_zh({}, l)).fill(`年度评估 ${code}`)
  await page.getByLabel(m.campaign_name_en({}, l)).fill(`Annual round ${code}`)
  await page.getByRole('button', { name: m.campaign_create({}, l) }).click()
  await page.getByRole('searchbox', { name: m.supplier_search({}, l) }).fill(code)
  await page.getByRole('button', { name: m.supplier_filter_apply({}, l) }).click()
  await expect(page).toHaveURL(url => url.searchParams.get('q') === code)
  await page.getByRole('button', { name: m.campaign_population_only({ count: '1' }, l) }).click()
  await expect(page.getByText(m.campaign_population_saved({ count: '1' }, l))).toBeVisible()
  await page.getByRole('link', { name: m.campaign_step_summary({}, l) }).click()
  await page.getByRole('button', { name: m.campaign_open_now({ count: '1' }, l) }).click()
  await page.getByRole('button', { name: m.campaign_open_confirm({}, l) }).click()
  await expect(page.getByText(m.campaign_opened({ count: '1', mails: '1' }, l))).toBeVisible()
}

export async function openReview(page: Page, supplierName: string, locale: Locale) {
  await page.goto('/reviews')
  await page.getByRole('link', { name: supplierName }).click()
  await expect(
    page.getByRole('heading', { level: 1, name: m.review_title({ name: supplierName }, { locale }) }),
  ).toBeVisible()
}

export async function goToSection(page: Page, { title }: Dimension, locale: Locale) {
  const sections = page.getByRole('navigation', { name: m.review_sections({}, { locale }) })
  await sections.getByRole('link', { name: title[locale] }).click()
  await expect(sections.getByRole('link', { name: title[locale] })).toHaveAttribute('aria-current', 'page')
}

export function reviewOf(page: Page, item: Item, locale: Locale) {
  return page.getByRole('article', { name: item.question[locale] })
}

type VerdictButton = 'accept' | 'correct' | 'reject' | 'na_confirm' | 'na_refuse'
type Judgement = { reason?: string; corrected?: AnswerValues; dismissing?: string }

const BUTTONS = {
  accept: m.review_accept,
  correct: m.review_correct,
  reject: m.review_reject,
  na_confirm: m.review_na_confirm,
  na_refuse: m.review_na_refuse,
}
const BADGES = {
  accept: m.review_verdict_accepted,
  correct: m.review_verdict_corrected,
  reject: m.review_verdict_rejected,
  na_confirm: m.review_verdict_na_confirmed,
  na_refuse: m.review_verdict_na_refused,
}

/** Gives a verdict on an item of the open section and waits until it stands. */
export async function judge(
  page: Page,
  item: Item,
  verdict: VerdictButton,
  { reason, corrected, dismissing }: Judgement,
  locale: Locale,
) {
  const l = { locale }
  const article = reviewOf(page, item, locale)
  const reasons = article.getByRole('textbox', { name: m.review_reason({}, l), exact: true })
  if (dismissing) {
    const label = item.triggers.find(trigger => trigger.when)?.label[locale] ?? ''
    await article.getByRole('checkbox', { name: m.review_trigger_dismiss({ label }, l) }).check()
    await reasons.first().fill(dismissing)
  }
  if (corrected) {
    await article.getByText(m.review_correction_edit({}, l), { exact: true }).click()
    await fillFields(article, item, corrected, locale)
  }
  if (reason) await reasons.last().fill(reason)
  await article.getByRole('button', { name: `${BUTTONS[verdict]({}, l)} ${item.code}`, exact: true }).click()
  await expect(article.getByText(BADGES[verdict]({}, l), { exact: true })).toBeVisible()
}

/** Accepts together what may be, then one by one what wants a reviewer's eyes. */
export async function acceptTheRest(page: Page, dimension: Dimension, locale: Locale) {
  const l = { locale }
  const together = page.getByRole('button', { name: m.review_accept_remaining({}, l) })
  if (await together.isVisible()) {
    await together.click()
    await expect(together).toBeHidden()
  }
  for (const item of dimension.items) {
    const article = reviewOf(page, item, locale)
    if (!(await article.getByText(m.review_verdict_open({}, l), { exact: true }).isVisible())) continue
    const accept = `${m.review_accept({}, l)} ${item.code}`
    await article.getByRole('button', { name: accept, exact: true }).click()
    await expect(article.getByText(m.review_verdict_accepted({}, l), { exact: true })).toBeVisible()
  }
  await expect(
    page
      .getByRole('navigation', { name: m.review_sections({}, l) })
      .getByRole('link', { name: dimension.title[locale] }),
  ).toContainText(m.review_section_done({}, l))
}

/** Sends exactly one item back. */
export async function returnItem(page: Page, item: Item, comment: string, locale: Locale) {
  const l = { locale }
  await page.getByRole('link', { name: m.review_return({}, l) }).click()
  await expect(page.getByRole('heading', { level: 1, name: m.review_return_title({}, l) })).toBeVisible()
  const ticked = page.getByRole('checkbox', { checked: true })
  while ((await ticked.count()) > 0) await ticked.first().uncheck()
  const row = page.getByRole('listitem').filter({ hasText: item.code })
  await row.getByRole('checkbox').check()
  await row.getByRole('textbox').fill(comment)
  await page.getByRole('button', { name: m.review_return_send({}, l) }).click()
  await expect(page.getByText(m.review_readonly_returned({}, l))).toBeVisible()
}

export async function verifyAndPublish(page: Page, locale: Locale) {
  const l = { locale }
  await page.getByRole('button', { name: m.review_verify({}, l) }).click()
  await page.getByRole('button', { name: m.review_publish({}, l), exact: true }).click()
  await page.getByRole('button', { name: m.review_publish_confirm({}, l) }).click()
  await expect(page.getByText(m.review_published({}, l))).toBeVisible()
}
