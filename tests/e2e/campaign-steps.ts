import { expect, type Page } from '@playwright/test'
import type { Locale } from '#app/i18n/locale.ts'
import { m } from '#app/paraglide/messages.js'

export type TableFile = { name: string; mimeType: string; buffer: Buffer }

/** Uploads a table whose columns are recognised, checks it and writes it: `count` new suppliers. */
export async function importSuppliers(page: Page, file: TableFile, count: number, locale: Locale) {
  const l = { locale }
  await page.goto('/suppliers')
  await page.getByRole('link', { name: m.supplier_import_link({}, l) }).click()
  await page.getByLabel(m.import_upload_file({}, l)).setInputFiles(file)
  await page.getByRole('button', { name: m.import_upload_button({}, l) }).click()
  await page.getByRole('button', { name: m.import_columns_check({}, l) }).click()
  await expect(page.getByText(m.import_ready_title({}, l))).toBeVisible()
  await page.getByRole('button', { name: m.import_apply_confirm({}, l) }).click()
  await expect(page.getByText(m.import_applied_title({}, l))).toBeVisible()
  const figures = { created: String(count), updated: '0', unchanged: '0', contacts: String(count) }
  await expect(page.getByText(m.import_applied_text(figures, l))).toBeVisible()
}

export type Round = { nameZh: string; nameEn: string; dueOn: string; reviewer: string }

/** Every step of preparing a round for all suppliers there are, with the proposed reminders; answers its address. */
export async function prepareCampaign(page: Page, round: Round, count: number, locale: Locale) {
  const l = { locale }
  const next = () => page.getByRole('button', { name: m.campaign_save_continue({}, l) }).click()
  const onStep = (title: string) => expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await page.goto('/campaigns')
  await page
    .getByRole('link', { name: m.campaign_new({}, l) })
    .first()
    .click()
  await page.getByLabel(m.campaign_name_zh({}, l)).fill(round.nameZh)
  await page.getByLabel(m.campaign_name_en({}, l)).fill(round.nameEn)
  await page.getByLabel(m.campaign_due_on({}, l)).fill(round.dueOn)
  await page.getByRole('button', { name: m.campaign_create({}, l) }).click()

  await onStep(m.campaign_step_population({}, l))
  await page.getByRole('button', { name: m.campaign_population_only({ count: String(count) }, l) }).click()
  await expect(page.getByText(m.campaign_population_saved({ count: String(count) }, l))).toBeVisible()
  await page
    .getByRole('link', { name: m.campaign_continue({}, l), exact: true })
    .first()
    .click()

  await onStep(m.campaign_step_mails({}, l))
  await expect(page.getByLabel(m.campaign_reminders_before({}, l))).toHaveValue('14, 7, 1')
  await expect(page.getByLabel(m.campaign_reminders_after({}, l))).toHaveValue('3, 7')
  const mail = page.frameLocator(`iframe[title="${m.campaign_preview_html({}, l)}"]`)
  await expect(mail.getByText(locale === 'en' ? round.nameEn : round.nameZh).last()).toBeVisible()
  await next()

  await onStep(m.campaign_step_reviewers({}, l))
  await page.getByRole('radio', { name: m.campaign_reviewers_round({}, l) }).check()
  await page.getByRole('checkbox', { name: round.reviewer }).check()
  await next()

  await onStep(m.campaign_step_form({}, l))
  await expect(page.getByRole('article').first()).toBeVisible()
  await page.getByRole('link', { name: m.campaign_continue({}, l), exact: true }).click()
  await onStep(m.campaign_step_summary({}, l))
  return new URL(page.url()).pathname
}

export async function openPrepared(page: Page, count: number, locale: Locale) {
  const l = { locale }
  await page.getByRole('button', { name: m.campaign_open_now({ count: String(count) }, l) }).click()
  await page.getByRole('button', { name: m.campaign_open_confirm({}, l) }).click()
  const counts = { count: String(count), mails: String(count) }
  await expect(page.getByText(m.campaign_opened(counts, l))).toBeVisible()
}

