import { findRecipientsBySupplierId } from '#app/assessments/queries.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import { enqueueMail } from '#app/mail/enqueue-mail.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import type { Db } from '#db/client.server.ts'
import type { MeasureNews } from '#emails/messages.ts'

export type ToldSupplier = { id: string; nameZh: string; nameEn: string }

type News = {
  news: MeasureNews
  /** Unique per happening. */
  key: string
  dueAt?: Date | null
}

/** News that asks for work on the findings; the others lead to the first page. */
const ABOUT_ACTIONS: readonly MeasureNews[] = ['improving', 'chance', 'reminder']

/**
 * Queues a mail to everybody who speaks for the supplier about where it stands, once per `key` and person. Call it
 * inside the transaction of what happened.
 */
export function tellSupplierOfMeasure(
  tx: Db,
  now: Date,
  supplier: ToldSupplier,
  { news, key, dueAt = null }: News,
): number {
  const page = ABOUT_ACTIONS.includes(news) ? '/actions' : '/home'
  const people = findRecipientsBySupplierId(tx, supplier.id, null)
  const queued = people.filter(({ id, email, name, locale }) =>
    enqueueMail(tx, now, {
      to: { address: email, name, locale },
      message: {
        kind: 'measure-news',
        recipientName: name,
        organisationName: requireOrganisationName(tx, locale),
        supplierName: nameFor(supplier, { locale }),
        news,
        dueOn: dueAt && formatDate(dueAt, locale),
        url: `${getEnvironment().publicOrigin}${page}`,
      },
      supplierId: supplier.id,
      userId: id,
      uniqueKey: `measure:${key}:${id}`,
    }),
  )
  return queued.length
}
