import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import type { Db } from '#db/client.server.ts'
import { mailAction, mailSubject, renderMail } from '#emails/render.server.tsx'
import { hasSecret, withoutSecrets } from './delivery.ts'
import { MAIL_STATES, type MailState } from './mail-state.ts'
import { MAIL_KINDS } from './mail-kinds.ts'
import {
  countOutbox,
  countOutboxByState,
  findOutboxById,
  findOutboxPage,
  OUTBOX_PAGE_SIZE,
  type OutboxRow,
} from './queries.server.ts'

/** One page of the outbox for the administrator. Reads `state`, `kind` and `page`; nonsense means all, 1. */
export function readOutboxPage(db: Db, search: URLSearchParams) {
  const state = MAIL_STATES.find(one => one === search.get('state')) ?? null
  const kind = MAIL_KINDS.find(one => one === search.get('kind')) ?? null
  const counts = countOutboxByState(db)
  const total = kind ? countOutbox(db, { state, kind }) : totalOf(counts, state)
  const pageCount = Math.max(1, Math.ceil(total / OUTBOX_PAGE_SIZE))
  const page = Math.min(pageCount, Math.max(1, Math.trunc(Number(search.get('page'))) || 1))
  const mails = findOutboxPage(db, { state, kind }, page).map(row => ({
    ...toSummary(row),
    supplier:
      row.supplierId !== null && row.supplierNameZh !== null
        ? { id: row.supplierId, nameZh: row.supplierNameZh, nameEn: row.supplierNameEn ?? '' }
        : null,
  }))
  return { mails, counts, state, kind, page, pageCount, hasSmtp: getEnvironment().smtpUrl !== null }
}

function totalOf(counts: Record<MailState, number>, state: MailState | null) {
  return state ? counts[state] : MAIL_STATES.reduce((sum, one) => sum + counts[one], 0)
}

/**
 * One mail as its recipient reads it; null when there is none of that id. Its single-use link is shown only while
 * no SMTP server is configured, so that somebody can pass it on; each such look is recorded.
 */
export async function readMail(db: Db, context: ActionContext, id: string) {
  const row = findOutboxById(db, id)
  if (!row) return null
  const isShown = getEnvironment().smtpUrl === null
  const message = isShown ? row.message : withoutSecrets(row.message)
  if (hasSecret(message)) {
    const data = { email: row.toAddress, kind: message.kind }
    recordEvent(db, context, 'mail.link-shown', { supplierId: row.supplierId }, data)
  }
  const { text } = await renderMail(message, row.locale)
  return {
    ...toSummary(row),
    text,
    actionUrl: mailAction(message, row.locale)?.url ?? null,
    isLinkHidden: hasSecret(row.message) && !isShown,
    sentAt: row.sentAt,
    supplierId: row.supplierId,
    locale: row.locale,
  }
}

function toSummary(row: OutboxRow) {
  const { id, message, locale, toName, toAddress, state, createdAt, attempts, lastError } = row
  const subject = mailSubject(message, locale)
  return { id, kind: message.kind, subject, locale, toName, toAddress, state, createdAt, attempts, lastError }
}
