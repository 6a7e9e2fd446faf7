import { DEFAULT_LOCALE } from '#app/i18n/locale.ts'
import { formatDate } from '#app/i18n/format.ts'
import { m } from '#app/paraglide/messages.js'
import { loadSettings } from '#app/settings/organisation.server.ts'
import type { Db } from '#db/client.server.ts'
import { limitsOf } from '../matters/matter-limits.ts'
import type { MatterRow } from '../matters/queries.server.ts'

/** What the reporter reads once the report is registered, in the language it was written in. */
export function acknowledgement(db: Db, { code, receivedAt, locale: own }: MatterRow): string {
  const locale = own ?? DEFAULT_LOCALE
  const { resultBy } = limitsOf(receivedAt, loadSettings(db))
  return m.channel_acknowledgement({ code, date: formatDate(resultBy, locale) }, { locale })
}
