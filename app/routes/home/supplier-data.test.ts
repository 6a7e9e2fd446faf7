import type { LoaderFunctionArgs } from '@remix-run/node'
import { beforeEach, expect, test } from 'vitest'
import { findAssessment } from '#app/assessments/find-assessment.server.ts'
import { updateAssessment } from '#app/assessments/queries.server.ts'
import { recordVerdict, returnItems, verifyAssessment } from '#app/assessments/review.server.ts'
import {
  acceptAll,
  later,
  openScenario,
  publishScenario,
  seenNow,
  submit,
  type Scenario,
} from '#app/assessments/scenario.test-support.ts'
import type { RequestContext } from '#app/http/context.ts'
import { loader as answers } from '#app/routes/assessments_.$assessmentId.answers/route.tsx'
import { loader as check } from '#app/routes/assessments_.$assessmentId.check/route.tsx'
import { loader as result } from '#app/routes/assessments_.$assessmentId.result/route.tsx'
import { loader as section } from '#app/routes/assessments_.$assessmentId.sections.$dimension/route.tsx'
import { loader as overview } from '#app/routes/assessments_.$assessmentId._index/route.tsx'
import { log } from '#app/server/log.server.ts'
import { setConnection } from '#db/client.server.ts'
import { acting } from '#db/factories/index.ts'
import { loader as home } from './route.tsx'

beforeEach(() => void (log.level = 'silent'))

const LOADERS: ((args: LoaderFunctionArgs) => unknown)[] = [home, overview, section, check, answers, result]
const EXEMPTION = 'exempted because of the owner'
const VERDICT = 'rejected because of the photographs'
/** Names of what the buyer keeps to itself; the verified figures only until publication. */
const SECRETS = [EXEMPTION, '"reviewerId":"', '"reviewerName":"', '"exemptReason":"']
const UNPUBLISHED = [VERDICT, '"verifiedAt":"', '"verifiedScore":1', '"verifiedGrade":"']

function contextOf({ owner }: Scenario): RequestContext {
  const request = { sessionId: null, theme: 'system', nonce: '', ip: '127.0.0.1', userAgent: '' } as const
  return { actor: owner, locale: 'en', now: later(400), ...request }
}

/** Everything the pages of the supplier are sent, as text. */
async function sentTo(scenario: Scenario) {
  setConnection(scenario)
  const params = { assessmentId: scenario.id, dimension: 'gov' }
  const request = new Request('https://portal.example/')
  const context = contextOf(scenario)
  const sent = await Promise.all(LOADERS.map(loader => loader({ request, context, params })))
  return JSON.stringify(sent)
}

function leaksIn(text: string, secrets: readonly string[]) {
  return secrets.filter(secret => text.includes(secret))
}

function openUnderReview() {
  const scenario = openScenario({ answered: true })
  const { db, id, reviewer } = scenario
  submit(scenario)
  acceptAll(scenario, later(90))
  const findings = { dismissedTriggers: [], raisedTriggers: [] }
  const verdict = { verdict: 'rejected', reason: VERDICT, rev: 1, ...seenNow(scenario, 'GOV-02') } as const
  recordVerdict(db, acting(reviewer, later(91)), id, 'GOV-02', { ...verdict, ...findings })
  updateAssessment(db, id, { exemptReason: EXEMPTION, verifiedScore: 100, verifiedGrade: 'A' })
  return scenario
}

function secretsOf({ reviewer }: Scenario) {
  return [...SECRETS, reviewer.userId, reviewer.name]
}

test('before publication the pages of a supplier carry nothing of the review', async () => {
  const scenario = openUnderReview()
  const { db, id, reviewer } = scenario
  const secrets = [...secretsOf(scenario), ...UNPUBLISHED]
  expect(leaksIn(JSON.stringify(findAssessment(db, reviewer, id)), SECRETS)).toHaveLength(4)
  expect(leaksIn(await sentTo(scenario), secrets)).toEqual([])
  verifyAssessment(db, acting(reviewer, later(100)), id)
  expect(leaksIn(await sentTo(scenario), secrets)).toEqual([])
})

test('neither do they while items are returned or after an exemption', async () => {
  const returned = openUnderReview()
  const { db, id, reviewer } = returned
  returnItems(db, acting(reviewer, later(100)), id, { items: [{ code: 'GOV-01', comment: '请补充' }] })
  expect(leaksIn(await sentTo(returned), [...secretsOf(returned), ...UNPUBLISHED])).toEqual([])
  const exempt = openScenario()
  updateAssessment(exempt.db, exempt.id, { state: 'exempt', exemptReason: EXEMPTION })
  expect(leaksIn(await sentTo(exempt), SECRETS)).toEqual([])
})

test('after publication they still do not carry who reviewed', async () => {
  const scenario = openScenario({ answered: true })
  publishScenario(scenario)
  updateAssessment(scenario.db, scenario.id, { exemptReason: EXEMPTION })
  const sent = await sentTo(scenario)
  expect(sent).toContain('"verifiedScore":100')
  expect(leaksIn(sent, secretsOf(scenario))).toEqual([])
})
