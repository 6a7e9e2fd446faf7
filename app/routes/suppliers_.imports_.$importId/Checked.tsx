import { Form } from '@remix-run/react'
import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { DiscardImport } from '#app/suppliers/import/DiscardImport.tsx'
import { ACTION_LABELS } from '#app/suppliers/import/labels.ts'
import { rowsHref } from '#app/suppliers/import/row-search.ts'
import { Button, ButtonAnchor, ButtonLink } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Stack } from '#app/ui/Page.tsx'
import { Stat } from '#app/ui/Table.tsx'
import type { ImportData } from './route.tsx'
import { Rows } from './Rows.tsx'

const SHOWN = ['create', 'update', 'unchanged', 'duplicate', 'problem'] as const
const FAILURES = {
  'register-changed': m.import_failure_changed,
  interrupted: m.import_failure_interrupted,
} as const

/** The dry run: what would happen, what has to be corrected or decided, and the way on. */
export function Checked(loaded: ImportData) {
  const { found, search } = loaded
  const l = useLocale()
  const path = `/suppliers/imports/${found.id}`
  const failure = found.failure && FAILURES[found.failure as keyof typeof FAILURES]
  return (
    <Stack>
      {failure && <Notice tone="warn">{failure({}, l)}</Notice>}
      <Verdict {...loaded} />
      <div className="flex flex-wrap gap-x-10 gap-y-4">
        {SHOWN.map(action => (
          <Stat
            key={action}
            label={ACTION_LABELS[action]({}, l)}
            value={formatNumber(found.counts[action] ?? 0, l.locale)}
            href={`${rowsHref(path, search, { action, field: null, code: null })}#rows`}
            note={action === 'duplicate' && <Undecided {...loaded} />}
          />
        ))}
      </div>
      <div className="flex flex-wrap gap-2">
        <ButtonAnchor href={`${path}/marked`} variant="secondary">
          {m.import_marked_download({}, l)}
        </ButtonAnchor>
        <ButtonLink to={`${path}/columns`} variant="secondary">
          {m.import_columns_change({}, l)}
        </ButtonLink>
        <Form method="post" action={`${path}/check`}>
          <Button type="submit" variant="secondary">
            {m.import_check_again({}, l)}
          </Button>
        </Form>
        <DiscardImport path={path} />
      </div>
      <p className="max-w-prose text-sm text-soft">
        {m.import_rules_note({}, l)}{' '}
        {found.skippedRows > 0 &&
          m.import_skipped_note({ count: formatNumber(found.skippedRows, l.locale) }, l)}
      </p>
      <Rows {...loaded} />
    </Stack>
  )
}

function Undecided({ found, rows }: ImportData) {
  const l = useLocale()
  const open = rows?.decisions.open ?? 0
  if (!found.counts.duplicate) return null
  return open > 0
    ? m.import_count_open({ count: formatNumber(open, l.locale) }, l)
    : m.import_count_decided({}, l)
}

/** Whether the table can be imported now, and what stands against it. */
function Verdict({ found, rows }: ImportData) {
  const l = useLocale()
  const path = `/suppliers/imports/${found.id}`
  const { problem = 0, create = 0, update = 0 } = found.counts
  const { open = 0, same = 0, other = 0, skip = 0 } = rows?.decisions ?? {}
  const count = (n: number) => formatNumber(n, l.locale)
  if (problem > 0)
    return (
      <Notice tone="warn" title={m.import_problems_title({ count: count(problem) }, l)}>
        {m.import_problems_text({}, l)}
      </Notice>
    )
  if (open > 0)
    return (
      <Notice tone="warn" title={m.import_open_title({ count: count(open) }, l)}>
        {m.import_open_text({}, l)}
      </Notice>
    )
  if (create + update + same + other === 0)
    return <Notice tone="good" title={m.import_nothing_title({}, l)} />
  return (
    <Notice tone="good" title={m.import_ready_title({}, l)}>
      <Stack gap="sm">
        <p>{m.import_apply_text({ created: count(create), updated: count(update) }, l)}</p>
        {same + other + skip > 0 && (
          <p>
            {m.import_apply_text_decided({ same: count(same), other: count(other), skip: count(skip) }, l)}
          </p>
        )}
        <Form method="post" action={`${path}/application`}>
          <Button type="submit">{m.import_apply_confirm({}, l)}</Button>
        </Form>
      </Stack>
    </Notice>
  )
}
