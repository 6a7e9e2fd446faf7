import { m } from '#app/paraglide/messages.js'
import { isoDate } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { draftAction } from '#app/remediation/actions/draft-action.server.ts'
import { issueAction } from '#app/remediation/actions/issue-actions.server.ts'
import { acting } from '#db/factories/index.ts'
import { answerAll, reviewAndPublish, submit } from '#tests/support/answering.ts'
import { expect, test } from '#tests/support/fixtures.ts'
import type { Portal } from '#tests/support/portal.ts'
import { sampleAnswer, shippedDimensions } from '#tests/support/sample-answers.ts'
import { inDays, makeBuyer, makeCampaign, makeCompany, invite } from '#tests/support/world.ts'
import { decidePlan, writePlan } from './action-steps.ts'

const PHONE = { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true } as const

for (const locale of ['zh-CN', 'en'] as const) {
  const l = { locale } as const

  test(`a weak result is proposed, issued, and its plan returned once before it is accepted: ${locale}`, async ({
    portal,
    visitor,
  }) => {
    test.setTimeout(180_000)
    const { buyer, company } = await makeWeak(portal, locale)
    const desk = await (await visitor(buyer, { locale })).context.newPage()
    const supplier = await (await visitor(company.people.contributor, { ...PHONE, locale })).context.newPage()

    await desk.goto(`/actions?state=draft&supplier=${company.id}`)
    await desk.getByRole('button', { name: m.action_issue_chosen({}, l) }).click()
    await expect(desk.getByText(m.action_list_none({}, l))).toBeVisible()
    expect(kindsOfMailsTo(portal, company.people.owner.email)).toContain('actions-issued')

    await supplier.goto('/home')
    await supplier.getByRole('link', { name: /^CA-/ }).first().tap()
    await supplier.getByRole('button', { name: m.action_acknowledge({}, l) }).tap()
    await writePlan(supplier, locale)
    const address = new URL(supplier.url()).pathname

    await desk.goto(address)
    await decidePlan(desk, locale, '根本原因还不清楚')
    await supplier.reload()
    await expect(supplier.getByText('根本原因还不清楚').first()).toBeVisible()
    await writePlan(supplier, locale)
    await desk.goto(address)
    await decidePlan(desk, locale)
    await expect(desk.getByText(m.action_state_implementing({}, l), { exact: true })).toBeVisible()

    await desk.getByLabel(m.action_comment_write({}, l)).fill('如需帮助请告诉我们')
    await desk.getByRole('button', { name: m.action_comment_send({}, l) }).click()
    await expect(desk.getByText('如需帮助请告诉我们')).toBeVisible()
    await supplier.reload()
    await expect(supplier.getByText('如需帮助请告诉我们').first()).toBeVisible()
    await expect(supplier.getByText(buyer.name)).toHaveCount(0)
    expect(await supplier.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  })

  test(`a finding is contested and upheld, and more time is given: ${locale}`, async ({
    portal,
    visitor,
  }) => {
    test.setTimeout(120_000)
    const buyer = await makeBuyer(portal, 'procurement', 'sqe')
    const company = await makeCompany(portal, { locale })
    const address = makeIssued(portal, buyer, company.id)
    const desk = await (await visitor(buyer, { locale })).context.newPage()
    const supplier = await (await visitor(company.people.owner, { locale })).context.newPage()

    await supplier.goto(address)
    await supplier.getByRole('link', { name: m.action_contest({}, l), exact: true }).click()
    await supplier.getByLabel(m.action_contest_reason({}, l)).fill('现场已经整改完毕')
    await supplier.getByRole('button', { name: m.action_contest_send({}, l) }).click()
    await expect(supplier.getByText(m.action_waits_buyer_contested({}, l))).toBeVisible()

    await desk.goto(address)
    await desk.getByRole('link', { name: m.action_answer_contest({}, l) }).click()
    await desk.getByLabel(m.action_answer_uphold({}, l)).check()
    await desk.getByLabel(m.action_answer_reason({}, l)).fill('照片显示仍有堆放')
    await desk.getByRole('button', { name: m.action_answer_send({}, l) }).click()
    await expect(desk.getByText(m.action_state_planning({}, l), { exact: true })).toBeVisible()

    await supplier.goto(`${address}/extension`)
    await supplier.getByLabel(m.action_extension_until({}, l)).fill(isoDate(inDays(80)))
    await supplier.getByLabel(m.action_extension_reason({}, l)).fill('设备还在运输途中')
    await supplier.getByRole('button', { name: m.action_extension_send({}, l) }).click()
    await expect(supplier.getByText(m.action_extension_pending({}, l))).toBeVisible()

    await desk.goto(address)
    await desk.getByRole('link', { name: m.action_extension_decide({}, l) }).click()
    await desk.getByLabel(m.action_extension_grant({}, l), { exact: true }).check()
    await desk.getByRole('button', { name: m.action_confirm({}, l) }).click()
    await expect(desk.getByText(m.action_extension_granted({}, l), { exact: true })).toBeVisible()
    await supplier.reload()
    await expect(supplier.getByRole('link', { name: m.action_extension_ask({}, l) })).toHaveCount(0)
  })
}

test('a reason that is missing is said beside its field without JavaScript, and nothing typed is lost', async ({
  portal,
  visitor,
}) => {
  const l = { locale: 'zh-CN' } as const
  const buyer = await makeBuyer(portal, 'sqe')
  const company = await makeCompany(portal)
  const address = makeIssued(portal, buyer, company.id)
  const { context } = await visitor(company.people.owner, { javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(address)
  await page.getByRole('button', { name: m.action_acknowledge({}, l) }).click()
  await page.getByRole('link', { name: m.action_plan_write({}, l) }).click()
  await page.getByLabel(m.action_plan_root_cause({}, l)).fill('没有巡查制度')
  await page.getByRole('button', { name: m.action_plan_send({}, l) }).click()
  await expect(page.getByLabel(m.action_plan_root_cause({}, l))).toHaveValue('没有巡查制度')
  await expect(page.getByText(m.form_required({}, l)).first()).toBeVisible()
})

/** A published result with the worst answers of one dimension: weak, so that its items are proposed. */
async function makeWeak(portal: Portal, locale: Locale) {
  const buyer = await makeBuyer(portal, 'procurement', 'sqe')
  const company = await makeCompany(portal, { locale })
  const assessment = invite(portal, makeCampaign(portal, buyer), company)
  const invited = { assessment, buyer, owner: company.people.owner }
  const items = shippedDimensions()
    .filter(({ code }) => code === 'GOV')
    .flatMap(dimension => dimension.items)
  answerAll(
    portal,
    invited,
    Object.fromEntries(items.map(item => [item.code, sampleAnswer(item, { quality: 0 })])),
  )
  submit(portal, invited)
  reviewAndPublish(portal, invited)
  return { buyer, company }
}

/** A finding that was issued a moment ago; answers its address. */
function makeIssued(portal: Portal, buyer: Awaited<ReturnType<typeof makeBuyer>>, supplierId: string) {
  const by = acting(buyer, new Date())
  const drafted = draftAction(portal.db, by, {
    supplierId,
    severity: 'major',
    finding: '消防通道堆放物料',
    requirement: '清理并每周检查',
    ownerId: null,
    itemCodes: ['SOC-02'],
  })
  if (!drafted.ok) throw new Error(drafted.refusal.code)
  const issued = issueAction(portal.db, by, { actionId: drafted.id, rev: null })
  if (!issued.ok) throw new Error(issued.refusal.code)
  return `/actions/${drafted.id}`
}

function kindsOfMailsTo({ raw }: Portal, address: string) {
  return raw
    .prepare(`select json_extract(message, '$.kind') from outbox where to_address = ?`)
    .pluck()
    .all(address)
}
