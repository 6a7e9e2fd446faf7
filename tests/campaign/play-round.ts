import { chinaDay, chinaInstant } from '#app/i18n/china-time.ts'
import { endOfDay } from '#app/i18n/format.ts'
import { clientFor } from '#tests/support/http.ts'
import { runJobAt } from '#tests/support/jobs.ts'
import { countReminded, REMINDER_DAYS } from './by-hand.ts'
import { DUE_ON, inParallel, leadsTo, settled, type Game } from './game.ts'
import { importPlayers, openRound, restartAmidMails } from './open-round.ts'
import { replyOverHttp } from './replies.ts'
import { settleSpecialCases, type People } from './special-cases.ts'
import { isUnknownMailbox } from './suppliers.ts'

export type Phase = <T>(name: string, work: () => Promise<T>) => Promise<T>

/** The round from the import to its close; answers its address. */
export async function playRound(game: Game, phase: Phase): Promise<string> {
  const { portal, players, ledger } = game
  await phase('import', () => importPlayers(game))
  const path = await phase('open', () => openRound(game))
  await phase('invitations', () => restartAmidMails(game))
  ledger.compare('invitations', portal.mails.length, players.filter(each => !isUnknownMailbox(each)).length)
  const people = await phase('exemptions, extensions, addresses', () => settleSpecialCases(game, path))
  for (const wave of [0, 1, 2]) {
    await phase(`replies ${wave + 1}`, () => replyInWave(game, people, wave))
    await phase(`reminders ${REMINDER_DAYS[wave]}`, () => remind(game, REMINDER_DAYS[wave] ?? 0, wave + 1))
  }
  await phase('reminders 0', () => remind(game, 0, 3))
  await phase('replies 4', () => replyInWave(game, people, 3))
  for (const day of [3, 7, 13]) await phase(`reminders ${day}`, () => remind(game, day, 4))
  await phase('close', () => close(game, path))
  return path
}

async function replyInWave({ portal, sockets }: Game, people: People, wave: number) {
  const repliers = people('replies').filter(replier => replier.wave === wave)
  await inParallel(repliers, replier => replyOverHttp(sockets, portal.origin, replier))
}

/** Runs the job twice and notes who got a mail by it. */
async function remind({ portal, players, ledger }: Game, day: number, waves: number) {
  await settled(portal)
  const before = portal.mails.length
  const dueDay = chinaDay(endOfDay(DUE_ON))
  for (const hour of [8, 9]) await runJobAt(portal, 'send-reminders', chinaInstant(dueDay + day, hour))
  await settled(portal)
  const codes = portal.mails.slice(before).map(({ recipient }) => codeOf(recipient))
  ledger.compare(`reminded on day ${day}`, codes.toSorted(), countReminded(players, day, waves).toSorted())
}

async function close({ portal, buyer }: Game, path: string) {
  leadsTo(await clientFor(portal, buyer, 'en').post(`${path}/closing`, { form: { even: 'yes' } }))
}

function codeOf(recipient: string) {
  return (/p\d{5}/.exec(recipient)?.[0] ?? recipient).toUpperCase()
}
