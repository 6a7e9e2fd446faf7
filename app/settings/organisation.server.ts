import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/client.server.ts'
import { findOrganisation } from './queries.server.ts'
import { readSettings, type Settings } from './settings.ts'

export function existsOrganisation(db: Db): boolean {
  return findOrganisation(db) !== null
}

/** The organisation's settings with the defaults filled in. */
export function loadSettings(db: Db): Settings {
  return readSettings(findOrganisation(db)?.settings)
}

/** The buyer's name for a reader; throws before set-up, when no page that names it can be reached. */
export function requireOrganisationName(db: Db, locale: Locale): string {
  const organisation = findOrganisation(db)
  if (!organisation) throw new Error('the installation has not been set up')
  return locale === 'zh-CN' ? organisation.nameZh : organisation.nameEn
}
