import { expect, test as base, type Browser, type BrowserContext } from '@playwright/test'
import type { Actor } from '#app/accounts/roles.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { listenForNoise, type Noise } from './noise.ts'
import { startPortal, type Portal } from './portal.ts'
import { setLanguage, signInAs } from './sessions.ts'
import { seedOrganisation } from './world.ts'

export type Visitor = { context: BrowserContext; noise: Noise }
type VisitorOptions = Parameters<Browser['newContext']>[0] & { locale?: Locale }
type OpenVisitor = (person: Actor | null, options?: VisitorOptions) => Promise<Visitor>

type TestFixtures = {
  /** A browser of its own for one person, or for nobody; closed with the test, which fails if it was noisy. */
  visitor: OpenVisitor
}
type WorkerFixtures = { portal: Portal }

// eslint-disable-next-line no-empty-pattern
async function providePortal({}, provide: (portal: Portal) => Promise<void>) {
  const portal = await startPortal({ seed: seedOrganisation })
  await provide(portal)
  await portal.stop()
}

/** `portal`: one server for all tests of a worker; each test makes its own suppliers and people in it. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  portal: [providePortal, { scope: 'worker', timeout: 60_000 }],
  visitor: async ({ browser, portal }, provide) => {
    await withVisitors(browser, portal, provide)
  },
})

/** For a file that wants a server for itself: whatever counts tries from one address has counted nobody else's. */
export const testOnOwnPortal = test.extend<object, WorkerFixtures>({
  portal: [providePortal, { scope: 'worker', timeout: 60_000 }],
})

/** Lets `visit` open browsers on a portal; afterwards closes them and fails on any noise of theirs or the server's. */
export async function withVisitors(
  browser: Browser,
  portal: Portal,
  visit: (open: OpenVisitor) => Promise<void>,
) {
  const visitors: Visitor[] = []
  const errorsBefore = portal.errors().length
  await visit(async (person, { locale = 'zh-CN', ...options } = {}) => {
    const context = await browser.newContext({ ...options, locale, baseURL: portal.origin })
    await setLanguage(context, portal, locale)
    if (person) await signInAs(context, portal, person)
    const visitor = { context, noise: listenForNoise(context) }
    visitors.push(visitor)
    return visitor
  })
  for (const { context } of visitors) await context.close()
  const noise = visitors.flatMap(({ noise }) => noise.found())
  const errors = portal.errors().slice(errorsBefore)
  expect({ noise, errors }).toEqual({ noise: [], errors: [] })
}

export { expect }
