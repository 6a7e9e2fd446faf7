import type { Page } from '@playwright/test'
import type { Locale } from '#app/i18n/locale.ts'
import { m } from '#app/paraglide/messages.js'
import { expect, test } from '#tests/support/fixtures.ts'
import { samplePdf } from '#tests/support/sample-files.ts'
import { makeBuyer } from '#tests/support/world.ts'

const PHONE = { width: 360, height: 740 }
const STORY = '收货的人要购物卡才肯验货。'

for (const locale of ['zh-CN', 'en'] as const) {
  const l = { locale }

  test(`an anonymous report, two messages each way, in ${locale}`, async ({ portal, visitor }) => {
    const auditor = await makeBuyer(portal, 'integrity')
    const reporter = await visitor(null, { locale, viewport: PHONE })
    const phone = await reporter.context.newPage()
    const key = await report(phone, l)
    const desk = await (await visitor(auditor, { locale })).context.newPage()
    await desk.goto('/matters')
    await desk
      .getByRole('link', { name: new RegExp(m.matter_topic_extortion({}, l)) })
      .first()
      .click()
    await expect(desk.getByText(STORY).first()).toBeVisible()
    await desk.getByRole('link', { name: m.matter_next_step({}, l), exact: true }).click()
    await desk.getByRole('radio', { name: new RegExp(`^${m.matter_step_register({}, l)}`) }).check()
    await desk.getByRole('button', { name: m.matter_take_step({}, l) }).click()
    await write(desk, '是哪一天？', l)

    await openMailbox(phone, key, l)
    await expect(phone.getByText('是哪一天？')).toBeVisible()
    await expect(phone.getByText(m.channel_stage_examined({}, l), { exact: true })).toBeVisible()
    await answer(phone, '上周五下午。', l)
    await desk.reload()
    await expect(desk.getByText('上周五下午。')).toBeVisible()
    await write(desk, '当时还有谁在场？', l)

    await openMailbox(phone, key.toLowerCase().replaceAll('-', ' '), l)
    await expect(phone.getByText('当时还有谁在场？')).toBeVisible()
    await answer(phone, '只有我和他。', l)
    await desk.reload()
    await expect(desk.getByText('只有我和他。')).toBeVisible()

    const kept = await phone.evaluate(() => JSON.stringify([localStorage, sessionStorage]))
    for (const secret of [key, key.replaceAll('-', ''), STORY, '上周五']) expect(kept).not.toContain(secret)
    expect((await reporter.context.cookies()).map(({ name }) => name)).toEqual(['locale'])
    expect(phone.url()).not.toContain(key.slice(0, 4))
  })
}

test('without JavaScript too: what is wrong is said, what was typed stays, the key opens the mailbox', async ({
  visitor,
}) => {
  const l = { locale: 'zh-CN' } as const
  const page = await (await visitor(null, { javaScriptEnabled: false })).context.newPage()
  await page.goto('/report')
  await page.getByLabel(m.channel_field_story({}, l), { exact: false }).first().fill(STORY)
  await page.getByRole('radio', { name: m.channel_named({}, l) }).check()
  await page.getByRole('button', { name: m.channel_send({}, l) }).click()
  await expect(page.getByText(m.channel_not_sent({}, l))).toBeVisible()
  await expect(page.locator('textarea[name=story]')).toHaveValue(STORY)
  await fill(page, l)
  await page.getByRole('button', { name: m.channel_send({}, l) }).click()
  const key = (await page.locator('p.font-mono').textContent()) ?? ''
  await openMailbox(page, key, l)
  await expect(page.getByText(STORY)).toBeVisible()
})

test('a key that opens nothing is said so; a file of the wrong kind is refused with its name', async ({
  visitor,
}) => {
  const l = { locale: 'zh-CN' } as const
  const page = await (await visitor(null)).context.newPage()
  await openMailbox(page, 'ABCD-EFGH-JKMN-PQRS', l)
  await expect(page.getByText(m.channel_unknown_key({}, l))).toBeVisible()
  await page.goto('/report')
  await page.locator('textarea[name=story]').fill(STORY)
  await fill(page, l)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '网页.html', mimeType: 'text/html', buffer: Buffer.from('<p>hi</p>') })
  await page.getByRole('button', { name: m.channel_send({}, l) }).click()
  await expect(page.getByText('网页.html')).toBeVisible()
})

type L = { locale: Locale }

/** Sends an anonymous report with a file; answers the case key. */
async function report(page: Page, l: L) {
  await page.goto('/report')
  await page.locator('textarea[name=story]').fill(STORY)
  await fill(page, l)
  await page.locator('input[type=file]').setInputFiles(samplePdf('收据.pdf'))
  await page.getByRole('button', { name: m.channel_send({}, l) }).click()
  await expect(page.getByRole('heading', { name: m.channel_received_title({}, l) })).toBeVisible()
  return (await page.locator('p.font-mono').textContent()) ?? ''
}

async function fill(page: Page, l: L) {
  await page.locator('select[name=topic]').selectOption('extortion')
  await page.getByRole('radio', { name: m.matter_reporter_supplier({}, l) }).check()
  await page.getByRole('radio', { name: m.channel_anonymous({}, l) }).check()
}

async function openMailbox(page: Page, key: string, l: L) {
  await page.goto('/report/mailbox')
  await page.getByLabel(m.channel_key({}, l)).fill(key)
  await page.getByRole('button', { name: m.channel_open({}, l), exact: true }).click()
}

async function answer(page: Page, body: string, l: L) {
  await page.getByLabel(m.channel_letter({}, l), { exact: true }).fill(body)
  await page.getByRole('button', { name: m.channel_send_letter({}, l), exact: true }).click()
  await expect(page.getByText(m.channel_letter_sent({}, l))).toBeVisible()
}

async function write(desk: Page, body: string, l: L) {
  await desk.getByRole('link', { name: m.matter_write({}, l), exact: true }).click()
  await desk.getByRole('radio', { name: new RegExp(`^${m.matter_write_reporter({}, l)}`) }).check()
  await desk.getByLabel(m.matter_write_body({}, l), { exact: true }).fill(body)
  await desk.getByRole('button', { name: m.matter_write_save({}, l), exact: true }).click()
  await expect(desk.getByText(body)).toBeVisible()
}
