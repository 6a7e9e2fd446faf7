import type { Page } from '@playwright/test'
import { nameCounterSignatory } from '#app/agreements/signing/counter-signatories.server.ts'
import type { Actor } from '#app/accounts/roles.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { m } from '#app/paraglide/messages.js'
import { acting, createAgreementTemplate, createAgreementVersion } from '#db/factories/index.ts'
import type { Portal } from '#tests/support/portal.ts'
import { makeBuyer, makeCompany, makePerson, PASSWORD } from '#tests/support/world.ts'

const TITLE = { 'zh-CN': '总经理', en: 'General Manager' } as const

/** An agreement of both parties in force, two suppliers to sign it, and who invites and who signs for the buyer. */
export async function makeSigningWorld(portal: Portal, locale: Locale) {
  const integrity = await makeBuyer(portal, 'integrity')
  const admin = await makeBuyer(portal, 'admin')
  const director = await makePerson(portal, ['viewer'], { name: '陈志远', locale })
  nameCounterSignatory(portal.db, acting(admin, new Date()), {
    userId: director.userId,
    title: '采购总监',
    untilAt: null,
  })
  const companies = [
    await makeCompany(portal, { locale, name: '碧水铸造' }),
    await makeCompany(portal, { locale, name: '青禾包装' }),
  ]
  const template = createAgreementTemplate(portal.db, {
    kind: 'integrity-co-building',
    parties: 'both',
  })
  const version = createAgreementVersion(portal.db, {
    template,
    titleZh: '廉洁共建协议书',
    titleEn: 'Integrity co-building agreement',
    publishedAt: new Date(),
  })
  return { version, companies, integrity, director }
}

/** Fills in the page to sign on, with a typed signature and the password. */
export async function fillSignature(page: Page, { name }: Actor, locale: Locale) {
  const l = { locale }
  await page.getByLabel(m.signing_title({}, l), { exact: false }).first().fill(TITLE[locale])
  await page.getByLabel(m.signing_authority_legal({}, l)).check()
  await page.getByLabel(m.signing_method_typed({}, l)).check()
  await page.getByLabel(m.signing_typed({}, l), { exact: true }).fill(name)
  await page.locator('[name=consent]').check()
  await page.locator('[name=password]').fill(PASSWORD)
}
