import { Link } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'

/** What anybody may need on any page, signed in or not. */
export function Footer() {
  const l = useLocale()
  return (
    <footer className="border-t border-line no-print">
      <div className="mx-auto flex max-w-[92rem] flex-wrap gap-x-6 gap-y-1 px-4 py-3 text-sm sm:px-6">
        <Link to="/report" className="link inline-flex min-h-6 items-center">
          {m.channel_title({}, l)}
        </Link>
        <Link to="/verify" className="link inline-flex min-h-6 items-center">
          {m.proof_verify_title({}, l)}
        </Link>
      </div>
    </footer>
  )
}
