import type { Assessment } from '#app/assessments/checklist.ts'
import { notifySupplier } from '#app/assessments/notify-supplier.server.ts'
import { enqueueMail } from '#app/mail/enqueue-mail.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import type { Db } from '#db/client.server.ts'
import type { ReplyNews } from '#emails/messages.ts'
import { findDeskPeople } from '../matters/desk-queries.server.ts'
import { isRecusedFromReply } from './queries.server.ts'

const HOUR_MS = 3_600_000

/**
 * Queues a mail to everybody of the integrity function that says nothing but that something came in, at most one an hour,
 * reply and person. Nobody else can tell from it which answers were given.
 */
export function tellDeskAboutReply(tx: Db, now: Date, { id }: Pick<Assessment, 'id'>, news: ReplyNews) {
  const hour = Math.floor(now.getTime() / HOUR_MS)
  for (const { id: userId, name, email, locale } of findDeskPeople(tx)) {
    if (isRecusedFromReply(tx, id, userId)) continue
    enqueueMail(tx, now, {
      to: { address: email, name, locale },
      message: {
        kind: 'reply-news',
        recipientName: name,
        organisationName: requireOrganisationName(tx, locale),
        news,
        url: `${getEnvironment().publicOrigin}/integrity`,
      },
      userId,
      uniqueKey: `reply-news:${news}:${id}:${userId}:${hour}`,
    })
  }
}

/** The same to those who speak for the supplier: there is a message, to be read in the portal. */
export function tellSupplierAboutReply(tx: Db, now: Date, assessment: Assessment) {
  const key = `reply-message-${Math.floor(now.getTime() / HOUR_MS)}`
  notifySupplier(tx, now, assessment, { key, page: '' }, ({ recipientName, organisationName }, url) => ({
    kind: 'reply-news',
    recipientName,
    organisationName,
    news: 'message',
    url,
  }))
}