/** A table of figures: what stands beside each heading. Charts are tables, too. */
export async function figuresOf(page: Page, table: string): Promise<Record<string, string>> {
  const rows = page.getByRole('table', { name: table, exact: true }).locator('tbody tr')
  await expect(rows.first()).toBeVisible()
  const pairs = await rows.evaluateAll(all =>
    all.map(row => [
      row.querySelector('th')?.textContent?.trim() ?? '',
      row.querySelector('td a, td')?.querySelector('a')?.textContent ?? row.querySelector('td')?.textContent,
    ]),
  )
  return Object.fromEntries(pairs.map(([heading, figure]) => [heading, plain(figure ?? '')]))
}

/** Who cannot or need not go on, as listed below the funnel. */
export async function besideFunnel(page: Page, locale: Locale): Promise<string[]> {
  const beside = page.getByRole('region', { name: m.response_beside({}, { locale }), exact: true })
  return (await beside.getByRole('listitem').allInnerTexts()).map(plain)
}

/** From the list behind a number to the supplier's own page: gives its contact another address. */
export async function correctAddress(page: Page, supplier: string, address: string, locale: Locale) {
  const l = { locale }
  await page.getByRole('link', { name: supplier, exact: true }).click()
  const contacts = page
    .getByRole('row')
    .filter({ has: page.getByText(m.supplier_contact_new_address({}, l)) })
  await contacts.getByRole('link', { name: m.supplier_contact_new_address({}, l) }).click()
  await page.getByLabel(m.supplier_address_new({}, l)).fill(address)
  await page.getByRole('button', { name: m.supplier_address_save({}, l) }).click()
  await expect(page.getByText(m.supplier_address_changed_owed({}, l))).toBeVisible()
}

/** On the campaign's page: leaves a supplier out of this round. */
export async function exemptSupplier(page: Page, supplier: string, reason: string, locale: Locale) {
  const l = { locale }
  await page.getByRole('link', { name: `${m.campaign_manage_one({}, l)} ${supplier}`, exact: true }).click()
  await page.getByRole('link', { name: m.campaign_exempt({}, l), exact: true }).click()
  await page.getByLabel(m.campaign_exempt_reason({}, l)).fill(reason)
  await page.getByRole('button', { name: m.campaign_exempt_confirm({}, l) }).click()
  await expect(page.getByText(m.campaign_exempted({}, l))).toBeVisible()
}

/** Grants the one request that waits, until the day asked for. */
export async function grantExtension(page: Page, supplier: string, locale: Locale) {
  const l = { locale }
  await page.goto('/extensions')
  await page.getByRole('link', { name: supplier, exact: true }).click()
  await page.getByRole('radio', { name: m.extension_grant({}, l) }).check()
  await page.getByRole('button', { name: m.extension_confirm({}, l) }).click()
  await expect(page.getByText(m.extension_granted_done({}, l))).toBeVisible()
}

/** On the supplier's side, from the page of the assessment. */
export async function askForMoreTime(page: Page, dueOn: string, reason: string, locale: Locale) {
  const l = { locale }
  await page.getByRole('link', { name: m.checklist_help_extension({}, l) }).click()
  await page.getByLabel(m.checklist_extension_until({}, l)).fill(dueOn)
  await page.getByLabel(m.checklist_extension_reason({}, l)).fill(reason)
  await page.getByRole('button', { name: m.checklist_extension_send({}, l) }).click()
  await expect(page.getByText(m.checklist_extension_sent({}, l))).toBeVisible()
}

export async function declineRound(page: Page, reason: string, locale: Locale) {
  const l = { locale }
  await page.getByRole('link', { name: m.checklist_help_decline({}, l) }).click()
  await page.getByLabel(m.checklist_decline_round_reason({}, l)).fill(reason)
  await page.getByRole('button', { name: m.checklist_decline_round_send({}, l) }).click()
  await expect(page.getByText(m.checklist_decline_round_sent({}, l))).toBeVisible()
}

/** Closes the round though somebody has been given more time. */
export async function closeEarly(page: Page, silent: number, locale: Locale) {
  const l = { locale }
  await page.getByRole('link', { name: m.campaign_close({}, l), exact: true }).click()
  await page.getByRole('checkbox', { name: m.campaign_close_even({}, l) }).check()
  await page.getByRole('button', { name: m.campaign_close_confirm({}, l) }).click()
  await expect(page.getByText(m.campaign_closed({ count: String(silent) }, l))).toBeVisible()
}

function plain(text: string) {
  return text.replace(/\s+/g, ' ').trim()
}
