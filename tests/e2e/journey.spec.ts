import type { Page } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import type { Locale } from '#app/i18n/locale.ts'
import { m } from '#app/paraglide/messages.js'
import { expect, test } from '#tests/support/fixtures.ts'
import { fillItem, itemOn } from '#tests/support/fill-item.ts'
import { sampleAnswer, shippedDimensions, shippedItem } from '#tests/support/sample-answers.ts'
import { makeBuyer } from '#tests/support/world.ts'
import {
  acceptTheRest,
  addSupplier,
  goToSection,
  inviteContact,
  judge,
  openCampaignFor,
  openReview,
  returnItem,
  verifyAndPublish,
} from './buyer-steps.ts'
import {
  acceptInvitation,
  answerSection,
  declareAndSubmit,
  expectAllSaved,
  linkIn,
  type Answers,
} from './supplier-steps.ts'

const CORRECTED = 'SOC-05'
const REJECTED = 'GOV-02'
const CONFIRMED = 'ENV-11'
const REFUSED = 'ENV-12'
const DISMISSED = 'GOV-08'
const RETURNED = 'QLT-08'
const REASON = 'See page 2 of the report.'
const COMMENT = 'Please attach the approval form.'

test.describe.configure({ mode: 'parallel', timeout: 300_000 })

for (const locale of ['zh-CN', 'en'] as const) {
  test(`from the invitation to the published grade: ${locale}`, async ({ portal, visitor }, info) => {
    const supplier = { code: `J-${locale}`, nameZh: `碧水铸造${locale}`, nameEn: `Bluewater ${locale}` }
    const contact = { name: 'Zoë Ning', email: `zoe-${locale.toLowerCase()}@bluewater.example` }
    const name = locale === 'en' ? supplier.nameEn : supplier.nameZh
    const buyer = await (
      await visitor(await makeBuyer(portal, 'procurement', 'sqe'), { locale })
    ).context.newPage()
    const seller = await (await visitor(null, { locale })).context.newPage()

    await addSupplier(buyer, supplier, locale)
    await inviteContact(buyer, contact, locale)
    const invitation = await portal.mailTo(contact.email, /\/invitation\//)
    await acceptInvitation(seller, linkIn(invitation.text), locale)

    await openCampaignFor(buyer, supplier.code, locale)
    const call = await portal.mailTo(contact.email, /\/assessments\//)
    await seller.goto(linkIn(call.text))
    await answerChecklist(seller, locale)
    await declareAndSubmit(seller, locale)
    const received = await portal.mailTo(contact.email, /\/answers/)
    await seller.goto(linkIn(received.text))

    await openReview(buyer, name, locale)
    await reviewEverything(buyer, locale)
    await returnItem(buyer, shippedItem(RETURNED), COMMENT, locale)

    const returned = await portal.mailTo(contact.email, new RegExp(COMMENT))
    await seller.goto(linkIn(returned.text))
    await completeReturned(seller, locale)

    await openReview(buyer, name, locale)
    await goToSection(buyer, dimensionOf(RETURNED), locale)
    await judge(buyer, shippedItem(RETURNED), 'accept', {}, locale)
    await verifyAndPublish(buyer, locale)

    const published = await portal.mailTo(contact.email, /\/result/)
    await seller.goto(linkIn(published.text))
    await buyer
      .getByRole('link', { name: m.review_see_result({}, { locale }) })
      .first()
      .click()
    await expect(buyer).toHaveURL(/\/result$/)
    expect(await resultOn(seller, locale)).toEqual(await resultOn(buyer, locale))

    const receipt = await downloadReceipt(seller, info.outputPath('seller.json'), locale)
    expect(receipt.equals(await downloadReceipt(buyer, info.outputPath('buyer.json'), locale))).toBe(true)
    expect(recompute(info.outputPath('seller.json')).equals(receipt)).toBe(true)
  })
}

async function answerChecklist(page: Page, locale: Locale) {
  const answers: Answers = {
    [DISMISSED]: sampleAnswer(shippedItem(DISMISSED), { firing: 'nda_missing' }),
    [CONFIRMED]: { values: {}, notApplicable: { reason: REASON } },
    [REFUSED]: { values: {}, notApplicable: { reason: REASON } },
  }
  await page.goto('/home')
  await page.getByRole('link', { name: m.checklist_start({}, { locale }), exact: true }).click()
  for (const [index, dimension] of shippedDimensions().entries()) {
    await expect(page.getByRole('heading', { level: 1, name: dimension.title[locale] })).toBeVisible()
    await answerSection(page, dimension, locale, answers)
    const next = shippedDimensions()[index + 1]
    const onwards = next
      ? m.checklist_next_section({ title: next.title[locale] }, { locale })
      : m.checklist_to_check({}, { locale })
    await page.getByRole('link', { name: onwards, exact: true }).click()
  }
}

async function reviewEverything(page: Page, locale: Locale) {
  const judgements: Record<string, () => Promise<void>> = {
    [CORRECTED]: () => {
      const corrected = { contract_rate: 96, insurance_rate: 100 }
      return judge(page, shippedItem(CORRECTED), 'correct', { corrected, reason: REASON }, locale)
    },
    [REJECTED]: () => judge(page, shippedItem(REJECTED), 'reject', { reason: REASON }, locale),
    [CONFIRMED]: () => judge(page, shippedItem(CONFIRMED), 'na_confirm', {}, locale),
    [REFUSED]: () => judge(page, shippedItem(REFUSED), 'na_refuse', { reason: REASON }, locale),
    [DISMISSED]: () => judge(page, shippedItem(DISMISSED), 'accept', { dismissing: REASON }, locale),
  }
  for (const dimension of shippedDimensions()) {
    await goToSection(page, dimension, locale)
    for (const { code } of dimension.items) await judgements[code]?.()
    await acceptTheRest(page, dimension, locale)
  }
}

async function completeReturned(page: Page, locale: Locale) {
  await page.goto('/home')
  const item = shippedItem(RETURNED)
  await page.getByRole('link', { name: item.question[locale] }).click()
  await expect(itemOn(page, item, locale).getByText(COMMENT)).toBeVisible()
  await fillItem(page, item, sampleAnswer(item, { quality: 0.4 }), locale)
  await expectAllSaved(page, locale)
  await page.goto('/home')
  await page.getByRole('link', { name: m.checklist_open_overview({}, { locale }) }).click()
  await expect(page).toHaveURL(/\/assessments\/[\w-]+$/)
  await page.getByRole('link', { name: m.checklist_check_title({}, { locale }) }).click()
  await declareAndSubmit(page, locale)
}

function dimensionOf(code: string) {
  const found = shippedDimensions().find(({ items }) => items.some(item => item.code === code))
  if (!found) throw new Error(`no section with ${code}`)
  return found
}

/** Everything the result page says, from its title down to the history, which only the buyer's page ends with. */
async function resultOn(page: Page, locale: Locale) {
  await expect(page.getByRole('heading', { level: 2, name: m.grading_items({}, { locale }) })).toBeVisible()
  const text = await page.getByRole('main').innerText()
  const result = text.slice(text.indexOf(m.grading_title({}, { locale })))
  return result.replace(new RegExp(`\\s*${m.history_title({}, { locale })}\\s*$`), '').trim()
}

async function downloadReceipt(page: Page, file: string, locale: Locale) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: m.grading_receipt_verified({}, { locale }) }).click(),
  ])
  await download.saveAs(file)
  return fs.readFileSync(file)
}

function recompute(file: string) {
  return execFileSync('npx', ['--no-install', 'tsx', 'app/grading/cli.ts', file], { maxBuffer: 10_000_000 })
}
