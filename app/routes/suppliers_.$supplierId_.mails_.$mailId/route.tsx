import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canSeeAssessments } from '#app/accounts/roles.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { MailStateBadge } from '#app/mail/MailStateBadge.tsx'
import { readMailOfSupplier } from '#app/mail/supplier-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { findSupplier } from '#app/suppliers/find-supplier.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Definitions } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, () => data?.mail.subject ?? '')

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const id = params.supplierId ?? ''
  const { nameZh, nameEn } = requireFound(findSupplier(getDb(), actor, id))
  const mail = requireFound(await readMailOfSupplier(getDb(), actor, id, params.mailId ?? ''))
  return { supplier: { id, nameZh, nameEn }, mail }
}

/** One mail as its recipient read it, without personal links. */
export default function SupplierMail() {
  const { supplier, mail } = useLoaderData<typeof loader>()
  const l = useLocale()
  const facts = [
    { term: m.mail_column_to({}, l), value: `${mail.toName} · ${mail.toAddress}` },
    { term: m.mail_column_state({}, l), value: <MailStateBadge state={mail.state} /> },
    { term: m.mail_column_created({}, l), value: formatDateTime(mail.createdAt, l.locale) },
    ...(mail.sentAt
      ? [{ term: m.mail_column_sent({}, l), value: formatDateTime(mail.sentAt, l.locale) }]
      : []),
    ...(mail.lastError ? [{ term: m.supplier_mail_why({}, l), value: mail.lastError }] : []),
  ]
  return (
    <Page
      title={<span lang={mail.locale}>{mail.subject}</span>}
      back={{
        to: `/suppliers/${supplier.id}/mails`,
        label: m.supplier_mail_back({ name: nameFor(supplier, l) }, l),
      }}
    >
      <Stack>
        <Card>
          <Definitions items={facts} />
        </Card>
        <Card>
          <div lang={mail.locale} className="break-words whitespace-pre-wrap">
            {mail.text}
          </div>
        </Card>
        <p className="text-soft">{m.supplier_mail_no_link({}, l)}</p>
      </Stack>
    </Page>
  )
}
