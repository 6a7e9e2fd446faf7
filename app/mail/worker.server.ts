import { getDb } from '#db/client.server.ts'
import { log } from '#app/server/log.server.ts'
import { deliverDueMail } from './deliver-mail.server.ts'
import type { MailTransport } from './transport.server.ts'

const LOOK_EVERY_MS = 2000

/** Delivers due mail every two seconds; one round at a time. Answers a function that stops after the current mail. */
export function startMailWorker(transport: MailTransport) {
  let round: Promise<unknown> = Promise.resolve()
  let isBusy = false
  const timer = setInterval(() => {
    if (isBusy) return
    isBusy = true
    round = deliverDueMail(getDb(), transport, { now: () => new Date(), random: Math.random })
      .catch(error => log.error({ err: error }, 'mail round failed'))
      .finally(() => (isBusy = false))
  }, LOOK_EVERY_MS)
  return async function stop() {
    clearInterval(timer)
    await round
    transport.close()
  }
}
