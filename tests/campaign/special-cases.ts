import { clientFor } from '#tests/support/http.ts'
import { findParticipants } from '#tests/support/participants.ts'
import type { Portal } from '#tests/support/portal.ts'
import { EXTRA_DAYS } from './by-hand.ts'
import { dayAfterDue, inParallel, leadsTo, settled, type Game } from './game.ts'
import { beginOverHttp, prepareRepliers, type Replier } from './replies.ts'
import { newAddressOf, type Course, type Player } from './suppliers.ts'

export type People = (course: Course) => (Replier & { wave: number })[]

/** Exemptions, corrected addresses, first looks, refusals to take part and granted extensions; answers who is who. */
export async function settleSpecialCases({ portal, buyer, sockets, players }: Game, path: string) {
  const people = peopleByCourse(portal, players, path)
  const client = clientFor(portal, buyer, 'en')
  for (const { assessment } of people('exempt')) {
    const form = { assessmentId: assessment.id, reason: 'Delivers nothing this year.' }
    leadsTo(await client.post(`${path}/exemptions`, { form }))
  }
  for (const { owner, code } of people('corrected')) {
    const email = newAddressOf(requirePlayer(players, code))
    const contact = `/suppliers/${owner.supplierId}/contacts/${owner.userId}/address`
    leadsTo(await client.post(contact, { form: { email } }))
  }
  const lookers = (['looks', 'begins', 'declines', 'extended'] as const).flatMap(course =>
    people(course).map(replier => ({ replier, isAnswering: course === 'begins' })),
  )
  await inParallel(lookers, ({ replier, isAnswering }) =>
    beginOverHttp(sockets, portal.origin, replier, isAnswering),
  )
  for (const { owner, assessment } of people('declines')) {
    const form = { reason: 'The plant is moving.' }
    leadsTo(await clientFor(portal, owner, 'en').post(`/assessments/${assessment.id}/decline`, { form }))
  }
  for (const { owner, assessment } of people('extended')) {
    const form = { dueOn: dayAfterDue(EXTRA_DAYS), reason: 'The report is late.' }
    leadsTo(await clientFor(portal, owner, 'en').post(`/assessments/${assessment.id}/extension`, { form }))
  }
  const requests = portal.raw.prepare('select id from extension_requests').pluck().all() as string[]
  const verdict = { decision: 'granted', dueOn: dayAfterDue(EXTRA_DAYS), reason: '' }
  for (const id of requests) leadsTo(await client.post(`/extensions/${id}`, { form: verdict }))
  await settled(portal)
  return people
}

function peopleByCourse(portal: Portal, players: readonly Player[], path: string): People {
  const participants = findParticipants(portal, path.split('/').at(-1) ?? '')
  const repliers = new Map(prepareRepliers(portal, [...participants.values()]).map(each => [each.code, each]))
  return course =>
    players
      .filter(player => player.course === course)
      .flatMap(({ code, wave }) => {
        const replier = repliers.get(code)
        return replier ? [{ ...replier, wave }] : []
      })
}

function requirePlayer(players: readonly Player[], code: string) {
  const player = players.find(each => each.code === code)
  if (!player) throw new Error(`no player ${code}`)
  return player
}
