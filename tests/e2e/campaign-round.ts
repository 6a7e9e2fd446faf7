import { expect, type Page } from '@playwright/test'
import { facetTitle, facetValueLabel } from '#app/campaigns/facet-labels.ts'
import type { RateFacet } from '#app/campaigns/response/rate-facets.ts'
import { chinaDay, chinaInstant } from '#app/i18n/china-time.ts'
import { endOfDay, formatRate, isoDate } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { m } from '#app/paraglide/messages.js'
import { SPEND_BANDS, SUPPLIER_REGIONS } from '#app/suppliers/vocabulary.ts'
import { answerAll, submit } from '#tests/support/answering.ts'
import { runJobAt } from '#tests/support/jobs.ts'
import { findParticipants, type Participant } from '#tests/support/participants.ts'
import type { Portal } from '#tests/support/portal.ts'
import type { Fate } from '#tests/support/smtp-sink.ts'
import type { ListedSupplier } from '#tests/support/supplier-file.ts'
import { until } from '#tests/support/until.ts'
import { inDays } from '#tests/support/world.ts'
import { figuresOf } from './campaign-steps.ts'

type L = { locale: Locale }

const DAYS = 30
const DAY_MS = 86_400_000
const MAILS_MS = 60_000
const CATEGORIES = ['purchased-parts', 'packaging', 'logistics'] as const
const PROVINCES = { mainland: '江苏', 'hk-macau-taiwan': '香港', overseas: '新加坡' } as const

export const ROUND = { nameZh: '清泉年度评估', nameEn: 'Clearspring round', dueOn: isoDate(inDays(DAYS)) }
const dueAt = endOfDay(ROUND.dueOn)

/** What is written to C02 is written in English. */
export const ENGLISH = 'C02'
/** The mail server knows no such mailboxes. */
export const UNKNOWN = ['C11', 'C12']
export const SUPPLIERS: readonly ListedSupplier[] = Array.from({ length: 12 }, (_, at) => listed(at + 1))
export const CODES = SUPPLIERS.map(({ code }) => code)

export function fateOf(recipient: string): Fate {
  return UNKNOWN.some(code => addressOf(code) === recipient) ? 'never' : 'accept'
}

export function addressOf(code: string) {
  return `${code.toLowerCase()}@clearspring.example`
}

export function nameOf(code: string) {
  return `清泉${code}`
}

export function roundName({ locale }: L) {
  return locale === 'en' ? ROUND.nameEn : ROUND.nameZh
}

/** That many days after the round's due date. */
export function laterBy(days: number) {
  return isoDate(new Date(dueAt.getTime() + days * DAY_MS))
}

export function participant(portal: Portal, path: string, code: string): Participant {
  const found = findParticipants(portal, path.split('/')[2] ?? '').get(code)
  if (!found) throw new Error(`${code} takes no part in ${path}`)
  return found
}

/** Answers everything and submits, by the verbs that the pages use. */
export function reply(portal: Portal, path: string, code: string) {
  const invited = participant(portal, path, code)
  answerAll(portal, invited)
  submit(portal, invited)
}

/** Who is reminded that many days after the due date, however often the job runs on that day, and not before eight. */
export async function remindedOn(portal: Portal, days: number) {
  await settled(portal)
  const before = portal.mails.length
  const day = chinaDay(dueAt) + days
  await runJobAt(portal, 'send-reminders', chinaInstant(day, 7, 59))
  for (const hour of [8, 12]) await runJobAt(portal, 'send-reminders', chinaInstant(day, hour))
  await settled(portal)
  for (const { recipient, subject } of portal.mails.slice(before))
    expect(subject).toContain(roundName({ locale: recipient === addressOf(ENGLISH) ? 'en' : 'zh-CN' }))
  return recipients(portal, before)
}

/** Waits until every mail that is queued has been tried. */
export async function settled({ raw }: Portal) {
  const waiting = raw.prepare(`select count(*) from outbox where state = 'queued'`).pluck()
  await until('the outbox to be empty', () => waiting.get() === 0, MAILS_MS)
}

/** The suppliers that mails went to, by code, as often as they got one. */
export function recipients({ mails }: Portal, from = 0) {
  return mails
    .slice(from)
    .flatMap(({ recipient }) => CODES.filter(code => recipient.includes(code.toLowerCase())))
    .sort()
}

/** From those expected to reply to those published. */
export async function funnel(page: Page, l: L) {
  return Object.values(await figuresOf(page, m.campaign_funnel({}, l))).map(Number)
}

/** The rates on the page are those counted here, by everything a supplier was when the round opened. */
export async function expectRates(page: Page, { replied, exempt }: Record<string, string[]>, l: L) {
  const rateOf = (suppliers: readonly ListedSupplier[]) => {
    const expected = suppliers.filter(({ code }) => !exempt?.includes(code))
    const answered = expected.filter(({ code }) => replied?.includes(code))
    return formatRate(answered.length, expected.length, l.locale).replace(/\s/g, ' ')
  }
  await expect(page.getByRole('link', { name: rateOf(SUPPLIERS), exact: true }).first()).toBeVisible()
  const facets: [RateFacet, (supplier: ListedSupplier) => string[]][] = [
    ['category', ({ category }) => [category]],
    ['region', ({ region }) => [region]],
    ['class', ({ supplierClass }) => [String(supplierClass)]],
    ['spend', ({ spendBand }) => [spendBand]],
    ['site', ({ siteCodes }) => siteCodes],
  ]
  for (const [facet, valuesOf] of facets) {
    const values = [...new Set(SUPPLIERS.flatMap(valuesOf))]
    const labelOf = (value: string) =>
      facet === 'site' ? siteName(value, l) : facetValueLabel(facet, value, l)
    const byHand = values.map(value => {
      const some = SUPPLIERS.filter(supplier => valuesOf(supplier).includes(value))
      return [labelOf(value), rateOf(some)]
    })
    expect(await figuresOf(page, facetTitle(facet, l))).toEqual(Object.fromEntries(byHand))
  }
}

/** As `createSite` names them. */
function siteName(code: string, { locale }: L) {
  return locale === 'en' ? `Example plant ${code}` : `示例工厂${code}`
}

function listed(number: number): ListedSupplier {
  const code = `C${String(number).padStart(2, '0')}`
  const region = SUPPLIER_REGIONS[number % 5] ?? 'mainland'
  return {
    code,
    nameZh: nameOf(code),
    nameEn: `Clearspring ${code}`,
    region,
    province: PROVINCES[region],
    category: CATEGORIES[number % 3] ?? 'packaging',
    supplierClass: number % 4 === 0 ? 1 : number % 2 === 0 ? 2 : 3,
    spendBand: SPEND_BANDS[number % 4] ?? 'under-1m',
    siteCodes: number % 3 === 0 ? ['A1', 'B2'] : number % 3 === 1 ? ['A1'] : ['B2'],
    email: addressOf(code),
    locale: code === ENGLISH ? 'en' : 'zh-CN',
  }
}
