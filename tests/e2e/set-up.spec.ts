import { m } from '#app/paraglide/messages.js'
import { expect, test } from '#tests/support/fixtures.ts'
import { listenForNoise } from '#tests/support/noise.ts'
import { startPortal } from '#tests/support/portal.ts'
import { ORGANISATION, PASSWORD } from '#tests/support/world.ts'

const CODE = /[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}/
const ADMINISTRATOR = { name: 'Lin Yue', email: 'lin.yue@buyer.example' }

for (const locale of ['zh-CN', 'en'] as const) {
  test(`an empty installation is set up once, by whoever reads its console: ${locale}`, async ({
    browser,
  }) => {
    const l = { locale }
    const portal = await startPortal()
    const context = await browser.newContext({ locale, baseURL: portal.origin })
    const noise = listenForNoise(context)
    const page = await context.newPage()
    const code = CODE.exec(portal.output())?.[0] ?? 'no code on the console'

    await page.goto('/suppliers')
    await expect(page).toHaveURL(/\/set-up$/)
    await page.getByLabel(m.accounts_name_zh({}, l)).fill(ORGANISATION.nameZh)
    await page.getByLabel(m.accounts_name_en({}, l)).fill(ORGANISATION.nameEn)
    await page.getByLabel(m.accounts_name({}, l), { exact: true }).fill(ADMINISTRATOR.name)
    await page.getByLabel(m.accounts_email({}, l), { exact: true }).fill(ADMINISTRATOR.email)
    await page.getByLabel(m.accounts_choose_password({}, l), { exact: true }).fill(PASSWORD)
    await page.getByLabel(m.accounts_password_again({}, l)).fill(PASSWORD)
    await page.getByLabel(m.accounts_set_up_code({}, l), { exact: true }).fill('AAAA-AAAA-AAAA-AAAA')
    await page.getByRole('button', { name: m.accounts_set_up_submit({}, l) }).click()
    await expect(page.getByText(m.form_wrong_code({}, l))).toBeVisible()
    await expect(page.getByLabel(m.accounts_email({}, l), { exact: true })).toHaveValue(ADMINISTRATOR.email)

    await page.getByLabel(m.accounts_set_up_code({}, l), { exact: true }).fill(code)
    await page.getByLabel(m.accounts_choose_password({}, l), { exact: true }).fill(PASSWORD)
    await page.getByLabel(m.accounts_password_again({}, l)).fill(PASSWORD)
    await page.getByRole('button', { name: m.accounts_set_up_submit({}, l) }).click()
    await expect(page.getByRole('heading', { level: 1, name: m.accounts_people_title({}, l) })).toBeVisible()
    await expect(page.getByRole('cell', { name: ADMINISTRATOR.email })).toBeVisible()

    const again = await page.goto('/set-up')
    expect(again?.status()).toBe(404)
    expect(noise.found()).toEqual([])
    expect(portal.errors()).toEqual([])
    await context.close()
    await portal.stop()
  })
}
