import type { Page } from '@playwright/test'
import fs from 'node:fs'
import type { Locale } from '#app/i18n/locale.ts'
import { expect, test, withVisitors } from '#tests/support/fixtures.ts'
import { startPortal } from '#tests/support/portal.ts'
import { SIGNED } from '#tests/support/replying.ts'
import { shippedDimensions } from '#tests/support/sample-answers.ts'
import { seedOrganisation } from '#tests/support/world.ts'
import { makeAccessWorld } from './access-world.ts'
import { everyPage, LANGUAGES } from './every-page.ts'

const MESSAGES = 'app/i18n/messages'
const RAW_KEY = /\b[a-z]+(?:_[a-z0-9]+){1,}\b/g
const HAN = /\p{Script=Han}+/gu
const KNOWN_WORDS = ['中文', 'English', '佐证材料.pdf', SIGNED.signatoryName, SIGNED.signatoryTitle]
/** Literal parts of messages this long or longer are told apart from chance. */
const SHORTEST_PART = 12

test.describe.configure({ mode: 'parallel', timeout: 400_000 })

for (const locale of LANGUAGES) {
  test(`every page speaks ${locale} and nothing else`, async ({ browser }) => {
    const portal = await startPortal({ seed: seedOrganisation })
    await withVisitors(browser, portal, async visitor => {
      const world = await makeAccessWorld(portal, { name: 'Bluewater', locale })
      const keys = new Set(Object.keys(readMessages(locale)))
      const foreign = foreignParts(locale)
      const visitors = new Map<string, Page>()
      for (const { name, address, persona, person } of everyPage(world)) {
        const page = visitors.get(persona) ?? (await (await visitor(person, { locale })).context.newPage())
        visitors.set(persona, page)
        await page.goto(address)
        const text = withoutKnownWords(await readableText(page))
        const where = `${persona} at ${name}`
        expect.soft(await page.locator('html').getAttribute('lang'), where).toBe(locale)
        expect
          .soft(
            [...text.matchAll(RAW_KEY)].map(String).filter(word => keys.has(word)),
            where,
          )
          .toEqual([])
        expect
          .soft(
            foreign.filter(part => text.includes(part)),
            where,
          )
          .toEqual([])
        if (locale === 'en') expect.soft([...text.matchAll(HAN)].map(String), where).toEqual([])
      }
    })
    await portal.stop()
  })
}

/** Names of laws, of a language in itself, and of files are the same in every language. */
function withoutKnownWords(text: string) {
  const laws = shippedDimensions()
    .flatMap(({ items }) => items)
    .flatMap(({ standards }) => standards.map(({ ref }) => ref))
  return [...laws, ...KNOWN_WORDS].reduce((rest, word) => rest.replaceAll(word, ''), text)
}

/** What people see and what is read to them, but for parts marked as being in another language. */
function readableText(page: Page) {
  return page.evaluate(() => {
    const isForeign = (element: Element) => element.closest('[lang]') !== document.documentElement
    const texts = [document.title]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (parent && !parent.closest('script, style') && !isForeign(parent)) texts.push(node.textContent ?? '')
    }
    for (const element of document.body.querySelectorAll('*')) {
      if (isForeign(element)) continue
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        texts.push(element.getAttribute(name) ?? '')
    }
    return texts.join('\n')
  })
}

/** The literal parts of the other language's messages that are long enough to know them by. */
function foreignParts(locale: Locale) {
  const own = Object.values(readMessages(locale)).join('\n')
  const other = LANGUAGES.find(each => each !== locale) ?? locale
  const shortest = other === 'en' ? SHORTEST_PART : SHORTEST_PART / 3
  const parts = Object.values(readMessages(other)).flatMap(text => text.split(/\{\w+\}/))
  return [...new Set(parts.map(part => part.trim()))].filter(
    part => part.length >= shortest && !own.includes(part),
  )
}

function readMessages(locale: Locale): Record<string, string> {
  const folder = `${MESSAGES}/${locale}`
  const files = fs.readdirSync(folder).map(file => JSON.parse(fs.readFileSync(`${folder}/${file}`, 'utf8')))
  const { $schema: _, ...messages } = Object.assign({}, ...files)
  return messages
}
