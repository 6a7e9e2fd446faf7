import { enqueueMail } from '#app/mail/enqueue-mail.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import type { Db } from '#db/client.server.ts'
import type { MatterNews } from '#emails/messages.ts'
import { findAdministrators, findDeskPeople, findRecusedIds } from './desk-queries.server.ts'
import { findMatterById } from './queries.server.ts'

/**
 * Queues a mail that says nothing but that something waits in the portal: to whoever works on the matter, else to
 * everybody of the desk who may see it, and to all of them when a second person is asked for. Where nobody may, the administrators are asked to name another person. Once
 * per `key` and person; call inside the transaction of what happened.
 */
export function tellDesk(
  tx: Db,
  now: Date,
  {
    matterId,
    news,
    key,
    notTo = null,
  }: { matterId: string; news: MatterNews; key: string; notTo?: string | null },
) {
  const assigneeId = findMatterById(tx, matterId)?.assigneeId
  const recused = findRecusedIds(tx, matterId)
  const able = findDeskPeople(tx).filter(({ id }) => !recused.includes(id) && id !== notTo)
  const assigned = able.filter(({ id }) => id === assigneeId)
  const readers = assigned.length > 0 && news !== 'confirm' ? assigned : able
  const isOrphan = readers.length === 0
  const { publicOrigin } = getEnvironment()
  for (const { id, name, email, locale } of isOrphan ? findAdministrators(tx) : readers) {
    enqueueMail(tx, now, {
      to: { address: email, name, locale },
      message: {
        kind: 'matter-news',
        recipientName: name,
        organisationName: requireOrganisationName(tx, locale),
        news: isOrphan ? 'nobody' : news,
        url: `${publicOrigin}${isOrphan ? '/people' : '/matters'}`,
      },
      userId: id,
      uniqueKey: `${key}:${id}`,
    })
  }
}
