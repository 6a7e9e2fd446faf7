import { findBuyerContacts } from '#app/campaigns/contact-queries.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { enqueueMail } from '#app/mail/enqueue-mail.server.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { actionsHref } from './action-search.ts'
import { countWaitingExtensions, findOwnerCounts } from './job-queries.server.ts'
import { urlOf } from './tell.server.ts'

/**
 * Queues to everybody at the buyer who follows open actions how many there are and what waits for the buyer: at most one
 * mail per person and day in China.
 */
export function sendActionDigest(db: Db, now: Date) {
  const mails = transact(db, tx => {
    const counts = findOwnerCounts(tx, now)
    const ids = counts.map(({ ownerId }) => ownerId)
    const extensions = countWaitingExtensions(tx, ids)
    return findBuyerContacts(tx, ids).filter(({ id, email, name, locale }) => {
      const own = counts.find(({ ownerId }) => ownerId === id)
      if (!own) return false
      const { open, overdue, contested, plans, evidence } = own
      return enqueueMail(tx, now, {
        to: { address: email, name, locale },
        userId: id,
        uniqueKey: `action-digest:${id}:${isoDate(now)}`,
        message: {
          kind: 'action-digest',
          recipientName: name,
          organisationName: requireOrganisationName(tx, locale),
          ...{ open, overdue },
          waiting: { contested, plans, evidence, extensions: extensions.get(id) ?? 0 },
          url: urlOf(actionsHref({ state: 'with-buyer', ownerId: id })),
        },
      })
    }).length
  })
  return { mails }
}
