import { expect, type Page } from '@playwright/test'
import type { Locale } from '#app/i18n/locale.ts'
import { isoDate } from '#app/i18n/format.ts'
import { m } from '#app/paraglide/messages.js'
import type { ItemAnswer } from '#app/questionnaires/answers.ts'
import { needsEvidence } from '#app/questionnaires/check-answer.ts'
import type { Dimension, Item } from '#app/questionnaires/content-schema.ts'
import { SIGNATORY } from '#tests/support/answering.ts'
import { attachTo, fillItem, itemOn } from '#tests/support/fill-item.ts'
import { sampleAnswer } from '#tests/support/sample-answers.ts'
import { samplePdf } from '#tests/support/sample-files.ts'
import { PASSWORD } from '#tests/support/world.ts'

/** Answers that differ from the best there is, by item code. */
export type Answers = Record<string, ItemAnswer>

/** The first link in a mail, or the first that leads below `path`. */
export function linkIn(text = '', path = '') {
  const link = text.match(/https?:\/\/\S+/g)?.find(each => new URL(each).pathname.startsWith(path))
  if (!link) throw new Error(`no link to ${path} in: ${text}`)
  return link
}

/** Follows an invitation, chooses a password, and is signed in. */
export async function acceptInvitation(page: Page, link: string, locale: Locale) {
  const l = { locale }
  await page.goto(link)
  await expect(page).toHaveURL(/\/invitation$/)
  await page.getByLabel(m.accounts_choose_password({}, l), { exact: true }).fill(PASSWORD)
  await page.getByLabel(m.accounts_password_again({}, l)).fill(PASSWORD)
  await page.getByRole('button', { name: m.accounts_invitation_submit({}, l) }).click()
  await expect(page).toHaveURL(/\/home$/)
}

/** Fills one section in, files included, and waits until everything is stored. */
export async function answerSection(page: Page, { items }: Dimension, locale: Locale, answers: Answers = {}) {
  for (const item of items) {
    const answer = answers[item.code] ?? sampleAnswer(item)
    await fillItem(page, item, answer, locale)
    if (needsFile(item, answer)) await attachTo(itemOn(page, item, locale), fileFor(item), locale)
  }
  await expectAllSaved(page, locale)
}

export async function expectAllSaved(page: Page, locale: Locale) {
  await expect(
    page.getByRole('status').filter({ hasText: m.checklist_line_saved({}, { locale }) }),
  ).toBeVisible()
}

/** Reads and signs the declaration, submits, and arrives at the result. */
export async function declareAndSubmit(page: Page, locale: Locale, { clickCount = 1 } = {}) {
  const l = { locale }
  await page.getByRole('checkbox', { name: m.checklist_declaration_accept({}, l) }).check()
  await page.getByLabel(m.checklist_signatory_name({}, l), { exact: true }).fill(SIGNATORY.signatoryName)
  await page.getByLabel(m.checklist_signatory_title({}, l), { exact: true }).fill(SIGNATORY.signatoryTitle)
  await page.getByRole('button', { name: m.checklist_submit({}, l), exact: true }).click({ clickCount })
  await expect(page.getByRole('heading', { level: 1, name: m.grading_title({}, l) })).toBeVisible()
}

export function fileFor(item: Item) {
  return samplePdf(`证明 ${item.code} proof.pdf`)
}

function needsFile(item: Item, answer: ItemAnswer) {
  if (answer.notApplicable) return false
  const context = { category: 'purchased-parts', isSmallFirm: false, asOf: isoDate(new Date()) } as const
  return needsEvidence(item, answer, context)
}
