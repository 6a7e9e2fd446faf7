import type { Locale } from '#app/i18n/locale.ts'

/** The language somebody gets a campaign's mails in: the own one when the campaign has it, else its first. */
export function mailLanguage(languages: readonly Locale[], own: Locale): Locale {
  return languages.includes(own) ? own : (languages[0] ?? own)
}
