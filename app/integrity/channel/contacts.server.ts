import { loadSettings } from '#app/settings/organisation.server.ts'
import type { Db } from '#db/client.server.ts'

/** The other ways to report that the organisation names in its settings; empty texts are left out of the page. */
export function contactsOf(db: Db) {
  const { integrityHotline: hotline, integrityMailbox: mailbox } = loadSettings(db)
  return { hotline, mailbox }
}
