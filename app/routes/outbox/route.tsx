import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { canAdminister } from '#app/accounts/roles.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { formatDateTime, formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { MAIL_STATES } from '#app/mail/mail-state.ts'
import { MAIL_STATE_LABELS, MailStateBadge } from '#app/mail/MailStateBadge.tsx'
import { readOutboxPage } from '#app/mail/read-outbox.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { Pagination, Table, Td, Th } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'

export function loader({ request, context }: LoaderFunctionArgs) {
  requirePermission(context, request, canAdminister)
  const title = m.mail_outbox_title({}, { locale: context.locale })
  return { title, ...readOutboxPage(getDb(), new URL(request.url).searchParams) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Outbox() {
  const { mails, counts, state, page, pageCount, hasSmtp } = useLoaderData<typeof loader>()
  const l = useLocale()
  const total = counts.queued + counts.sent + counts.dead
  return (
    <Page title={m.mail_outbox_title({}, l)} lead={m.mail_outbox_lead({}, l)} width="wide">
      <Stack>
        {!hasSmtp && <Notice tone="info">{m.mail_outbox_no_smtp({}, l)}</Notice>}
        <nav className="flex flex-wrap gap-x-5 gap-y-1 text-sm" aria-label={m.mail_column_state({}, l)}>
          <FilterLink
            href="/outbox"
            label={m.mail_outbox_all({}, l)}
            count={total}
            isCurrent={state === null}
          />
          {MAIL_STATES.map(one => (
            <FilterLink
              key={one}
              href={`/outbox?state=${one}`}
              label={MAIL_STATE_LABELS[one]({}, l)}
              count={counts[one]}
              isCurrent={state === one}
            />
          ))}
        </nav>
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
            <Table caption={m.mail_outbox_title({}, l)}>
              <thead>
                <tr>
                  <Th>{m.mail_column_subject({}, l)}</Th>
                  <Th>{m.mail_column_to({}, l)}</Th>
                  <Th>{m.mail_column_state({}, l)}</Th>
                  <Th>{m.mail_column_created({}, l)}</Th>
                  <Th numeric>{m.mail_column_attempts({}, l)}</Th>
                </tr>
              </thead>
              <tbody>
                {mails.map(mail => (
                  <tr key={mail.id}>
                    <Td>
                      <a className="link" href={`/outbox/${mail.id}`}>
                        {mail.subject}
                      </a>
                    </Td>
                    <Td>
                      {mail.toName} <span className="text-muted">{mail.toAddress}</span>
                    </Td>
                    <Td>
                      <MailStateBadge state={mail.state} />
                    </Td>
                    <Td>{formatDateTime(mail.createdAt, l.locale)}</Td>
                    <Td numeric>{mail.attempts}</Td>
                  </tr>
                ))}
              </tbody>
            </Table>
            <Pagination page={page} pageCount={pageCount} hrefFor={n => pageHref(state, n)} />
          </Card>
        )}
      </Stack>
    </Page>
  )
}

type FilterLinkProps = { href: string; label: string; count: number; isCurrent: boolean }

function FilterLink({ href, label, count, isCurrent }: FilterLinkProps) {
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

function pageHref(state: string | null, page: number) {
  const search = new URLSearchParams({ ...(state ? { state } : {}), page: String(page) })
  return `/outbox?${search}`
}
