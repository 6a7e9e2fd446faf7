import type { Page } from '@playwright/test'
import { m } from '#app/paraglide/messages.js'
import type { Field, Item } from '#app/questionnaires/content-schema.ts'
import { updateOrganisation } from '#app/settings/queries.server.ts'
import { answerAll, submit } from '#tests/support/answering.ts'
import { evidenceInput, itemOn } from '#tests/support/fill-item.ts'
import { expect, test } from '#tests/support/fixtures.ts'
import { chooseByKeyboard, pressOn, tabTo } from '#tests/support/keyboard.ts'
import { sampleAnswer, shippedDimensions, shippedItem } from '#tests/support/sample-answers.ts'
import { makeInvitedCompany, ORGANISATION } from '#tests/support/world.ts'
import { reviewOf } from './buyer-steps.ts'
import { expectAllSaved, fileFor } from './supplier-steps.ts'

const locale = 'en'
const l = { locale } as const

test('a section can be filled in, files included, with the keyboard alone', async ({ portal, visitor }) => {
  const { contributor, assessmentId } = await makeInvitedCompany(portal)
  const page = await (await visitor(contributor, { locale })).context.newPage()
  await page.goto(`/assessments/${assessmentId}/sections/ext`)
  const section = shippedDimensions().find(({ code }) => code === 'EXT')
  const items = section?.items ?? []
  for (const item of items) await answerByKeyboard(page, item)
  await expectAllSaved(page, locale)
  const figures = { complete: String(items.length), asked: String(items.length) }
  await expect(page.getByText(m.checklist_bar_complete(figures, l))).toBeVisible()
  const next = shippedDimensions().find(({ code }) => code === 'ETH')?.title[locale] ?? ''
  await pressOn(page, page.getByRole('link', { name: m.checklist_next_section({ title: next }, l) }))
  await expect(page.getByRole('heading', { level: 1, name: next })).toBeVisible()
})

test('Enter in a line of text neither submits nor leaves the page', async ({ portal, visitor }) => {
  const { contributor, assessmentId } = await makeInvitedCompany(portal)
  const page = await (await visitor(contributor, { locale })).context.newPage()
  await page.goto(`/assessments/${assessmentId}/sections/ext`)
  const item = shippedItem('EXT-03')
  await tabTo(page, textInput(page, item, 'complaints'))
  await page.keyboard.type('2')
  await page.keyboard.press('Enter')
  await expectAllSaved(page, locale)
  await expect(page).toHaveURL(/\/sections\/ext$/)
  await expect(textInput(page, item, 'complaints')).toHaveValue('2')
})

test('a review can be done and published with the keyboard alone', async ({ portal, visitor }) => {
  test.setTimeout(180_000)
  const invited = await makeInvitedCompany(portal)
  // Everything is in the sample: the items stand in the order of the questionnaire, and each is looked at.
  updateOrganisation(portal.db, { ...ORGANISATION, settings: { samplePercent: 100 } })
  answerAll(portal, invited)
  submit(portal, invited)
  const page = await (await visitor(invited.buyer, { locale })).context.newPage()
  await page.goto(`/reviews/${invited.assessmentId}`)
  await expect(page.getByRole('button', { name: m.review_keys({}, l) })).toBeVisible()

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: m.review_keys_title({}, l) })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()

  const [first, second, third] = ['GOV-01', 'GOV-02', 'GOV-03'].map(shippedItem)
  if (!first || !second || !third) throw new Error('the section is shorter than expected')
  await page.keyboard.press('j')
  await expect(reviewOf(page, first, locale)).toBeFocused()
  await page.keyboard.press('a')
  await expect(badge(page, first, m.review_verdict_accepted({}, l))).toBeVisible()
  await expect(reviewOf(page, second, locale)).toBeFocused()

  await page.keyboard.press('r')
  await page.keyboard.type('a reason with j, k, a, c and r?')
  await expect(page.getByRole('dialog')).toBeHidden()
  await pressOn(page, page.getByRole('button', { name: `${m.review_reject({}, l)} GOV-02`, exact: true }))
  await expect(badge(page, second, m.review_verdict_rejected({}, l))).toBeVisible()

  await page.keyboard.press('j')
  await expect(reviewOf(page, third, locale)).toBeFocused()
  await page.keyboard.press('k')
  await expect(reviewOf(page, second, locale)).toBeFocused()

  for (const dimension of shippedDimensions()) {
    const sections = page.getByRole('navigation', { name: m.review_sections({}, l) })
    const tab = sections.getByRole('link', { name: dimension.title[locale] })
    await pressOn(page, tab)
    await expect(tab).toHaveAttribute('aria-current', 'page')
    for (const item of dimension.items) await acceptByKeyboard(page, item)
    await expect(tab).toContainText(m.review_section_done({}, l))
  }
  await pressOn(page, page.getByRole('button', { name: m.review_verify({}, l) }))
  await pressOn(page, page.getByRole('button', { name: m.review_publish({}, l), exact: true }))
  await pressOn(page, page.getByRole('button', { name: m.review_publish_confirm({}, l) }))
  await expect(page.getByText(m.review_published({}, l))).toBeVisible()
})

/** The focus is on the item before it, or on none; an item that has its verdict is passed over. */
async function acceptByKeyboard(page: Page, item: Item) {
  const article = reviewOf(page, item, locale)
  while (!(await article.evaluate(element => element === document.activeElement)))
    await page.keyboard.press('j')
  if (['GOV-01', 'GOV-02'].includes(item.code)) return
  await page.keyboard.press('a')
  await expect(badge(page, item, m.review_verdict_accepted({}, l))).toBeVisible()
}

async function answerByKeyboard(page: Page, item: Item) {
  const { values } = sampleAnswer(item)
  for (const field of item.fields) {
    const value = values[field.id]
    if (value === undefined || value === null) continue
    const options = optionsOf(field)
    if (options) {
      const label = options.find(option => option.value === value)?.label[locale] ?? ''
      await chooseByKeyboard(page, groupOf(page, item, field), label)
    } else {
      await tabTo(page, textInput(page, item, field.id))
      await page.keyboard.type(String(value))
    }
  }
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    pressOn(page, evidenceInput(itemOn(page, item, locale), locale)),
  ])
  await chooser.setFiles(fileFor(item))
  await expect(itemOn(page, item, locale).getByRole('link', { name: fileFor(item).name })).toBeVisible()
}

function optionsOf(field: Field) {
  if (field.type === 'choice') return field.options
  return field.type === 'derived' && field.as.type === 'choice' ? field.as.options : null
}

function groupOf(page: Page, item: Item, field: Field) {
  return itemOn(page, item, locale).getByRole('group', { name: field.label[locale] })
}

function textInput(page: Page, item: Item, fieldId: string) {
  const label = item.fields.find(({ id }) => id === fieldId)?.label[locale] ?? fieldId
  return itemOn(page, item, locale).getByRole('textbox', { name: label })
}

function badge(page: Page, item: Item, text: string) {
  return reviewOf(page, item, locale).getByText(text, { exact: true })
}
