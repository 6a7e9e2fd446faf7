import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { returnItems } from '#app/assessments/return-items.server.ts'
import { m } from '#app/paraglide/messages.js'
import { acting } from '#db/factories/index.ts'
import { answerAll, submit } from '#tests/support/answering.ts'
import { itemOn } from '#tests/support/fill-item.ts'
import { expect, test, type OpenVisitor } from '#tests/support/fixtures.ts'
import type { Portal } from '#tests/support/portal.ts'
import { until } from '#tests/support/until.ts'
import { makeInvitedCompany } from '#tests/support/world.ts'
import { electricity, ELECTRICITY, openSection, SAVES, storedValues } from './section-steps.ts'
import { expectAllSaved } from './supplier-steps.ts'

const locale = 'en'
/** A page is alive, and has put back and sent what was kept, within this. */
const TO_PUT_BACK_MS = 2_000
const l = { locale } as const

test('who goes on at once is let go when the last letter is saved, and finds it counted', async ({
  portal,
  visitor,
}) => {
  const { page, assessmentId } = await openAnswered(portal, visitor)
  const saves = await typeWithSavesHeld(page, '4716')
  await nextSection(page).click()
  await expect(page.getByRole('status').filter({ hasText: m.checklist_saving({}, l) })).toBeVisible()
  await expect(page).toHaveURL(/sections\/env$/)
  await saves.letGo()
  await expect(page).toHaveURL(/sections\/qlt$/)
  const environment = page.getByRole('link', {
    name: new RegExp(`^Environment.*${m.checklist_section_done({}, l)}`),
  })
  await expect(environment).toBeVisible()
  expect(storedValues(portal, assessmentId)).toMatchObject({ electricity: 4716 })
})

test('a save without an answer keeps nobody, is named before submitting, and no obstacle once stored', async ({
  portal,
  visitor,
}) => {
  const { page, assessmentId } = await openAnswered(portal, visitor)
  const saves = await typeWithSavesHeld(page, '4718')
  await toCheckPage(page)
  await expect(page.getByText(m.checklist_check_sending({}, l))).toBeVisible()
  await expect(page.getByText(m.checklist_check_lead_missing({ count: '1' }, l))).toBeVisible()
  await saves.letGo()
  await expect(page.getByRole('button', { name: m.checklist_submit({}, l) })).toBeVisible()
  await expect(page.getByText(m.checklist_check_sending({}, l))).toBeHidden()
  expect(storedValues(portal, assessmentId)).toMatchObject({ electricity: 4718 })
})

test('what cannot be stored is named before submitting, after a reload too, until it is corrected', async ({
  portal,
  visitor,
}) => {
  const { page } = await openAnswered(portal, visitor)
  page.on('dialog', dialog => void dialog.accept())
  await electricity(page).fill('a lot')
  const item = itemOn(page, ELECTRICITY, locale)
  await expect(item.getByText(m.checklist_not_saved_invalid({}, l))).toBeVisible()
  await toCheckPage(page)
  await expectUnsent(page)
  await until('the draft', async () => (await draftsIn(page)) === 1)
  await page.reload()
  await expectUnsent(page)

  await page.getByRole('link', { name: ELECTRICITY.code, exact: true }).click()
  await expect(electricity(page)).toHaveValue('a lot')
  await electricity(page).fill('4717')
  await expectAllSaved(page, locale)
  await toCheckPage(page)
  await expect(page.getByRole('button', { name: m.checklist_submit({}, l) })).toBeVisible()
  await expect(page.getByText(m.checklist_check_unsent_title({}, l))).toBeHidden()
})

test('what was typed offline on an assessment that a colleague then submitted is not shown as an answer', async ({
  portal,
  visitor,
}) => {
  const invited = await makeInvitedCompany(portal)
  answerAll(portal, invited)
  const { context, noise } = await visitor(invited.contributor, { locale })
  noise.allow(/net::ERR_FAILED/)
  const page = await openSection({ context }, invited.assessmentId)
  page.on('dialog', dialog => void dialog.accept())
  const stored = await electricity(page).inputValue()
  let saves = 0
  await context.route(SAVES, route => {
    saves += 1
    return route.abort()
  })
  await electricity(page).fill('4719')
  await until('the draft', async () => (await draftsIn(page)) === 1)
  submit(portal, invited)

  await page.goto(`/assessments/${invited.assessmentId}/check`)
  saves = 0
  await expect(page.getByText(m.checklist_submit_locked({}, l))).toBeVisible()
  await pause(TO_PUT_BACK_MS)
  await expect(page.getByText(m.checklist_check_unsent_title({}, l))).toBeHidden()
  await page.goto(`/assessments/${invited.assessmentId}/sections/env`)
  await pause(TO_PUT_BACK_MS)
  await expect(electricity(page)).toHaveValue(stored)
  await expect(electricity(page)).toBeDisabled()
  expect([saves, await draftsIn(page)]).toEqual([0, 1])

  const returned = [{ code: ELECTRICITY.code, comment: 'Please attach the meter readings' }]
  returnItems(portal.db, acting(invited.buyer, new Date()), invited.assessmentId, { items: returned })
  await page.reload()
  await until('no draft', async () => (await draftsIn(page)) === 0)
  await expect(electricity(page)).toHaveValue(stored)
  await expect(electricity(page)).toBeEnabled()
  expect(saves).toBe(0)
})

