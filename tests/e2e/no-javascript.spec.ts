import type { Page } from '@playwright/test'
import { m } from '#app/paraglide/messages.js'
import { answerAll } from '#tests/support/answering.ts'
import { evidenceInput, fillItem, itemOn } from '#tests/support/fill-item.ts'
import { expect, test } from '#tests/support/fixtures.ts'
import { sampleAnswer, shippedDimensions, shippedItem } from '#tests/support/sample-answers.ts'
import { makeInvitedCompany, PASSWORD } from '#tests/support/world.ts'
import { declareAndSubmit, fileFor } from './supplier-steps.ts'

const locale = 'en'
const l = { locale } as const
const WITHOUT_SCRIPT = { locale, javaScriptEnabled: false } as const

test('signing in leads back to where one wanted to go; a mistake keeps the address', async ({
  portal,
  visitor,
}) => {
  const { contributor, assessmentId } = await makeInvitedCompany(portal)
  const page = await (await visitor(null, WITHOUT_SCRIPT)).context.newPage()
  await page.goto(`/assessments/${assessmentId}/check`)
  await signIn(page, contributor.email, 'not the password')
  await expect(page.getByText(m.accounts_sign_in_wrong_title({}, l))).toBeVisible()
  await expect(page.getByLabel(m.accounts_email({}, l), { exact: true })).toHaveValue(contributor.email)
  await signIn(page, contributor.email, PASSWORD)
  await expect(page).toHaveURL(new RegExp(`/assessments/${assessmentId}/check$`))
})

test('a whole section with its files is one form', async ({ portal, visitor }) => {
  const { contributor, assessmentId } = await makeInvitedCompany(portal)
  const page = await (await visitor(contributor, WITHOUT_SCRIPT)).context.newPage()
  await page.goto(`/assessments/${assessmentId}/sections/gov`)
  const [section, next] = shippedDimensions()
  if (!section || !next) throw new Error('the checklist has no sections')
  for (const item of section.items) {
    await fillItem(page, item, sampleAnswer(item), locale)
    await evidenceInput(itemOn(page, item, locale), locale).setInputFiles(fileFor(item))
  }
  const nextTitle = next.title[locale]
  await page.getByRole('button', { name: m.checklist_next_section({ title: nextTitle }, l) }).click()
  await expect(page.getByRole('heading', { level: 1, name: nextTitle })).toBeVisible()
  await page
    .getByRole('button', { name: m.checklist_previous_section({ title: section.title[locale] }, l) })
    .click()
  const count = String(section.items.length)
  await expect(page.getByText(m.checklist_bar_complete({ complete: count, asked: count }, l))).toBeVisible()
  for (const item of section.items)
    await expect(itemOn(page, item, locale).getByRole('link', { name: fileFor(item).name })).toBeVisible()
})

test('what cannot be stored stays as typed, with what is wrong beside it', async ({ portal, visitor }) => {
  const { contributor, assessmentId } = await makeInvitedCompany(portal)
  const page = await (await visitor(contributor, WITHOUT_SCRIPT)).context.newPage()
  await page.goto(`/assessments/${assessmentId}/sections/ext`)
  const item = shippedItem('EXT-03')
  const label = item.fields.find(({ id }) => id === 'complaints')?.label[locale] ?? ''
  await itemOn(page, item, locale).getByRole('textbox', { name: label }).fill('a few')
  await fillItem(page, shippedItem('EXT-01'), sampleAnswer(shippedItem('EXT-01')), locale)
  await page.getByRole('button', { name: m.checklist_save_section({}, l) }).click()
  const again = itemOn(page, item, locale)
  await expect(again.getByRole('textbox', { name: label })).toHaveValue('a few')
  await expect(again.getByText(m.checklist_problem_not_a_number({}, l))).toBeVisible()
  await page.goto(`/assessments/${assessmentId}/sections/ext`)
  await expect(itemOn(page, shippedItem('EXT-01'), locale).getByRole('radio', { checked: true })).toHaveCount(
    1,
  )
})

test('the declaration can be signed and submitted', async ({ portal, visitor }) => {
  const invited = await makeInvitedCompany(portal)
  answerAll(portal, invited)
  const page = await (await visitor(invited.owner, WITHOUT_SCRIPT)).context.newPage()
  await page.goto(`/assessments/${invited.assessmentId}/check`)
  await page.getByRole('button', { name: m.checklist_submit({}, l), exact: true }).click()
  await expect(page.getByRole('alert').first()).toBeVisible()
  await declareAndSubmit(page, locale)
})

async function signIn(page: Page, email: string, password: string) {
  await page.getByLabel(m.accounts_email({}, l), { exact: true }).fill(email)
  await page.getByLabel(m.accounts_password({}, l), { exact: true }).fill(password)
  await page.getByRole('button', { name: m.accounts_sign_in({}, l), exact: true }).click()
}
