import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLoaderData,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { clearedFlashCookie, readFlash } from '#app/http/flash.server.ts'
import { useNonce } from '#app/http/nonce.ts'
import { DEFAULT_LOCALE } from '#app/i18n/locale.ts'
import { LocaleContext, useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { organisationName } from '#app/settings/organisation.server.ts'
import { ErrorPage } from '#app/ui/shell/ErrorPage.tsx'
import { FlashRegion } from '#app/ui/shell/FlashRegion.tsx'
import { Footer } from '#app/ui/shell/Footer.tsx'
import { Header } from '#app/ui/shell/Header.tsx'
import { getDb } from '#db/client.server.ts'
import './tailwind.css'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, locale, theme } = context
  const flash = readFlash(request.headers.get('Cookie'))
  const organisation = organisationName(getDb(), locale)
  const headers: HeadersInit = flash ? { 'Set-Cookie': clearedFlashCookie() } : {}
  return data({ actor, locale, theme, organisation, flash }, { headers })
}

export const meta: MetaFunction<typeof loader> = ({ data: root }) => [
  { title: m.app_name({}, { locale: root?.locale ?? DEFAULT_LOCALE }) },
]

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root')
  const nonce = useNonce()
  const locale = root?.locale ?? DEFAULT_LOCALE
  return (
    <html lang={locale} data-theme={root?.theme ?? 'system'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        <LocaleContext.Provider value={{ locale }}>{children}</LocaleContext.Provider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function App() {
  const { actor, organisation, theme, flash } = useLoaderData<typeof loader>()
  return (
    <>
      <SkipLink />
      <Header actor={actor} organisation={organisation} theme={theme} />
      <FlashRegion flash={flash} />
      <main id="main" tabIndex={-1} className="outline-none">
        <Outlet />
      </main>
      <Footer />
    </>
  )
}

export function ErrorBoundary() {
  const root = useRouteLoaderData<typeof loader>('root')
  return (
    <>
      {root && <Header actor={root.actor} organisation={root.organisation} theme={root.theme} />}
      <ErrorPage isLocaleKnown={Boolean(root)} />
    </>
  )
}

function SkipLink() {
  const l = useLocale()
  return (
    <a
      href="#main"
      className="sr-only rounded-md bg-surface px-4 py-2 text-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
    >
      {m.skip_to_content({}, l)}
    </a>
  )
}