test('who was about to leave, stays, and takes over a colleague’s answer finds it again', async ({
  portal,
  visitor,
}) => {
  const { contributor, owner, assessmentId } = await makeInvitedCompany(portal)
  const { context, noise } = await visitor(owner, { locale })
  noise.allow(/net::ERR_FAILED/)
  const mine = await openSection({ context }, assessmentId)
  const theirs = await openSection(await visitor(contributor, { locale }), assessmentId)
  await electricity(theirs).fill('100')
  await expectAllSaved(theirs, locale)

  await context.route(SAVES, route => route.abort())
  await electricity(mine).pressSequentially('200')
  const asked = mine.waitForEvent('dialog')
  await mine.evaluate(() => setTimeout(() => location.reload()))
  await (await asked).dismiss()
  await context.unroute(SAVES)
  await mine.getByRole('button', { name: m.checklist_conflict_take_theirs({}, l) }).click()
  await expect(electricity(mine)).toHaveValue('100')
  await expectAllSaved(mine, locale)
  await mine.reload()
  await expectAllSaved(mine, locale)
  await expect(electricity(mine)).toHaveValue('100')
  await expect(mine.getByRole('button', { name: m.checklist_conflict_take_theirs({}, l) })).toBeHidden()
  await until('no draft', async () => (await draftsIn(mine)) === 0)
  expect(storedValues(portal, assessmentId)).toEqual({ electricity: 100 })
})

test('who signs out at once has saved the last letter', async ({ portal, visitor }) => {
  const invited = await makeInvitedCompany(portal)
  const page = await openSection(await visitor(invited.owner, { locale }), invited.assessmentId)
  let warnings = 0
  page.on('dialog', dialog => {
    warnings += 1
    void dialog.accept()
  })
  await page.getByRole('banner').getByText(invited.owner.name, { exact: true }).first().click()
  const saves = await holdSaves(page)
  await electricity(page).evaluate((input: HTMLInputElement) => {
    input.value = '4720'
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await page.getByRole('button', { name: m.nav_sign_out({}, l) }).click()
  await saves.letGo()
  await expect(page).toHaveURL(/\/sign-in/)
  expect(storedValues(portal, invited.assessmentId)).toEqual({ electricity: 4720 })
  expect(warnings).toBe(0)
})

/** A checklist that has every answer, opened by somebody who may submit it. */
async function openAnswered(portal: Portal, visitor: OpenVisitor) {
  const invited = await makeInvitedCompany(portal)
  answerAll(portal, invited)
  const { assessmentId } = invited
  return { assessmentId, page: await openSection(await visitor(invited.owner, { locale }), assessmentId) }
}

/** Takes the answer out, then types `value`, whose save is held back. */
async function typeWithSavesHeld(page: Page, value: string) {
  await electricity(page).fill('')
  await expectAllSaved(page, locale)
  const saves = await holdSaves(page)
  await electricity(page).fill(value)
  return saves
}

/** Holds every save back until `letGo`; what is sent later passes at once. */
async function holdSaves(page: Page) {
  let count = 0
  let open = () => {}
  const gate = new Promise<void>(resolve => {
    open = resolve
  })
  await page.route(SAVES, async route => {
    count += 1
    await gate
    await route.continue()
  })
  return {
    letGo: async () => {
      await until('a save', () => count > 0)
      open()
    },
  }
}

function nextSection(page: Page) {
  return page.getByRole('link', {
    name: m.checklist_next_section({ title: 'Product and service quality' }, l),
  })
}

/** By the links of the pages: nothing is loaded anew. */
async function toCheckPage(page: Page) {
  await page.getByRole('main').getByRole('link', { name: 'ESG assessment 2026' }).click()
  await page.getByRole('link', { name: m.checklist_check_title({}, l), exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: m.checklist_check_title({}, l) })).toBeVisible()
}

async function expectUnsent(page: Page) {
  await expect(page.getByText(m.checklist_check_unsent_title({}, l))).toBeVisible()
  await expect(page.getByText(m.checklist_check_lead_unsent({ count: '1' }, l))).toBeVisible()
  await expect(page.getByRole('link', { name: ELECTRICITY.code, exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: m.checklist_submit({}, l) })).toBeHidden()
}

/** Drafts that the browser keeps. */
function draftsIn(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('esg-portal')
        opening.onerror = () => reject(new Error('no storage'))
        opening.onsuccess = () => {
          const counting = opening.result.transaction('unsent-answers').objectStore('unsent-answers').count()
          counting.onsuccess = () => {
            opening.result.close()
            resolve(counting.result)
          }
        }
      }),
  )
}
