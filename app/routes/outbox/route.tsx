import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { canAdminister } from '#app/accounts/roles.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { MAIL_STATES } from '#app/mail/mail-state.ts'
import { MAIL_STATE_LABELS } from '#app/mail/MailStateBadge.tsx'
import { readOutboxPage } from '#app/mail/read-outbox.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { Button, ButtonLink } from '#app/ui/Button.tsx'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { Pagination } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'
import { OutboxFilter } from './OutboxFilter.tsx'
import { OutboxTable } from './OutboxTable.tsx'

export function loader({ request, context }: LoaderFunctionArgs) {
  requirePermission(context, request, canAdminister)
  const title = m.mail_outbox_title({}, { locale: context.locale })
  return { title, ...readOutboxPage(getDb(), new URL(request.url).searchParams) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Outbox() {
  const { mails, counts, state, kind, page, pageCount, hasSmtp } = useLoaderData<typeof loader>()
  const l = useLocale()
  const total = counts.queued + counts.sent + counts.dead
  return (
    <Page
      title={m.mail_outbox_title({}, l)}
      lead={m.mail_outbox_lead({}, l)}
      actions={
        <>
          {mails.length > 0 && (
            <ExportLinks table="outbox" search={`state=${state ?? ''}&kind=${kind ?? ''}`} />
          )}
          <ButtonLink to="/jobs" variant="secondary">
            {m.mail_jobs_link({}, l)}
          </ButtonLink>
        </>
      }
      width="wide"
    >
      <Stack>
        {!hasSmtp && <Notice tone="info">{m.mail_outbox_no_smtp({}, l)}</Notice>}
        <nav className="flex flex-wrap gap-x-5 gap-y-1 text-sm" aria-label={m.mail_column_state({}, l)}>
          <StateLink
            href="/outbox"
            label={m.mail_outbox_all({}, l)}
            count={total}
            isCurrent={!state && !kind}
          />
          {MAIL_STATES.map(one => (
            <StateLink
              key={one}
              href={`/outbox?state=${one}`}
              label={MAIL_STATE_LABELS[one]({}, l)}
              count={counts[one]}
              isCurrent={state === one && !kind}
            />
          ))}
        </nav>
        <OutboxFilter state={state} kind={kind} />
        {counts.dead > 0 && (
          <Form method="post" action="/outbox/retries">
            <Button variant="secondary">
              {m.mail_retry_all({ count: formatNumber(counts.dead, l.locale) }, l)}
            </Button>
          </Form>
        )}
        {mails.length === 0 ? (
          <EmptyState title={total === 0 ? m.mail_outbox_empty({}, l) : m.mail_outbox_none_here({}, l)} />
        ) : (
          <Card padded={false} className="relative overflow-hidden">
            <OutboxTable mails={mails} />
            <Pagination page={page} pageCount={pageCount} hrefFor={n => pageHref(state, kind, n)} />
          </Card>
        )}
      </Stack>
    </Page>
  )
}

type StateLinkProps = { href: string; label: string; count: number; isCurrent: boolean }

function StateLink({ href, label, count, isCurrent }: StateLinkProps) {
  const l = useLocale()
  return (
    <a
      href={href}
      className={isCurrent ? 'font-semibold' : 'link'}
      aria-current={isCurrent ? 'page' : undefined}
    >
      {label} {formatNumber(count, l.locale)}
    </a>
  )
}

function pageHref(state: string | null, kind: string | null, page: number) {
  const search = { ...(state && { state }), ...(kind && { kind }), page: String(page) }
  return `/outbox?${new URLSearchParams(search)}`
}
