import { formatDate } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { enqueueMail } from '#app/mail/enqueue-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { getEnvironment } from '#app/server/environment.server.ts'
import { loadSettings, requireOrganisationName } from '#app/settings/organisation.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import type { Db } from '#db/client.server.ts'
import type { ToldSupplier } from './tell-supplier.server.ts'

/** Finance has one mailbox: it is written to in the organisation's first language. */
const LOCALE: Locale = 'zh-CN'

type News = { news: 'deferred' | 'resumed'; until: Date; key: string }

/** Queues a mail to the finance mailbox, once per `key`. Call it inside the transaction of what happened. */
export function tellFinance(
  tx: Db,
  now: Date,
  supplier: ToldSupplier & { code: string; isSmallFirm: boolean },
  { news, until, key }: News,
) {
  const { financeMailbox } = loadSettings(tx)
  if (financeMailbox === '') return
  const name = m.measure_finance_desk({}, { locale: LOCALE })
  enqueueMail(tx, now, {
    to: { address: financeMailbox, name, locale: LOCALE },
    message: {
      kind: 'payment-deferral',
      recipientName: name,
      organisationName: requireOrganisationName(tx, LOCALE),
      supplierName: nameFor(supplier, { locale: LOCALE }),
      supplierCode: supplier.code,
      isSmallFirm: supplier.isSmallFirm,
      news,
      on: formatDate(until, LOCALE),
      url: `${getEnvironment().publicOrigin}/suppliers/${supplier.id}/measures`,
    },
    supplierId: supplier.id,
    uniqueKey: `finance:${key}`,
  })
}
