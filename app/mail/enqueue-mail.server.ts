import { newId } from '#app/accounts/token.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/client.server.ts'
import type { MailKind, MailMessage } from '#emails/messages.ts'
import { isRefusedAddress } from './delivery-queries.server.ts'
import { insertManyOutbox, insertOutbox, type OutboxInsert } from './queries.server.ts'

export type OutgoingMail = {
  to: { address: string; name: string; locale: Locale }
  message: MailMessage
  supplierId?: string | null
  /** Whom and what it is about: a refusal marks the person, a delivery the assessment as reached. */
  userId?: string | null
  assessmentId?: string | null
  /** At most one mail is ever queued per key. */
  uniqueKey?: string
}

/** A new mail is due at once, by whatever clock the worker goes: put back, or behind the one that queued it. */
const AT_ONCE = new Date(0)
/** Somebody sits before the screen and waits for these: they go before a thousand invitations. */
const WAITED_FOR: readonly MailKind[] = ['signing-code', 'password-reset']
const BEFORE_OTHERS = new Date(-1)

/**
 * Queues a mail in the transaction of the change that causes it; the worker delivers it afterwards. Nothing is queued
 * to an address that a mail server has refused for good, nor twice with one unique key. Answers whether it was queued.
 */
export function enqueueMail(tx: Db, now: Date, mail: OutgoingMail): boolean {
  return !isRefusedAddress(tx, mail.to.address) && insertOutbox(tx, outboxRow(mail, now))
}

/** The same for many mails, in few statements; the caller leaves out who cannot be written to. */
export function enqueueMails(tx: Db, now: Date, mails: OutgoingMail[]) {
  insertManyOutbox(
    tx,
    mails.map(mail => outboxRow(mail, now)),
  )
}

function outboxRow(mail: OutgoingMail, now: Date): OutboxInsert {
  const { to, message } = mail
  return {
    id: newId(),
    uniqueKey: mail.uniqueKey ?? null,
    toAddress: to.address,
    toName: to.name,
    locale: to.locale,
    message,
    supplierId: mail.supplierId ?? null,
    userId: mail.userId ?? null,
    assessmentId: mail.assessmentId ?? null,
    nextAttemptAt: WAITED_FOR.includes(message.kind) ? BEFORE_OTHERS : AT_ONCE,
    createdAt: now,
  }
}
