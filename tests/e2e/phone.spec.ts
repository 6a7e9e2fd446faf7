import type { Page } from '@playwright/test'
import { m } from '#app/paraglide/messages.js'
import { expect, test } from '#tests/support/fixtures.ts'
import { fillItem, itemOn } from '#tests/support/fill-item.ts'
import { sampleAnswer, shippedItem } from '#tests/support/sample-answers.ts'
import { makeInvitedCompany } from '#tests/support/world.ts'
import { makeAccessWorld } from './access-world.ts'
import { everyPage } from './every-page.ts'
import { expectAllSaved } from './supplier-steps.ts'

const locale = 'zh-CN'
const l = { locale } as const
const PHONE = { locale, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const
const LICENCE = shippedItem('GOV-01')

test('no page has to be pushed sideways', async ({ portal, visitor }) => {
  test.setTimeout(400_000)
  const world = await makeAccessWorld(portal)
  const visitors = new Map<string, Page>()
  for (const { name, address, persona, person } of everyPage(world)) {
    const page = visitors.get(persona) ?? (await (await visitor(person, PHONE)).context.newPage())
    visitors.set(persona, page)
    await page.goto(address)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect.soft(width, `${persona} at ${name}`).toBeLessThanOrEqual(PHONE.viewport.width)
  }
})

test('certificates are entered one by one, by touch', async ({ portal, visitor }) => {
  const { contributor, assessmentId } = await makeInvitedCompany(portal)
  const page = await (await visitor(contributor, PHONE)).context.newPage()
  await page.goto(`/assessments/${assessmentId}/sections/gov`)
  await fillItem(page, LICENCE, sampleAnswer(LICENCE), locale)
  const article = itemOn(page, LICENCE, locale)
  const numbers = article.getByLabel(m.checklist_certificate_number({}, l))
  const before = await article.getByRole('group', { name: /\d$/ }).count()
  await article.getByRole('button', { name: m.checklist_add_certificate({}, l) }).tap()
  const name = m.checklist_certificate_n({ position: String(before + 1) }, l)
  const added = article.getByRole('group', { name, exact: true })
  await added.getByLabel(m.checklist_certificate_number({}, l)).fill('XK-2026-9')
  await added.getByRole('button', { name: m.checklist_remove_record({ name }, l) }).tap()
  await expect(added).toBeHidden()
  await expect(numbers.first()).not.toHaveValue('')
  await expectAllSaved(page, locale)
})

test('the menu opens by touch and leads everywhere', async ({ portal, visitor }) => {
  const { owner } = await makeInvitedCompany(portal)
  const page = await (await visitor(owner, PHONE)).context.newPage()
  await page.goto('/home')
  const menu = page.getByRole('banner').getByText(m.nav_menu({}, l), { exact: true })
  await menu.tap()
  await page.getByRole('link', { name: m.nav_colleagues({}, l) }).tap()
  await expect(
    page.getByRole('heading', { level: 1, name: m.accounts_colleagues_title({}, l) }),
  ).toBeVisible()
})
