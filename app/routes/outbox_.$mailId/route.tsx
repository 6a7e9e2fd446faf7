import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { canAdminister } from '#app/accounts/roles.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import type { MailState } from '#app/mail/mail-state.ts'
import { MAIL_KIND_LABELS } from '#app/mail/mail-kinds.ts'
import { MailStateBadge } from '#app/mail/MailStateBadge.tsx'
import { readMail } from '#app/mail/read-outbox.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button, ButtonAnchor } from '#app/ui/Button.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { Definitions } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canAdminister)
  return requireFound(await readMail(getDb(), actionContext(context, actor), params.mailId ?? ''))
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.subject }]

export default function OutboxMail() {
  const mail = useLoaderData<typeof loader>()
  const l = useLocale()
  const facts = [
    { term: m.mail_filter_kind({}, l), value: MAIL_KIND_LABELS[mail.kind]({}, l) },
    { term: m.mail_column_to({}, l), value: `${mail.toName} · ${mail.toAddress}` },
    { term: m.mail_column_state({}, l), value: <MailStateBadge state={mail.state} /> },
    { term: m.mail_column_created({}, l), value: formatDateTime(mail.createdAt, l.locale) },
    { term: m.mail_column_attempts({}, l), value: mail.attempts },
    ...(mail.sentAt
      ? [{ term: m.mail_column_sent({}, l), value: formatDateTime(mail.sentAt, l.locale) }]
      : []),
    ...(mail.lastError ? [{ term: m.mail_last_error({}, l), value: mail.lastError }] : []),
  ]
  return (
    <Page
      title={<span lang={mail.locale}>{mail.subject}</span>}
      back={{ to: '/outbox', label: m.mail_back({}, l) }}
    >
      <Stack>
        <Definitions items={facts} />
        <Card>
          <div lang={mail.locale} className="whitespace-pre-wrap break-words">
            {mail.text}
          </div>
        </Card>
        {mail.supplierId && (
          <Link className="link" to={`/suppliers/${mail.supplierId}`}>
            {m.mail_to_supplier({}, l)}
          </Link>
        )}
        <div className="flex flex-wrap gap-3">
          {mail.actionUrl ? (
            <ButtonAnchor href={mail.actionUrl}>{m.mail_open_link({}, l)}</ButtonAnchor>
          ) : (
            <p className="text-muted">{whyNoLink(mail, l)}</p>
          )}
          {mail.state === 'dead' && (
            <Form method="post" action={`/outbox/${mail.id}/retry`}>
              <Button variant="secondary">{m.mail_retry({}, l)}</Button>
            </Form>
          )}
        </div>
      </Stack>
    </Page>
  )
}

function whyNoLink({ state, isLinkHidden }: { state: MailState; isLinkHidden: boolean }, l: LocaleOption) {
  if (state === 'dead') return m.mail_link_renewed_on_retry({}, l)
  return isLinkHidden ? m.mail_link_hidden({}, l) : m.mail_link_removed({}, l)
}
