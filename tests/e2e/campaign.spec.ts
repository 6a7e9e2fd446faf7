import fs from 'node:fs'
import type { Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import { GROUP_LABELS } from '#app/campaigns/labels.ts'
import { m } from '#app/paraglide/messages.js'
import { createSite } from '#db/factories/index.ts'
import { answerAll, reviewAndPublish } from '#tests/support/answering.ts'
import { expect, test, withVisitors } from '#tests/support/fixtures.ts'
import { startPortal, type Portal } from '#tests/support/portal.ts'
import { shippedDimensions } from '#tests/support/sample-answers.ts'
import { supplierWorkbook } from '#tests/support/supplier-file.ts'
import { makeBuyer, seedOrganisation } from '#tests/support/world.ts'
import { acceptTheRest, goToSection, openReview, verifyAndPublish } from './buyer-steps.ts'
import {
  addressOf,
  CODES,
  ENGLISH,
  expectRates,
  fateOf,
  funnel,
  laterBy,
  nameOf,
  participant,
  recipients,
  remindedOn,
  reply,
  ROUND,
  roundName,
  settled,
  SUPPLIERS,
  UNKNOWN,
} from './campaign-round.ts'
import * as steps from './campaign-steps.ts'
import { acceptInvitation, answerSection, declareAndSubmit, linkIn } from './supplier-steps.ts'

const ZH = { locale: 'zh-CN' } as const
const EN = { locale: 'en' } as const

const REPLIED = ['C01', 'C02', 'C03', 'C04', 'C05', 'C06', 'C11']
const SILENT = ['C07', 'C08', 'C10', 'C12']
const EXEMPT = ['C09']
const NEW_ADDRESS = 'new-c11@clearspring.example'
const EXTRA_DAYS = 10

test('a round of twelve suppliers, from the spreadsheet to the published grades', async ({
  browser,
}, info) => {
  test.setTimeout(420_000)
  const portal = await startPortal({ seed: seedOrganisation, fate: fateOf })
  for (const code of ['A1', 'B2']) createSite(portal.db, { code })
  const buyer = await makeBuyer(portal, 'procurement', 'sqe')
  await withVisitors(browser, portal, async open => {
    const pageOf = async (...visit: Parameters<typeof open>) => (await open(...visit)).context.newPage()
    const page = await pageOf(buyer)
    const english = await pageOf(buyer, EN)

    const buffer = await supplierWorkbook(SUPPLIERS, 'zh-CN')
    const file = { name: '供应商.xlsx', mimeType: 'application/octet-stream', buffer }
    await steps.importSuppliers(page, file, CODES.length, 'zh-CN')
    const path = await steps.prepareCampaign(page, { ...ROUND, reviewer: buyer.name }, CODES.length, 'zh-CN')
    await steps.openPrepared(page, CODES.length, 'zh-CN')
    await settled(portal)
    expect(recipients(portal)).toEqual(CODES.filter(code => !UNKNOWN.includes(code)))
    await page.reload()
    expect(await funnel(page, ZH)).toEqual([12, 10, 0, 0, 0, 0, 0])
    await correctUndeliverable(portal, page)
    await page.goto(path)
    expect(await funnel(page, ZH)).toEqual([12, 11, 0, 0, 0, 0, 0])

    const ownerOf = (code: string) => participant(portal, path, code).owner
    const assessmentOf = (code: string) => `/assessments/${participant(portal, path, code).assessment.id}`
    await replyInBrowser(portal, path, await pageOf(null), 'C01', ZH)
    await replyInBrowser(portal, path, await pageOf(null, EN), ENGLISH, EN)
    reply(portal, path, 'C03')
    const slow = await pageOf(ownerOf('C07'))
    await slow.goto(assessmentOf('C07'))
    await steps.askForMoreTime(slow, laterBy(EXTRA_DAYS), '检测报告下周才能拿到。', 'zh-CN')
    await steps.grantExtension(page, nameOf('C07'), 'zh-CN')
    const unwilling = await pageOf(ownerOf('C08'))
    await unwilling.goto(assessmentOf('C08'))
    await steps.declineRound(unwilling, '工厂正在搬迁。', 'zh-CN')
    await page.goto(path)
    await steps.exemptSupplier(page, nameOf('C09'), '本年度无供货。', 'zh-CN')

    // Whoever was given more time is reminded by the days of the later date.
    expect(await remindedOn(portal, -14)).toEqual(['C04', 'C05', 'C06', 'C10', 'C11'])
    reply(portal, path, 'C04')
    expect(await remindedOn(portal, -7)).toEqual(['C05', 'C06', 'C10', 'C11'])
    reply(portal, path, 'C05')
    reply(portal, path, 'C11')
    expect(await remindedOn(portal, EXTRA_DAYS - 14)).toEqual(['C07'])
    expect(await remindedOn(portal, -1)).toEqual(['C06', 'C10'])
    reply(portal, path, 'C06')
    expect(await remindedOn(portal, EXTRA_DAYS - 7)).toEqual(['C07', 'C10'])
    expect(await remindedOn(portal, 7)).toEqual(['C10'])
    expect(await remindedOn(portal, EXTRA_DAYS - 1)).toEqual(['C07'])

    await page.goto(path)
    await steps.closeEarly(page, SILENT.length, 'zh-CN')
    for (const [reader, l] of [[page, ZH] as const, [english, EN] as const]) {
      await reader.goto(`${path}/response`)
      expect(await funnel(reader, l)).toEqual([11, 10, 9, 7, 7, 0, 0])
      await expectRates(reader, { replied: REPLIED, exempt: EXEMPT }, l)
    }

    await openReview(page, nameOf('C01'), 'zh-CN')
    for (const dimension of shippedDimensions()) {
      await goToSection(page, dimension, 'zh-CN')
      await acceptTheRest(page, dimension, 'zh-CN')
    }
    await verifyAndPublish(page, 'zh-CN')
    for (const code of ['C02', 'C03']) reviewAndPublish(portal, { ...participant(portal, path, code), buyer })
    for (const [reader, l] of [[page, ZH] as const, [english, EN] as const]) {
      await reader.goto(`${path}/board`)
      const grades = await steps.figuresOf(reader, m.campaign_distribution({}, l))
      expect(Object.values(grades)).toEqual(['3', '0', '0', '0', '4', '0', '0', '4', '1'])
      await reader.goto(path)
      await expect(reader.getByRole('heading', { level: 1, name: roundName(l) })).toBeVisible()
      expect(await funnel(reader, l)).toEqual([11, 10, 9, 7, 7, 3, 3])
    }

    await page.goto(`${path}/board`)
    const summary = await download(page, `${m.board_summary({}, ZH)} PDF`, info.outputPath('summary.pdf'))
    expect(summary.subarray(0, 5).toString()).toBe('%PDF-')
    await page.goto(`${path}?group=population`)
    expect(await exportedCodes(page, info.outputPath('all'))).toEqual([CODES, CODES])
    await page.goto(`${path}?group=no-response`)
    expect(await exportedCodes(page, info.outputPath('silent'))).toEqual([SILENT, SILENT])
  })
  await portal.stop()
})

/** From the number below the funnel to the list behind it, to the supplier, to another address; the mail arrives. */
async function correctUndeliverable(portal: Portal, page: Page) {
  expect(await steps.besideFunnel(page, 'zh-CN')).toContain(`${GROUP_LABELS.undeliverable({}, ZH)} 2`)
  await page
    .getByRole('region', { name: m.response_beside({}, ZH), exact: true })
    .getByRole('listitem')
    .filter({ hasText: GROUP_LABELS.undeliverable({}, ZH) })
    .getByRole('link')
    .click()
  await expect(page.getByText(m.campaign_list_count({ count: '2' }, ZH), { exact: true })).toBeVisible()
  await steps.correctAddress(page, nameOf('C11'), NEW_ADDRESS, 'zh-CN')
  await portal.mailTo(NEW_ADDRESS, /\/invitation\//)
  await settled(portal)
}

/** Comes by the link of the invitation and answers; all sections but the last are answered already. */
async function replyInBrowser(
  portal: Portal,
  path: string,
  page: Page,
  code: string,
  { locale }: typeof ZH | typeof EN,
) {
  const mail = await portal.mailTo(addressOf(code), /\/invitation\//)
  expect(mail.subject).toContain(roundName({ locale }))
  await acceptInvitation(page, linkIn(mail.text, '/invitation/'), locale)
  const invited = participant(portal, path, code)
  const last = shippedDimensions().at(-1)
  if (!last) throw new Error('nothing is asked')
  answerAll(portal, invited, Object.fromEntries(last.items.map(item => [item.code, null])))
  await page.goto(`/assessments/${invited.assessment.id}/sections/${last.code.toLowerCase()}`)
  await answerSection(page, last, locale)
  await page.getByRole('link', { name: m.checklist_to_check({}, { locale }), exact: true }).click()
  await declareAndSubmit(page, locale)
}

/** The codes in the list's two exports. */
async function exportedCodes(page: Page, file: string) {
  const what = m.export_this_list({}, ZH)
  const excel = await readXlsx(await download(page, m.export_as_excel({ what }, ZH), `${file}.xlsx`))
  const csv: string[][] = parse(await download(page, m.export_as_csv({ what }, ZH), `${file}.csv`), {
    bom: true,
  })
  return [excel.sheets[0]?.rows ?? [], csv].map(rows => rows.slice(1).map(row => row[0]))
}

async function download(page: Page, link: string, file: string) {
  const [started] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link, exact: true }).click(),
  ])
  await started.saveAs(file)
  return fs.readFileSync(file)
}
