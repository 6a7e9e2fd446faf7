import type { LoaderFunctionArgs } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from '@remix-run/react'
import { LocaleContext } from '#app/i18n/use-locale.ts'
import { useNonce } from '#app/http/nonce.ts'
import { DEFAULT_LOCALE } from '#app/i18n/locale.ts'
import './tailwind.css'

export function loader({ context }: LoaderFunctionArgs) {
  return { locale: context.locale, theme: context.theme }
}

export function Layout({ children }: { children: React.ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root')
  const nonce = useNonce()
  const locale = root?.locale ?? DEFAULT_LOCALE
  return (
    <html lang={locale} data-theme={root?.theme ?? 'system'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
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
  return <Outlet />
}
