import { answerAll, SIGNATORY } from '#tests/support/answering.ts'
import { expect, test } from '#tests/support/fixtures.ts'
import { clientFor } from '#tests/support/http.ts'
import { startPortal, type Portal } from '#tests/support/portal.ts'
import { recordedSaves, stormOfSaves, storedFigures, type Writer } from '#tests/support/save-storm.ts'
import { until } from '#tests/support/until.ts'
import { makeInvitedCompany, seedOrganisation } from '#tests/support/world.ts'

const WRITERS = 12
const KILLS = 3
const SAVES_BEFORE_THE_END = 150

test('a server killed while saving has kept every save it confirmed, and none in half', async () => {
  const portal = await startPortal({ seed: seedOrganisation })
  for (let kill = 0; kill < KILLS; kill++) {
    const writers = await makeWriters(portal)
    const { acknowledged } = await endDuringStorm(portal, writers, 'SIGKILL')
    await portal.restart()
    expect(portal.raw.pragma('integrity_check', { simple: true })).toBe('ok')
    for (const [index, writer] of writers.entries()) {
      const { figure = 0, rev = 0 } = acknowledged[index] ?? {}
      const stored = storedFigures(portal, writer)
      expect(stored.electricity).toBe(stored.energy)
      // The save in flight at the end may have been written without its answer getting through.
      expect([figure, figure + 1]).toContain(stored.energy)
      expect([rev, rev + 1]).toContain(stored.rev)
      expect(recordedSaves(portal, writer)).toBe(stored.rev)
    }
  }
  await portal.stop()
})

test('a server told to stop finishes what it has begun and ends well', async () => {
  const portal = await startPortal({ seed: seedOrganisation })
  const writers = await makeWriters(portal)
  const { acknowledged, ending } = await endDuringStorm(portal, writers, 'SIGTERM')
  expect(ending).toEqual({ code: 0, signal: null })
  const stored = writers.map(writer => storedFigures(portal, writer))
  expect(stored.map(({ rev, energy }) => ({ rev, figure: energy }))).toEqual(acknowledged)
  await portal.stop()
})

test('fifty submissions at once are one submission, one receipt and one mail to each', async ({ portal }) => {
  const invited = await makeInvitedCompany(portal)
  const { owner, signatory, assessmentId } = invited
  answerAll(portal, invited)
  const client = clientFor(portal, owner)
  const form = { ...SIGNATORY, declaration: 'accepted' }
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => client.post(`/assessments/${assessmentId}/submission`, { form })),
  )
  expect(answers.map(({ status }) => status).filter(status => status >= 400)).toEqual([])
  expect(count(portal, 'grade_receipts', assessmentId)).toBe(1)
  expect(count(portal, `events where type = 'assessment.submitted' and`, assessmentId)).toBe(1)
  await until('the mails to be sent', () => unsentMails(portal) === 0)
  for (const { email } of [owner, signatory]) {
    const received = portal.mails.filter(mail => mail.recipient === email && mail.text?.includes('/answers'))
    expect(received).toHaveLength(1)
  }
})

async function makeWriters(portal: Portal): Promise<Writer[]> {
  const made = Array.from({ length: WRITERS }, () => makeInvitedCompany(portal))
  return (await Promise.all(made)).map(({ contributor, assessmentId }) => ({
    person: contributor,
    assessmentId,
  }))
}

async function endDuringStorm(portal: Portal, writers: Writer[], signal: NodeJS.Signals) {
  let ending: Promise<unknown> | undefined
  const acknowledged = await stormOfSaves(portal, writers, saves => {
    if (saves === SAVES_BEFORE_THE_END) ending = portal.kill(signal)
  })
  return { acknowledged, ending: await ending }
}

function count({ raw }: Portal, from: string, assessmentId: string) {
  const where = from.endsWith('and') ? from : `${from} where`
  return Number(raw.prepare(`select count(*) from ${where} assessment_id = ?`).pluck().get(assessmentId))
}

function unsentMails({ raw }: Portal) {
  return Number(raw.prepare(`select count(*) from outbox where state <> 'sent'`).pluck().get())
}
