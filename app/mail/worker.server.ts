import { log } from '#app/server/log.server.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { getDb } from '#db/client.server.ts'
import { deliverDueMail } from './deliver-mail.server.ts'
import type { MailTransport } from './transport.server.ts'

const LOOK_EVERY_MS = 2000
/** A server that refuses us as a whole is asked again after this long, whatever is queued. */
const REST_MS = 60_000
/** A mail under way when the portal stops may take this long; else it is repeated after its lease. */
const LAST_MAIL_MS = 5000

/**
 * Delivers due mail every two seconds; one round at a time, no faster than
 * the settings say. Answers a function that stops after the mail under
 * way; what was claimed and not tried yet is free for the next worker at once.
 */
export function startMailWorker(transport: MailTransport, lookEveryMs = LOOK_EVERY_MS) {
  const stopping = new AbortController()
  let round: Promise<unknown> = Promise.resolve()
  let isBusy = false
  /** By the clock of the process, which nobody puts forward or back. */
  let restsUntil = 0
  const clock = { now: () => new Date(), random: Math.random }
  const timer = setInterval(() => {
    if (isBusy || performance.now() < restsUntil) return
    isBusy = true
    round = runRound()
      .catch(error => log.error({ err: error }, 'mail round failed'))
      .finally(() => (isBusy = false))
  }, lookEveryMs)

  async function runRound() {
    const { mailsPerMinute } = loadSettings(getDb())
    const report = await deliverDueMail(getDb(), transport, clock, stopping.signal, mailsPerMinute)
    if (!report.isServerDown) return
    restsUntil = performance.now() + REST_MS
    log.warn({ forMs: REST_MS }, 'the mail server cannot be used; its error is in the outbox')
  }

  return async function stop() {
    clearInterval(timer)
    stopping.abort()
    await Promise.race([round, new Promise(resolve => setTimeout(resolve, LAST_MAIL_MS).unref())])
    transport.close()
  }
}
