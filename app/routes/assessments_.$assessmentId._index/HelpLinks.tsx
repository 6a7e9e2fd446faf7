import { Link } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'

type Props = {
  path: string
  isAnswering: boolean
  /** More time can be asked for, and taking part declined. */
  isNegotiable: boolean
  hasPending: boolean
  hasDeclined: boolean
  hasComments: boolean
}

/** For whoever cannot make it, or wants to read what was said: there, and not in the way. */
export function HelpLinks({ path, isAnswering, isNegotiable, hasPending, hasDeclined, hasComments }: Props) {
  const l = useLocale()
  const mayAsk = isAnswering && isNegotiable
  if (!mayAsk && !hasComments) return null
  const look = 'link inline-flex min-h-6 items-center pointer-coarse:min-h-11'
  const more = hasPending ? m.checklist_help_extension_pending({}, l) : m.checklist_help_extension({}, l)
  return (
    <nav
      aria-label={m.checklist_help_heading({}, l)}
      className="flex flex-wrap gap-x-6 gap-y-1 text-sm no-print"
    >
      {hasComments && (
        <Link to={`${path}/comments`} className={look}>
          {m.checklist_help_comments({}, l)}
        </Link>
      )}
      {mayAsk && (
        <Link to={`${path}/extension`} className={look}>
          {more}
        </Link>
      )}
      {mayAsk && !hasDeclined && (
        <Link to={`${path}/decline`} className={look}>
          {m.checklist_help_decline({}, l)}
        </Link>
      )}
    </nav>
  )
}
