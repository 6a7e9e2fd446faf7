import type { Page } from '@playwright/test'
import type { Locale } from '#app/i18n/locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { Item } from '#app/questionnaires/content-schema.ts'
import { createAssessment } from '#db/factories/index.ts'
import { answerAll, attachFile, reviewAndPublish, submit } from '#tests/support/answering.ts'
import { expect, test } from '#tests/support/fixtures.ts'
import type { Portal } from '#tests/support/portal.ts'
import { sampleAnswer, shippedDimensions, shippedItem } from '#tests/support/sample-answers.ts'
import { makeCampaign, makeInvitedCompany } from '#tests/support/world.ts'
import { expectAllSaved } from './supplier-steps.ts'

const ITEMS = shippedDimensions().flatMap(({ items }) => items)

test('an unchanged year is renewed with the keyboard alone, in one language and the other', async ({
  portal,
  visitor,
}) => {
  test.setTimeout(180_000)
  const { company, assessmentId } = await makeRenewal(portal)
  const begun = Date.now()
  const { owner } = company.people
  const page = await (await visitor(owner, { locale: 'zh-CN' })).context.newPage()
  await page.goto(`/assessments/${assessmentId}`)
  const start = page.getByRole('link', { name: m.renewal_start({}, { locale: 'zh-CN' }) })
  await start.focus()
  await page.keyboard.press('Enter')
  await confirmSections(page, 'zh-CN', 0, 3)
  const english = await (await visitor(owner, { locale: 'en' })).context.newPage()
  await english.goto(`/assessments/${assessmentId}`)
  await english.getByRole('link', { name: m.renewal_start({}, { locale: 'en' }) }).focus()
  await english.keyboard.press('Enter')
  await confirmSections(english, 'en', 3, 6)
  await expect(
    english.getByRole('heading', { level: 1, name: m.checklist_check_title({}, { locale: 'en' }) }),
  ).toBeVisible()
  await expect(english.getByText(m.checklist_check_lead_complete({}, { locale: 'en' }))).toBeVisible()
  console.log(`${ITEMS.length} items renewed by keyboard in ${Math.round((Date.now() - begun) / 1000)} s`)
  expect(stored(portal, assessmentId)).toEqual({ complete: ITEMS.length, answers: ITEMS.length })
})

test("what is edited shows last year beside it, and last year's files can be used again", async ({
  portal,
  visitor,
}) => {
  const { company, assessmentId } = await makeRenewal(portal)
  const page = await (await visitor(company.people.owner, { locale: 'en' })).context.newPage()
  const item = shippedItem('SOC-02')
  await page.goto(`/assessments/${assessmentId}/sections/soc#SOC-02`)
  const form = itemOf(page, item)
  await expect(form.getByText(m.renewal_to_confirm({ year: '2025' }, { locale: 'en' }))).toBeVisible()
  const choice = item.fields.find(field => field.type === 'choice')
  const other = choice?.options.find(({ value }) => value !== sampleAnswer(item).values[choice.id])
  if (!choice || !other) throw new Error('SOC-02 is different')
  await form.getByRole('radio', { name: other.label.en, exact: true }).check()
  await expect(form.getByText(m.renewal_before({ year: '2025' }, { locale: 'en' }))).toBeVisible()
  await expectAllSaved(page, 'en')
  await form.getByRole('button', { name: m.renewal_files_carry({}, { locale: 'en' }) }).click()
  await expect(form.getByText(m.renewal_file_carried({}, { locale: 'en' }))).toHaveCount(2)
  await page.reload()
  await expect(form.getByText(m.renewal_file_carried({}, { locale: 'en' }))).toHaveCount(2)
})

test('without JavaScript a button confirms one item and leaves the others to be confirmed', async ({
  portal,
  visitor,
}) => {
  const { company, assessmentId } = await makeRenewal(portal)
  const options = { locale: 'en', javaScriptEnabled: false } as const
  const page = await (await visitor(company.people.owner, options)).context.newPage()
  await page.goto(`/assessments/${assessmentId}/sections/soc`)
  const item = shippedItem('SOC-02')
  await itemOf(page, item)
    .getByRole('button', { name: m.renewal_confirm({}, { locale: 'en' }) })
    .click()
  await expect(itemOf(page, item).getByText(m.renewal_file_carried({}, { locale: 'en' }))).toHaveCount(2)
  await expect(
    itemOf(page, shippedItem('SOC-01')).getByText(m.renewal_to_confirm({ year: '2025' }, { locale: 'en' })),
  ).toBeVisible()
  expect(stored(portal, assessmentId)).toEqual({ complete: 1, answers: 1 })
})

/** A company whose last year is published, invited again. */
async function makeRenewal(portal: Portal) {
  const invited = await makeInvitedCompany(portal)
  const { company, buyer, owner } = invited
  portal.raw.prepare('update campaigns set year = 2025 where id = ?').run(invited.campaign.id)
  answerAll(portal, invited)
  await attachFile(portal, owner, invited.assessmentId, 'SOC-02')
  submit(portal, invited)
  reviewAndPublish(portal, invited)
  const campaign = makeCampaign(portal, buyer, 2026)
  const given = { previousId: invited.assessmentId, invitedAt: new Date(), updatedAt: new Date() }
  const { id } = createAssessment(portal.db, { campaign, supplier: company }, given)
  return { company, assessmentId: id }
}

/** Confirms item by item with `c`, and goes on to the next section with Enter. */
async function confirmSections(page: Page, locale: Locale, from: number, to: number) {
  for (const dimension of shippedDimensions().slice(from, to)) {
    const [first] = dimension.items
    if (!first) continue
    for (const item of dimension.items) {
      await expect(itemOf(page, item)).toBeFocused()
      await page.keyboard.press('c')
    }
    await expect(page.locator('#next-step')).toBeFocused()
    await expectAllSaved(page, locale)
    await page.keyboard.press('Enter')
  }
}

function itemOf(page: Page, { code }: Item) {
  return page.locator(`article[id="${code}"]`)
}

function stored({ raw }: Portal, assessmentId: string) {
  const complete = raw
    .prepare('select complete_items from assessments where id = ?')
    .pluck()
    .get(assessmentId)
  const answers = raw
    .prepare('select count(*) from answers where assessment_id = ?')
    .pluck()
    .get(assessmentId)
  return { complete, answers }
}
