import { Link } from '@remix-run/react'
import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { MAIL_KIND_LABELS } from '#app/mail/mail-kinds.ts'
import type { MailState } from '#app/mail/mail-state.ts'
import { MailStateBadge } from '#app/mail/MailStateBadge.tsx'
import { m } from '#app/paraglide/messages.js'
import type { Locale } from '#app/i18n/locale.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import type { MailKind } from '#emails/messages.ts'

type ListedMail = {
  id: string
  kind: MailKind
  subject: string
  /** Of its recipient. */
  locale: Locale
  toName: string
  toAddress: string
  state: MailState
  createdAt: Date
  attempts: number
  lastError: string | null
  supplier: { id: string; nameZh: string; nameEn: string } | null
}

export function OutboxTable({ mails }: { mails: ListedMail[] }) {
  const l = useLocale()
  return (
    <Table caption={m.mail_outbox_title({}, l)}>
      <thead>
        <tr>
          <Th>{m.mail_column_subject({}, l)}</Th>
          <Th>{m.mail_column_to({}, l)}</Th>
          <Th>{m.mail_column_supplier({}, l)}</Th>
          <Th>{m.mail_column_state({}, l)}</Th>
          <Th>{m.mail_column_created({}, l)}</Th>
          <Th numeric>{m.mail_column_attempts({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {mails.map(mail => (
          <tr key={mail.id}>
            <Td>
              <Link className="link" to={`/outbox/${mail.id}`} lang={mail.locale}>
                {mail.subject}
              </Link>
              <span className="block text-sm text-muted">{MAIL_KIND_LABELS[mail.kind]({}, l)}</span>
            </Td>
            <Td>
              {mail.toName} <span className="block text-sm text-muted">{mail.toAddress}</span>
            </Td>
            <Td>{mail.supplier && <SupplierLink {...mail.supplier} />}</Td>
            <Td>
              <MailStateBadge state={mail.state} />
              {mail.lastError !== null && mail.state !== 'sent' && (
                <span className="block max-w-xs break-words text-sm text-muted">{mail.lastError}</span>
              )}
            </Td>
            <Td>{formatDateTime(mail.createdAt, l.locale)}</Td>
            <Td numeric>{mail.attempts}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

export function SupplierLink({ id, ...names }: { id: string; nameZh: string; nameEn: string }) {
  const l = useLocale()
  return (
    <Link className="link" to={`/suppliers/${id}`}>
      {nameFor(names, l)}
    </Link>
  )
}
