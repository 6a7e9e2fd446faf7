import { Form, useLocation } from '@remix-run/react'
import { THEMES, type Theme } from '#app/http/context.ts'
import { LOCALES, type Locale } from '#app/i18n/locale.ts'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { cx } from '../cx.ts'

/** Each language by its own name, so that its reader finds it. */
const LANGUAGE_NAMES: Record<Locale, string> = { 'zh-CN': '中文', en: 'English' }

const THEME_NAMES: Record<Theme, (params: Record<string, never>, l: LocaleOption) => string> = {
  system: m.theme_system,
  light: m.theme_light,
  dark: m.theme_dark,
}

/** The language of the page; a form, so that it works without JavaScript and a link never changes it. */
export function LanguageSwitch() {
  const l = useLocale()
  return (
    <Form method="post" action="/locale" aria-label={m.language({}, l)} className="flex">
      <ReturnHere />
      {LOCALES.map(locale => (
        <Choice key={locale} name="locale" value={locale} lang={locale} isCurrent={locale === l.locale}>
          {LANGUAGE_NAMES[locale]}
        </Choice>
      ))}
    </Form>
  )
}

export function ThemeSwitch({ theme }: { theme: Theme }) {
  const l = useLocale()
  return (
    <Form method="post" action="/theme" aria-label={m.theme({}, l)} className="flex">
      <ReturnHere />
      {THEMES.map(one => (
        <Choice key={one} name="theme" value={one} isCurrent={one === theme}>
          {THEME_NAMES[one]({}, l)}
        </Choice>
      ))}
    </Form>
  )
}

function ReturnHere() {
  const { pathname, search } = useLocation()
  return <input type="hidden" name="returnTo" value={pathname + search} />
}

type ChoiceProps = { name: string; value: string; lang?: string; isCurrent: boolean; children: string }

function Choice({ isCurrent, children, ...button }: ChoiceProps) {
  return (
    <button
      type="submit"
      aria-pressed={isCurrent}
      {...button}
      className={cx(
        'min-h-8 rounded-md px-2.5 text-sm whitespace-nowrap pointer-coarse:min-h-11',
        isCurrent ? 'bg-sunken font-medium text-ink' : 'text-soft hover:text-accent',
      )}
    >
      {children}
    </button>
  )
}
