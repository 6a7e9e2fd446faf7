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

/** The buyer's name for a reader; null before set-up. */
export function organisationName(db: Db, locale: Locale): string | null {
  const organisation = findOrganisation(db)
  return organisation && (locale === 'zh-CN' ? organisation.nameZh : organisation.nameEn)
}

/** The same where nothing can be reached before set-up; throws there. */
export function requireOrganisationName(db: Db, locale: Locale): string {
  const name = organisationName(db, locale)
  if (name === null) throw new Error('the installation has not been set up')
  return name
}
