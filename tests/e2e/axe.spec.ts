import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '#tests/support/fixtures.ts'
import { setTheme } from '#tests/support/sessions.ts'
import { makeAccessWorld } from './access-world.ts'
import { everyPage, LANGUAGES } from './every-page.ts'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

test.describe.configure({ mode: 'parallel', timeout: 480_000 })

for (const locale of LANGUAGES) {
  for (const theme of ['light', 'dark'] as const) {
    test(`no page is hard to use for anybody: ${locale}, ${theme}`, async ({ portal, visitor }) => {
      const world = await makeAccessWorld(portal)
      const visitors = new Map<string, Page>()
      for (const { name, address, persona, person } of everyPage(world)) {
        const page = visitors.get(persona) ?? (await newPage(persona))
        await page.goto(address)
        expect.soft(await violationsOn(page, theme), `${persona} at ${name}`).toEqual([])

        async function newPage(key: string) {
          const { context } = await visitor(person, { locale })
          await setTheme(context, portal, theme)
          const opened = await context.newPage()
          visitors.set(key, opened)
          return opened
        }
      }
    })
  }
}

/** What axe finds, one line each. In the second theme only colours can differ. */
async function violationsOn(page: Page, theme: 'light' | 'dark') {
  const builder = new AxeBuilder({ page })
  const axe = theme === 'dark' ? builder.withRules(['color-contrast']) : builder.withTags(WCAG)
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  )
}
