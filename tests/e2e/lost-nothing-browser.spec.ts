import { setTimeout as pause } from 'node:timers/promises'
import { m } from '#app/paraglide/messages.js'
import { answerAll } from '#tests/support/answering.ts'
import { expect, test } from '#tests/support/fixtures.ts'
import { itemOn } from '#tests/support/fill-item.ts'
import type { Portal } from '#tests/support/portal.ts'
import { shippedItem } from '#tests/support/sample-answers.ts'
import { until } from '#tests/support/until.ts'
import { makeInvitedCompany } from '#tests/support/world.ts'
import {
  electricity,
  ELECTRICITY,
  openSection,
  pointsHere,
  SAVES,
  storedValues,
  WATER,
  withdrawn,
} from './section-steps.ts'
import { declareAndSubmit, expectAllSaved } from './supplier-steps.ts'

const locale = 'en'
const l = { locale } as const
const PERMITS = shippedItem('ENV-02')
/** The page that is being left handles the answer to its save within this. */
const TO_HEAR_IT_MS = 500

test('what is typed offline is kept, said to be not saved, and sent when the line is back', async ({
  portal,
  visitor,
}) => {
  const { contributor, assessmentId } = await makeInvitedCompany(portal)
  const { context, noise } = await visitor(contributor, { locale })
  noise.allow(/net::ERR_INTERNET_DISCONNECTED|Failed to fetch manifest patches/)
  const page = await openSection({ context }, assessmentId)
  await context.setOffline(true)
  await electricity(page).fill('4711')
  await expect(page.getByText(m.checklist_line_offline({ count: '1' }, l))).toBeVisible()
  await context.setOffline(false)
  await expectAllSaved(page, locale)
  expect(storedValues(portal, assessmentId)).toEqual({ electricity: 4711 })
})

test('what could not be sent survives a reload and is sent then', async ({ portal, visitor }) => {
  const { contributor, assessmentId } = await makeInvitedCompany(portal)
  const { context, noise } = await visitor(contributor, { locale })
  noise.allow(/net::ERR_FAILED/)
  const page = await openSection({ context }, assessmentId)
  page.on('dialog', dialog => void dialog.accept())
  await context.route(SAVES, route => route.abort())
  await electricity(page).fill('4712')
  await itemOn(page, PERMITS, locale).getByRole('radio').first().check()
  await expect(page.getByText(m.checklist_line_failing({ count: '2' }, l))).toBeVisible()
  const points = await pointsHere(page).innerText()
  expect(points).not.toMatch(/^0 /)
  await page.reload()
  await expect(electricity(page)).toHaveValue('4712')
  await expect(pointsHere(page)).toHaveText(points)
  await context.unroute(SAVES)
  await page.reload()
  await expect(electricity(page)).toHaveValue('4712')
  await expectAllSaved(page, locale)
  expect(storedValues(portal, assessmentId)).toEqual({ electricity: 4712 })
})

test('a page read just before the last save was stored shows it all the same', async ({
  portal,
  visitor,
}) => {
  const { contributor, assessmentId } = await makeInvitedCompany(portal)
  const { context } = await visitor(contributor, { locale })
  const page = await openSection({ context }, assessmentId)
  page.on('dialog', dialog => void dialog.accept())
  let isRead = false
  let isSaved = false
  await context.route('**/sections/env', async route => {
    const response = await route.fetch()
    isRead = true
    await until('the answer to the save', () => isSaved)
    await pause(TO_HEAR_IT_MS)
    await route.fulfill({ response })
  })
  await context.route(SAVES, async route => {
    await until('the page', () => isRead)
    const response = await route.fetch()
    await route.fulfill({ response })
    isSaved = true
  })
  await electricity(page).fill('4715')
  await page.reload()
  await expect(electricity(page)).toHaveValue('4715')
  await expectAllSaved(page, locale)
  expect(storedValues(portal, assessmentId)).toEqual({ electricity: 4715 })
})

