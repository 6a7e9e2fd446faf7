import type { BrowserContext, Page } from '@playwright/test'
import { itemOn } from '#tests/support/fill-item.ts'
import type { Portal } from '#tests/support/portal.ts'
import { shippedItem } from '#tests/support/sample-answers.ts'
import { expectAllSaved } from './supplier-steps.ts'

/** Two items of the first section that ask for a number. */
export const ELECTRICITY = shippedItem('ENV-08')
export const WATER = shippedItem('ENV-04')
/** Where the page sends what is typed. */
export const SAVES = '**/api/assessments/*/answers'

/** These steps speak English: the tests that use them are about saving, not about words. */
const locale = 'en'

/** The section on the environment in a page of its own, ready to be typed into. */
export async function openSection({ context }: { context: BrowserContext }, assessmentId: string) {
  const page = await context.newPage()
  await page.goto(`/assessments/${assessmentId}/sections/env`)
  await expectAllSaved(page, locale)
  return page
}

export function pointsHere(page: Page) {
  return page.getByText(/ of \d+ points here$/)
}

export function electricity(page: Page) {
  return itemOn(page, ELECTRICITY, locale).getByLabel(labelOf('electricity'))
}

export function withdrawn(page: Page) {
  return itemOn(page, WATER, locale).getByLabel(labelOf('withdrawn'))
}

function labelOf(fieldId: string) {
  const field = [ELECTRICITY, WATER].flatMap(({ fields }) => fields).find(({ id }) => id === fieldId)
  return field?.label[locale] ?? fieldId
}

/** The entered values of an item that stand in the database. */
export function storedValues({ raw }: Portal, assessmentId: string, itemCode = ELECTRICITY.code) {
  const stored = raw
    .prepare('select "values" from answers where assessment_id = ? and item_code = ?')
    .pluck()
    .get(assessmentId, itemCode)
  if (typeof stored !== 'string') return null
  const values: Record<string, unknown> = JSON.parse(stored)
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
}
