import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { LOCALES } from '#app/i18n/locale.ts'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button, ButtonAnchor } from '../Button.tsx'

type Words = (params: Record<string, never>, l: LocaleOption) => string
type Case = 'not-found' | 'forbidden' | 'offline' | 'storage' | 'broken'

const TITLES: Record<Case, Words> = {
  'not-found': m.error_not_found_title,
  forbidden: m.error_forbidden_title,
  offline: m.error_offline_title,
  storage: m.error_storage_title,
  broken: m.error_broken_title,
}
const ADVICE: Record<Case, Words> = {
  'not-found': m.error_not_found_advice,
  forbidden: m.error_forbidden_advice,
  offline: m.error_offline_advice,
  storage: m.error_storage_advice,
  broken: m.error_broken_advice,
}

/** What went wrong and what to do next; in both languages when the reader's is not known. */
export function ErrorPage({ isLocaleKnown }: { isLocaleKnown: boolean }) {
  const l = useLocale()
  const which = caseOf(useRouteError())
  const locales = isLocaleKnown ? [l.locale] : LOCALES
  return (
    <main id="main" className="mx-auto w-full max-w-xl px-4 py-16 sm:px-6">
      {locales.map(locale => (
        <div key={locale} lang={locale} className="mb-8">
          <h1 className="text-2xl font-semibold">{TITLES[which]({}, { locale })}</h1>
          <p className="mt-2 text-soft">{ADVICE[which]({}, { locale })}</p>
        </div>
      ))}
      <div className="flex flex-wrap gap-3">
        <ButtonAnchor href="/">{m.error_to_start({}, l)}</ButtonAnchor>
        {(which === 'offline' || which === 'broken') && (
          <Button variant="secondary" onClick={() => window.location.reload()}>
            {m.error_reload({}, l)}
          </Button>
        )}
      </div>
    </main>
  )
}

function caseOf(error: unknown): Case {
  if (isRouteErrorResponse(error)) {
    if (error.status === 404) return 'not-found'
    if (error.status === 507) return 'storage'
    return error.status === 401 || error.status === 403 ? 'forbidden' : 'broken'
  }
  return typeof navigator !== 'undefined' && navigator.onLine === false ? 'offline' : 'broken'
}