test('a closed tab sends what was typed just before', async ({ portal, visitor }) => {
  const { contributor, assessmentId } = await makeInvitedCompany(portal)
  const { context } = await visitor(contributor, { locale })
  const page = await openSection({ context }, assessmentId)
  page.on('dialog', dialog => void dialog.accept())
  await electricity(page).fill('4713')
  await page.close({ runBeforeUnload: true })
  await until('the last save', () => storedValues(portal, assessmentId)?.electricity === 4713)
})

test('two colleagues on one item: the second sees both answers and decides', async ({ portal, visitor }) => {
  const { contributor, owner, assessmentId } = await makeInvitedCompany(portal)
  const first = await openSection(await visitor(contributor, { locale }), assessmentId)
  const second = await openSection(await visitor(owner, { locale }), assessmentId)
  await electricity(first).fill('100')
  await expectAllSaved(first, locale)
  await electricity(second).fill('200')
  const item = itemOn(second, ELECTRICITY, locale)
  await expect(item.getByText(m.checklist_conflict_title({ name: contributor.name }, l))).toBeVisible()
  await expect(item.getByText('100', { exact: false }).first()).toBeVisible()
  expect(storedValues(portal, assessmentId)).toEqual({ electricity: 100 })
  await item.getByRole('button', { name: m.checklist_conflict_keep_mine({}, l) }).click()
  await expectAllSaved(second, locale)
  expect(storedValues(portal, assessmentId)).toEqual({ electricity: 200 })

  await electricity(first).fill('300')
  const other = itemOn(first, ELECTRICITY, locale)
  await other.getByRole('button', { name: m.checklist_conflict_take_theirs({}, l) }).click()
  await expect(electricity(first)).toHaveValue('200')
  await expectAllSaved(first, locale)
  expect(storedValues(portal, assessmentId)).toEqual({ electricity: 200 })
})

test('two colleagues on different items do not get in each other’s way', async ({ portal, visitor }) => {
  const { contributor, owner, assessmentId } = await makeInvitedCompany(portal)
  const first = await openSection(await visitor(contributor, { locale }), assessmentId)
  const second = await openSection(await visitor(owner, { locale }), assessmentId)
  await electricity(first).fill('100')
  await withdrawn(second).fill('55')
  await expectAllSaved(first, locale)
  await expectAllSaved(second, locale)
  expect(storedValues(portal, assessmentId)).toEqual({ electricity: 100 })
  expect(storedValues(portal, assessmentId, WATER.code)).toEqual({ withdrawn: 55 })
  await first.reload()
  await expect(withdrawn(first)).toHaveValue('55')
})

test('a double click submits once', async ({ portal, visitor }) => {
  const invited = await makeInvitedCompany(portal)
  answerAll(portal, invited)
  const { context } = await visitor(invited.owner, { locale })
  const page = await context.newPage()
  await page.goto(`/assessments/${invited.assessmentId}/check`)
  await declareAndSubmit(page, locale, { clickCount: 2 })
  await until('the mail', () => portal.mails.some(mail => mail.recipient === invited.owner.email))
  expect(countOf(portal, 'grade_receipts', invited.assessmentId)).toBe(1)
  expect(portal.mails.filter(mail => mail.recipient === invited.owner.email)).toHaveLength(1)
})

test('signed out in another tab: nothing typed is lost', async ({ portal, visitor }) => {
  const { contributor, assessmentId } = await makeInvitedCompany(portal)
  const { context } = await visitor(contributor, { locale })
  const page = await openSection({ context }, assessmentId)
  const session = (await context.cookies()).filter(({ name }) => name === 'sid')
  await context.clearCookies({ name: 'sid' })
  await electricity(page).fill('4714')
  await expect(page.getByText(m.checklist_line_signed_out({ count: '1' }, l))).toBeVisible()
  await context.addCookies(session)
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expectAllSaved(page, locale)
  expect(storedValues(portal, assessmentId)).toEqual({ electricity: 4714 })
})

function countOf({ raw }: Portal, table: string, assessmentId: string) {
  return raw.prepare(`select count(*) from ${table} where assessment_id = ?`).pluck().get(assessmentId)
}
