import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canSeeAssessments } from '#app/accounts/roles.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { MailStateBadge } from '#app/mail/MailStateBadge.tsx'
import { findMailsBySupplierId } from '#app/mail/supplier-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { findSupplier } from '#app/suppliers/find-supplier.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { SupplierListTab } from '#app/suppliers/SupplierListTab.tsx'
import { readPage } from '#app/suppliers/supplier-search.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { Td, Th } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, l => (data ? m.supplier_mails_title({ name: nameFor(data.supplier, l) }, l) : ''))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const id = params.supplierId ?? ''
  const supplier = requireFound(findSupplier(getDb(), actor, id))
  const page = readPage(new URL(request.url).searchParams)
  return { supplier, ...requireFound(findMailsBySupplierId(getDb(), actor, id, page)) }
}

export default function SupplierMails() {
  const { supplier, mails, ...list } = useLoaderData<typeof loader>()
  const l = useLocale()
  return (
    <SupplierListTab
      supplier={supplier}
      title={m.supplier_tab_mails({}, l)}
      lead={m.supplier_mails_lead({}, l)}
      none={m.supplier_mails_none({}, l)}
      caption={m.supplier_mails_title({ name: nameFor(supplier, l) }, l)}
      table="supplier-mails"
      list={list}
    >
      <thead>
        <tr>
          <Th>{m.mail_column_subject({}, l)}</Th>
          <Th>{m.mail_column_to({}, l)}</Th>
          <Th>{m.mail_column_state({}, l)}</Th>
          <Th>{m.mail_column_created({}, l)}</Th>
          <Th>{m.mail_column_sent({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {mails.map(mail => (
          <tr key={mail.id}>
            <Td>
              <Link to={`/suppliers/${supplier.id}/mails/${mail.id}`} lang={mail.locale} className="link">
                {mail.subject}
              </Link>
            </Td>
            <Td className="min-w-44">
              {mail.toName} <span className="break-all text-soft">{mail.toAddress}</span>
            </Td>
            <Td>
              <MailStateBadge state={mail.state} />
              {mail.lastError && <p className="mt-1 break-words text-soft">{mail.lastError}</p>}
            </Td>
            <Td className="whitespace-nowrap">{formatDateTime(mail.createdAt, l.locale)}</Td>
            <Td className="whitespace-nowrap">{mail.sentAt ? formatDateTime(mail.sentAt, l.locale) : '–'}</Td>
          </tr>
        ))}
      </tbody>
    </SupplierListTab>
  )
}
