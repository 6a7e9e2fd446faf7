import { getEnvironment } from '#app/server/environment.server.ts'
import { findOrganisation } from '#app/settings/queries.server.ts'
import { readSettings } from '#app/settings/settings.ts'
import type { Db } from '#db/client.server.ts'
import type { FieldValues } from './text-fields.ts'

const REPORT_PATH = '/report'

/** What the fields of agreements are filled with now: the organisation's names and what its settings say. */
export function loadFieldValues(db: Db): FieldValues {
  const organisation = findOrganisation(db)
  const { integrityHotline, integrityMailbox } = readSettings(organisation?.settings)
  return {
    organisation_zh: organisation?.nameZh ?? '',
    organisation_en: organisation?.nameEn ?? '',
    hotline: integrityHotline,
    mailbox: integrityMailbox,
    report_url: `${getEnvironment().publicOrigin}${REPORT_PATH}`,
  }
}
