import { Link } from '@remix-run/react'
import { formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/Button.tsx'
import { PURPOSE_LABELS } from './labels.ts'
import type { ListedSigning } from './listed-signing.ts'
import { isOwed } from './signing-state.ts'
import { SigningStateBadge } from './SigningStateBadge.tsx'

type Props = { rows: ListedSigning[]; maySign: boolean; path: string }

/** Agreements of one supplier, what waits for a signature with its button. */
export function SigningList({ rows, maySign, path }: Props) {
  const l = useLocale()
  return (
    <ul className="divide-y divide-line">
      {rows.map(row => (
        <li
          key={row.id}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3.5 first:pt-0 last:pb-0"
        >
          <span className="min-w-0">
            <Link to={`${path}/${row.id}`} className="link font-medium">
              {row.title}
            </Link>
            <span className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
              <SigningStateBadge state={row.state} isOverdue={row.isOverdue} />
              <span>{m.signing_version({ number: String(row.number) }, l)}</span>
              {row.purpose !== 'first' && <span>{PURPOSE_LABELS[row.purpose]({}, l)}</span>}
              <span>{termOf(row, l)}</span>
            </span>
          </span>
          {maySign && isOwed(row.state) && (
            <ButtonLink to={`${path}/${row.id}`} size="sm">
              {m.signing_read_and_sign({}, l)}
            </ButtonLink>
          )}
        </li>
      ))}
    </ul>
  )
}

function termOf({ state, dueAt, activeAt, endsAt }: ListedSigning, l: ReturnType<typeof useLocale>) {
  if (isOwed(state)) return m.signing_due_on({ date: formatDate(dueAt, l.locale) }, l)
  if (!activeAt || !endsAt) return ''
  return m.signing_term({ from: formatDate(activeAt, l.locale), until: formatDate(endsAt, l.locale) }, l)
}
