import { AxeBuilder } from '@axe-core/playwright'
import type { Actor } from '#app/accounts/roles.ts'
import { LOCALES } from '#app/i18n/locale.ts'
import { m } from '#app/paraglide/messages.js'
import { createAgreementVersion } from '#db/factories/index.ts'
import { expect, test } from '#tests/support/fixtures.ts'
import { makeBuyer } from '#tests/support/world.ts'

const DRAFT = {
  state: 'draft',
  titleZh: '廉洁承诺书',
  titleEn: 'Integrity commitment',
  bodyZh: '## 1 承诺\n\n我方不向 {{organisation_zh}} 的人员行贿。\n\n## 2 举报\n\n举报电话：{{hotline}}。',
  bodyEn:
    '## 1 Undertaking\n\nWe do not bribe people of {{organisation_en}}.\n\n## 2 Reports\n\nCall {{hotline}}.',
} as const

for (const locale of LOCALES) {
  const l = { locale } as const

  test(`a text is approved by a second person, put into force, and followed by a new version (${locale})`, async ({
    portal,
    visitor,
  }) => {
    const [author, second] = [await makeBuyer(portal, 'integrity'), await makeBuyer(portal, 'integrity')]
    const admin = await makeBuyer(portal, 'admin')
    const { id } = createAgreementVersion(portal.db, DRAFT)
    const address = `/agreement-templates/versions/${id}`
    const openPage = async (person: Actor) => (await visitor(person, { locale })).context.newPage()

    portal.raw.exec(
      "update organisation set settings = json_remove(settings, '$.integrityHotline', '$.integrityMailbox')",
    )

    const page = await openPage(author)
    await page.goto(address)
    const missing = { fields: m.agreements_field_hotline({}, l) }
    await expect(page.getByText(m.agreements_fields_missing(missing, l))).toBeVisible()
    await expect(page.getByRole('button', { name: m.agreements_approve({}, l) })).toBeHidden()

    const settings = await openPage(admin)
    await settings.goto('/settings')
    await settings.getByLabel(m.agreements_field_hotline({}, l)).fill('400-000-0136')
    await settings.getByRole('button', { name: m.accounts_save({}, l) }).click()
    await expect(settings.getByText(m.accounts_saved({}, l))).toBeVisible()

    await page.getByRole('link', { name: m.agreements_edit({}, l), exact: true }).click()
    await page.getByLabel(m.agreements_edit_term({}, l)).fill('0')
    await page.getByRole('button', { name: m.agreements_save({}, l) }).click()
    await expect(page.getByText(m.form_below_min({ limit: '1' }, l))).toBeVisible()
    await page.getByLabel(m.agreements_edit_term({}, l)).fill('36')
    await page.getByRole('button', { name: m.agreements_save({}, l) }).click()
    await expect(page.getByText(m.agreements_saved({}, l))).toBeVisible()
    await expect(page.getByText(m.agreements_refusal_own_change({}, l))).toBeVisible()

    const other = await openPage(second)
    await other.goto(address)
    await expect(other.getByText('400-000-0136').first()).toBeVisible()
    await other.getByRole('button', { name: m.agreements_approve({}, l) }).click()
    await other
      .getByRole('dialog')
      .getByRole('button', { name: m.agreements_approve({}, l) })
      .click()
    await expect(other.getByText(m.agreements_approved_done({}, l))).toBeVisible()
    await expect(other.getByText(m.agreements_refusal_own_approval({}, l))).toBeVisible()

    await page.goto(address)
    await page.getByRole('button', { name: m.agreements_publish({}, l), exact: true }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: m.agreements_publish({}, l), exact: true })
      .click()
    await expect(page.getByText(m.agreements_published_done({}, l))).toBeVisible()

    await page.getByRole('link', { name: m.agreements_versions({}, l), exact: true }).click()
    await page.getByRole('button', { name: m.agreements_draft_new({}, l) }).click()
    await expect(page.getByText(m.agreements_drafted({}, l))).toBeVisible()
    const body = page.getByLabel(m.agreements_body_en({}, l))
    await expect(body).toHaveValue(DRAFT.bodyEn)
    await body.fill(DRAFT.bodyEn.replace('do not bribe', 'never bribe'))
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await page.getByRole('button', { name: m.agreements_save({}, l) }).click()
    await page.getByRole('link', { name: m.agreements_compare({}, l) }).click()
    await expect(page.locator('del')).toHaveText(`${m.agreements_compare_removed({}, l)}do not`)
    await expect(page.locator('ins')).toHaveText(`${m.agreements_compare_added({}, l)}never`)
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  })
}

test('a text is read as a PDF, and an agreement of the organisation’s own is begun', async ({
  portal,
  visitor,
}) => {
  const l = { locale: 'en' } as const
  const buyer = await makeBuyer(portal, 'procurement')
  const { id } = createAgreementVersion(portal.db)
  const { context } = await visitor(buyer, l)
  const pdf = await context.request.get(`/agreement-templates/versions/${id}/text.pdf`)
  expect(pdf.headers()['content-type']).toBe('application/pdf')
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')

  const page = await context.newPage()
  await page.goto('/agreement-templates/new')
  await page.getByRole('button', { name: m.agreements_new_submit({}, l) }).click()
  await expect(page.getByText(m.form_required({}, l)).first()).toBeVisible()
  await page.getByLabel(m.agreements_kind({}, l)).selectOption('quality')
  await page.getByLabel(m.agreements_parties_both({}, l)).check()
  await page.getByLabel(m.agreements_name_zh({}, l)).fill('包装质量协议')
  await page.getByLabel(m.agreements_name_en({}, l)).fill('Packaging quality agreement')
  await page.getByRole('button', { name: m.agreements_new_submit({}, l) }).click()
  await expect(page).toHaveURL(/\/edit$/)
  await expect(page.getByLabel(m.agreements_name_en({}, l))).toHaveValue('Packaging quality agreement')
  await page.goto('/agreement-templates')
  await expect(page.getByRole('link', { name: 'Packaging quality agreement' })).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
})
