import { Link } from '@remix-run/react'
import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { DONE_LABELS } from '#app/suppliers/import/labels.ts'
import { rowsHref } from '#app/suppliers/import/row-search.ts'
import { ButtonLink } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Stack } from '#app/ui/Page.tsx'
import type { ImportData } from './route.tsx'
import { Rows } from './Rows.tsx'

/** An import that is over: written, given up, or broken off. */
export function Ended(loaded: ImportData) {
  const l = useLocale()
  if (loaded.found.state === 'applied') return <Applied {...loaded} />
  const isFailed = loaded.found.state === 'failed'
  return (
    <Stack>
      <Notice tone={isFailed ? 'warn' : 'info'}>
        {isFailed ? m.import_failed_text({}, l) : m.import_discarded_text({}, l)}
      </Notice>
      <div>
        <ButtonLink to="/suppliers/imports">{m.import_again({}, l)}</ButtonLink>
      </div>
    </Stack>
  )
}

function Applied(loaded: ImportData) {
  const { counts } = loaded.found
  const l = useLocale()
  const count = (n = 0) => formatNumber(n, l.locale)
  const figures = {
    created: count(counts.create),
    updated: count(counts.update),
    unchanged: count(counts.unchanged),
    contacts: count(counts.contacts),
  }
  return (
    <Stack>
      <Notice tone="good" title={m.import_applied_title({}, l)}>
        <p>{m.import_applied_text(figures, l)}</p>
        {!!counts.skipped && <p>{m.import_applied_skipped({ count: count(counts.skipped) }, l)}</p>}
        <p>{m.import_applied_next({}, l)}</p>
      </Notice>
      <div className="flex flex-wrap gap-2">
        <ButtonLink to="/suppliers">{m.import_to_suppliers({}, l)}</ButtonLink>
        <ButtonLink to="/campaigns/new" variant="secondary">
          {m.import_to_campaigns({}, l)}
        </ButtonLink>
        <ButtonLink to="/suppliers/imports" variant="secondary">
          {m.import_again({}, l)}
        </ButtonLink>
      </div>
      {loaded.rows && loaded.rows.total > 0 ? (
        <>
          <Results {...loaded} />
          <Rows {...loaded} />
        </>
      ) : (
        <p className="text-soft">{m.import_forgotten({}, l)}</p>
      )}
    </Stack>
  )
}

const SHOWN = ['create', 'update', 'unchanged', 'duplicate'] as const

/** The way to the rows of each kind, as the check had found them. */
function Results({ found, search }: ImportData) {
  const l = useLocale()
  const path = `/suppliers/imports/${found.id}`
  return (
    <nav aria-label={m.import_done_show({}, l)} className="flex flex-wrap gap-x-5 gap-y-1">
      {SHOWN.map(action => (
        <Link
          key={action}
          to={`${rowsHref(path, search, { action, field: null, code: null })}#rows`}
          aria-current={search.action === action ? 'page' : undefined}
          className="link inline-flex min-h-6 items-center aria-[current]:font-semibold"
        >
          {DONE_LABELS[action]({}, l)}
        </Link>
      ))}
    </nav>
  )
}
