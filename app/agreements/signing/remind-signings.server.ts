import { daysLeft, dueReminder } from '#app/campaigns/reminders/due-reminders.ts'
import { isoDate } from '#app/i18n/format.ts'
import { enqueueMail } from '#app/mail/enqueue-mail.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { loadSettings, requireOrganisationName } from '#app/settings/organisation.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { findCounterSignatoryContacts } from './contact-queries.server.ts'
import { countWaitingForBuyer, counterSigningQuery, owedQuery, type SigningRecord } from './queries.server.ts'
import { isOwed, signingState } from './signing-state.ts'
import { dayIn, tellSignatories, type LinkBook } from './tell.server.ts'

const DAY_MS = 86_400_000
/** Signings at a time, so that pages are served in between. */
const SLICE = 100

/**
 * Reminds whoever may sign for suppliers that owe a signature, on the days of the settings' plan: once per signing,
 * person and step, however often it runs. `stop` ends it after the slice under way.
 */
export async function remindSignings(db: Db, now: Date, stop?: AbortSignal) {
  const settings = loadSettings(db)
  const plan = { daysBefore: settings.reminderDaysBefore, daysAfter: settings.reminderDaysAfter }
  const horizon = new Date(now.getTime() + (Math.max(0, ...plan.daysBefore) + 1) * DAY_MS)
  const links: LinkBook = new Map()
  let mails = 0
  let after: { dueAt: Date; id: string } | null = null
  while (!stop?.aborted) {
    const slice: SigningRecord[] = owedQuery(db, horizon, after, SLICE).all()
    const last = slice.at(-1)
    if (!last) break
    mails += transact(db, tx => remindSlice(tx, slice, plan, now, links))
    after = { dueAt: last.signing.dueAt, id: last.signing.id }
    await new Promise(resolve => setImmediate(resolve))
  }
  return { mails }
}

type Plan = { daysBefore: number[]; daysAfter: number[] }

function remindSlice(tx: Db, slice: SigningRecord[], plan: Plan, now: Date, links: LinkBook) {
  const settings = loadSettings(tx)
  let mails = 0
  for (const record of slice) {
    const { signing } = record
    if (!isOwed(signingState(signing, now, settings)) || record.supplier.closedAt) continue
    const step = dueReminder(plan, { dueAt: signing.dueAt, toldAt: signing.invitedAt }, now)
    if (!step) continue
    mails += tellSignatories(tx, now, record, [signing.id], {
      keyOf: () => `signing-reminder:${signing.id}:${signing.dueAt.getTime()}:${step.offsetDays}`,
      links,
      messageFor: (facts, { locale, dueAt }, accountUrl) => ({
        kind: 'signing-reminder',
        ...facts,
        dueOn: dayIn(locale, dueAt),
        daysLeft: daysLeft(dueAt, now),
        accountUrl,
      }),
    })
  }
  return mails
}

/** Tells who signs for the buyer how much waits for them, at most once a day. */
export function remindCounterSignatories(db: Db, now: Date) {
  const count = countWaitingForBuyer(db)
  const [longest] = count > 0 ? counterSigningQuery(db, 1, 0).all() : []
  const since = longest?.signing.signedAt
  if (!since) return { mails: 0 }
  const days = Math.floor((now.getTime() - since.getTime()) / DAY_MS)
  const mails = transact(
    db,
    tx =>
      findCounterSignatoryContacts(tx, now).filter(({ id, email, name, locale }) =>
        enqueueMail(tx, now, {
          to: { address: email, name, locale },
          userId: id,
          uniqueKey: `counter-signing-due:${id}:${isoDate(now)}`,
          message: {
            kind: 'counter-signing-due',
            recipientName: name,
            organisationName: requireOrganisationName(tx, locale),
            count,
            days,
            url: `${getEnvironment().publicOrigin}/agreements/counter-signing`,
          },
        }),
      ).length,
  )
  return { mails }
}
