import { expect, test as base, type Browser, type BrowserContext } from '@playwright/test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Actor } from '#app/accounts/roles.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { listenForNoise, type Noise } from './noise.ts'
import { startPortal, type Portal } from './portal.ts'
import { setLanguage, signInAs } from './sessions.ts'
import { seedOrganisation } from './world.ts'

export type Visitor = { context: BrowserContext; noise: Noise }
type VisitorOptions = Parameters<Browser['newContext']>[0] & { locale?: Locale }
export type OpenVisitor = (person: Actor | null, options?: VisitorOptions) => Promise<Visitor>

/** Characters of a page that are printed when a test fails. */
const MOST_TOLD = 3000
/** Milliseconds each change is held back; set by hand to find tests that pass by luck on a fast machine. */
const SLOW_MS = Number(process.env.SLOW_MS ?? 0)

type TestFixtures = {
  /** One server for all tests of a file; each test makes its own suppliers and people in it. */
  portal: Portal
  /** A browser of its own for one person, or for nobody; closed with the test, which fails if it was noisy. */
  visitor: OpenVisitor
}
type WorkerFixtures = { portalOfFile: (file: string) => Promise<Portal> }

/**
 * The next file gets a new server: what a test changes for the whole organisation, such as a text in force or
 * tries counted from one address, is met by no other file, in whatever order they run.
 */
// eslint-disable-next-line no-empty-pattern
async function providePortals({}, provide: (portalOfFile: WorkerFixtures['portalOfFile']) => Promise<void>) {
  const running: { file?: string; portal?: Portal } = {}
  await provide(async file => {
    if (running.portal && running.file === file) return running.portal
    await running.portal?.stop()
    running.portal = await startPortal({ seed: seedOrganisation })
    running.file = file
    return running.portal
  })
  await running.portal?.stop()
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  portalOfFile: [providePortals, { scope: 'worker', timeout: 60_000 }],
  portal: async ({ portalOfFile }, provide, { file }) => {
    await provide(await portalOfFile(file))
  },
  visitor: async ({ browser, portal }, provide, info) => {
    await withVisitors(browser, portal, async open => {
      await provide(open)
      if (info.status !== info.expectedStatus)
        for (const context of browser.contexts()) await tellPages(context)
    })
  },
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
    if (SLOW_MS) {
      await slowDown(context, SLOW_MS)
      await tellOfHaste(context, base.info().title)
    }
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

/** Holds every change back before it reaches the server, and a third as long pages asked for as data, and scripts. */
async function slowDown(context: BrowserContext, ms: number) {
  await context.route(
    () => true,
    async (route, request) => {
      const isRead = request.method() === 'GET'
      if (!isRead) await pause(ms)
      else if (/\.data\b|\.js$/.test(request.url())) await pause(ms / 3)
      // The page that asked may be gone by now, as on a slow machine.
      await route.fallback().catch(() => undefined)
    },
  )
}

/** Tells of a page that was given up for another before it came: the second click may have hit the first page. */
async function tellOfHaste(context: BrowserContext, test: string) {
  await context.addInitScript(() => {
    const abort = AbortController.prototype.abort
    AbortController.prototype.abort = function (...reason) {
      console.info(`given up at ${location.pathname}`)
      return abort.apply(this, reason)
    }
  })
  context.on('console', message => {
    if (message.text().startsWith('given up at')) console.log(`${test}: ${message.text()}`)
  })
}

/** Prints what stands on the open pages: a failed run elsewhere leaves nothing else to look at. */
async function tellPages(context: BrowserContext) {
  for (const page of context.pages()) {
    const text = await page.locator('body').innerText()
    console.log(`${page.url()}\n${text.slice(0, MOST_TOLD)}\n`)
  }
}

export { expect }
