import { AxeBuilder } from '@axe-core/playwright'
import { m } from '#app/paraglide/messages.js'
import { answerAll, reviewAndPublish, submit } from '#tests/support/answering.ts'
import { expect, test } from '#tests/support/fixtures.ts'
import { invite, makeBuyer, makeCampaign, makeCompany } from '#tests/support/world.ts'

const locale = 'en'
const l = { locale } as const

test('a policy is drafted by one person, tried on real results, and published by another', async ({
  portal,
  visitor,
}) => {
  const buyer = await makeBuyer(portal, 'procurement', 'sqe')
  const committee = await makeBuyer(portal, 'committee')
  const supplier = await makeCompany(portal, { name: 'Tried Parts' })
  const campaign = makeCampaign(portal, buyer, 2025)
  const invited = {
    campaign,
    assessment: invite(portal, campaign, supplier),
    buyer,
    owner: supplier.people.owner,
  }
  answerAll(portal, invited)
  submit(portal, invited)
  reviewAndPublish(portal, invited)

  const page = await (await visitor(buyer, { locale })).context.newPage()
  await page.goto('/policies')
  await page.getByRole('button', { name: m.policies_draft_new({}, l) }).click()
  await expect(page.getByText(m.policies_draft_made({}, l))).toBeVisible()
  const threshold = (grade: string) => page.getByLabel(m.policies_threshold({ grade }, l))
  await threshold('B').fill('90')
  await page.getByRole('button', { name: m.policies_draft_save({}, l) }).click()
  await expect(page.getByText(m.form_above_max({ limit: '84.9' }, l))).toBeVisible()
  await threshold('A').fill('100')
  await threshold('B').fill('99.9')
  await threshold('C').fill('99.8')
  await page.getByRole('button', { name: m.policies_draft_save({}, l) }).click()
  await expect(page.getByText(m.policies_draft_saved({}, l))).toBeVisible()
  await expect(page.getByText('85.0 → 100.0')).toBeVisible()

  await page.getByRole('link', { name: m.policies_preview({}, l) }).click()
  await page.getByLabel(m.policies_preview_campaign({}, l)).selectOption(campaign.id)
  await page.getByRole('button', { name: m.policies_preview_choose({}, l) }).click()
  await expect(page.getByRole('heading', { name: m.policies_preview_list({}, l) })).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  const draft = new URL(page.url()).pathname.replace('/preview', '')

  // What is published here grades the campaigns of the tests that follow: all but the narrow basis as it was.
  await page.goto(draft)
  await threshold('A').fill('85')
  await threshold('B').fill('70')
  await threshold('C').fill('60')
  await page.getByLabel(m.policies_narrow({}, l)).fill('39')
  await page.getByRole('button', { name: m.policies_draft_save({}, l) }).click()
  await expect(page.getByText(m.policies_draft_saved({}, l))).toBeVisible()

  const other = await (await visitor(committee, { locale })).context.newPage()
  await other.goto(draft)
  await other.getByRole('button', { name: m.policies_publish({}, l), exact: true }).click()
  await other.getByRole('button', { name: /^Publish version/ }).click()
  await expect(other.getByRole('heading', { level: 1, name: /^Version / })).toBeVisible()
  await page.goto(draft)
  await expect(page.getByText(m.policies_draft_over_published({}, l))).toBeVisible()
})

test('every number of a board with results opens the list behind it', async ({ portal, visitor }) => {
  const buyer = await makeBuyer(portal, 'procurement', 'sqe')
  const supplier = await makeCompany(portal, { name: 'Graded Parts' })
  const campaign = makeCampaign(portal, buyer, 2024)
  const invited = {
    campaign,
    assessment: invite(portal, campaign, supplier),
    buyer,
    owner: supplier.people.owner,
  }
  answerAll(portal, invited)
  submit(portal, invited)
  reviewAndPublish(portal, invited)
  const page = await (await visitor(buyer, { locale })).context.newPage()
  for (const path of ['', '/dimensions', '/changes', '/results']) {
    await page.goto(`/campaigns/${campaign.id}/board${path}`)
    expect.soft((await new AxeBuilder({ page }).analyze()).violations, path).toEqual([])
    const links = page.getByRole('main').locator(`a[href*="/board/results?"]`)
    const addresses = await links.evaluateAll(found => found.map(link => link.getAttribute('href') ?? ''))
    for (const address of new Set(addresses)) {
      await page.goto(address)
      const title = m.campaign_list_count({ count: '1' }, l)
      const none = m.campaign_list_count({ count: '0' }, l)
      await expect
        .soft(page.getByRole('heading', { name: new RegExp(`^(${title}|${none})$`) }), address)
        .toBeVisible()
    }
  }
})
