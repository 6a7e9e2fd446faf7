import { expect, type Page } from '@playwright/test'
import { isoDate } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { Item } from '#app/questionnaires/content-schema.ts'
import { fillFields } from '#tests/support/fill-item.ts'
import { sampleAnswer } from '#tests/support/sample-answers.ts'
import { samplePdf } from '#tests/support/sample-files.ts'
import { inDays } from '#tests/support/world.ts'

/** On the page of an action: the supplier writes its plan and sends it. */
export async function writePlan(page: Page, locale: Locale) {
  const l = { locale }
  await page.getByRole('link', { name: m.action_plan_write({}, l) }).click()
  await page.getByLabel(m.action_plan_containment({}, l)).fill('先隔离在制品')
  await page.getByLabel(m.action_plan_root_cause({}, l)).fill('没有巡查制度')
  await page.getByLabel(m.action_plan_corrective({}, l)).fill('制定并发布制度')
  await page.getByLabel(m.action_plan_prevention({}, l)).fill('每季度复核一次')
  await page.getByLabel(m.action_plan_responsible({}, l)).fill('王敏')
  await page.getByLabel(m.action_plan_planned_on({}, l)).fill(isoDate(inDays(20)))
  await page.getByRole('button', { name: m.action_plan_send({}, l) }).click()
  await expect(page.getByText(m.action_waits_buyer_plan_review({}, l))).toBeVisible()
}

/** On the page of an action: the buyer accepts the plan, or returns it for `reason`. */
export async function decidePlan(page: Page, locale: Locale, reason?: string) {
  const l = { locale }
  await page.getByRole('link', { name: m.action_plan_decide({}, l) }).click()
  await page.getByLabel(reason ? m.action_plan_return({}, l) : m.action_plan_accept({}, l)).check()
  if (reason) await page.getByLabel(m.action_plan_reason({}, l)).fill(reason)
  await page.getByRole('button', { name: m.action_confirm({}, l) }).click()
  await expect(page.getByRole('heading', { name: /CA-/ })).toBeVisible()
}

/** On the evidence page of an action about one item: the supplier hands in a file and the best answer there is. */
export async function handIn(page: Page, item: Item, summary: string, locale: Locale) {
  const l = { locale }
  await page.getByLabel(m.closure_summary({}, l)).fill(summary)
  const { name, mimeType, buffer } = samplePdf('records.pdf')
  await page.locator('#files').setInputFiles({ name, mimeType, buffer })
  await fillFields(page.locator(`fieldset#${item.code}`), item, sampleAnswer(item).values, locale)
  await page.getByRole('button', { name: m.closure_hand_in_send({}, l) }).click()
  await expect(page.getByText(m.closure_hand_in_done({}, l))).toBeVisible()
}
