import { getEnvironment } from '#app/server/environment.server.ts'
import type { Db } from '#db/client.server.ts'
import { mailAction, mailSubject, renderMail } from '#emails/render.server.tsx'
import { MAIL_STATES } from './mail-state.ts'
import {
  countOutboxByState,
  findOutboxById,
  findOutboxPage,
  OUTBOX_PAGE_SIZE,
  type OutboxRow,
} from './queries.server.ts'

/** One page of the outbox for the administrator. Reads `state` and `page` of the address; nonsense means all, 1. */
export function readOutboxPage(db: Db, search: URLSearchParams) {
  const state = MAIL_STATES.find(one => one === search.get('state')) ?? null
  const counts = countOutboxByState(db)
  const total = state ? counts[state] : counts.queued + counts.sent + counts.dead
  const pageCount = Math.max(1, Math.ceil(total / OUTBOX_PAGE_SIZE))
  const page = Math.min(pageCount, Math.max(1, Math.trunc(Number(search.get('page'))) || 1))
  const mails = findOutboxPage(db, state, page).map(toSummary)
  return { mails, counts, state, page, pageCount, hasSmtp: getEnvironment().smtpUrl !== null }
}

/** One mail as its recipient reads it; null when there is none of that id. */
export async function readMail(db: Db, id: string) {
  const row = findOutboxById(db, id)
  if (!row) return null
  const { text } = await renderMail(row.message, row.locale)
  const action = mailAction(row.message, row.locale)
  return {
    ...toSummary(row),
    text,
    actionUrl: action?.url ?? null,
    sentAt: row.sentAt,
    lastError: row.lastError,
    locale: row.locale,
  }
}

function toSummary({ id, message, locale, toName, toAddress, state, createdAt, attempts }: OutboxRow) {
  return { id, subject: mailSubject(message, locale), toName, toAddress, state, createdAt, attempts }
}
