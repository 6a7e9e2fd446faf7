import { canAdminister } from '#app/accounts/roles.ts'
import { MAIL_KINDS } from '#app/mail/mail-kinds.ts'
import { MAIL_STATES } from '#app/mail/mail-state.ts'
import { MAIL_STATE_LABELS } from '#app/mail/MailStateBadge.tsx'
import { m } from '#app/paraglide/messages.js'
import { LOCALE_LABELS } from '#app/suppliers/labels.ts'
import { oneOf } from '#app/suppliers/supplier-search.ts'
import { mailSubject } from '#emails/render.server.tsx'
import { keyPages } from '../key-pages.ts'
import { findOutboxAfter } from '../log-queries.server.ts'
import { namedColumns } from '../supplier-columns.ts'
import { defineTable, type Column } from '../table.server.ts'

type Row = ReturnType<typeof findOutboxAfter>[number]

const columns: Column<Row>[] = [
  { header: m.export_mail_created, kind: 'time', value: ({ mail }) => mail.createdAt },
  { header: m.export_mail_to_name, width: 16, value: ({ mail }) => mail.toName },
  { header: m.export_mail_to_address, width: 32, value: ({ mail }) => mail.toAddress },
  { header: m.supplier_contact_locale, width: 12, value: ({ mail }, l) => LOCALE_LABELS[mail.locale]({}, l) },
  {
    header: m.export_mail_subject,
    width: 50,
    value: ({ mail }) => mailSubject(mail.message, mail.locale),
  },
  {
    header: m.export_mail_state,
    width: 12,
    value: ({ mail }, l) => MAIL_STATE_LABELS[mail.state]({}, l),
  },
  { header: m.export_mail_sent, kind: 'time', value: ({ mail }) => mail.sentAt },
  { header: m.export_mail_attempts, kind: 'number', value: ({ mail }) => mail.attempts },
  { header: m.export_mail_error, width: 50, value: ({ mail }) => mail.lastError },
  ...namedColumns,
]

/** The outbox for the administrator, without the texts of the mails: they hold single-use links. */
export const outboxTable = defineTable<Row>('outbox', canAdminister, ({ db, params }) => {
  const filter = {
    state: oneOf(MAIL_STATES, params.get('state')),
    kind: oneOf(MAIL_KINDS, params.get('kind')),
  }
  return {
    title: m.export_outbox_title,
    columns,
    pages: keyPages(
      (after, limit) => findOutboxAfter(db, filter, after, limit),
      ({ mail, row }: Row) => ({ at: mail.createdAt, row }),
    ),
  }
})
