import { canSeeAssessments, type Actor } from '#app/accounts/roles.ts'
import type { Db } from '#db/client.server.ts'
import { mailSubject, renderMail } from '#emails/render.server.tsx'
import { withoutSecrets } from './delivery.ts'
import {
  countOutboxBySupplierId,
  findOutboxById,
  findOutboxBySupplierId,
  OUTBOX_PAGE_SIZE,
  type OutboxRow,
} from './queries.server.ts'

/**
 * One page (from 1) of the mails to people of a supplier and about it, newest first. Null for anybody but the
 * buyer’s people. `page` beyond the last one is the last one.
 */
export function findMailsBySupplierId(db: Db, actor: Actor, supplierId: string, page: number) {
  if (!canSeeAssessments(actor)) return null
  const total = countOutboxBySupplierId(db, supplierId)
  const pageCount = Math.max(1, Math.ceil(total / OUTBOX_PAGE_SIZE))
  const shown = Math.min(pageCount, Math.max(1, page))
  const mails = findOutboxBySupplierId(db, supplierId, shown).map(toSummary)
  return { mails, total, page: shown, pageCount }
}

/** One of them as its recipient reads it, never with a single-use link; null when there is none to see. */
export async function readMailOfSupplier(db: Db, actor: Actor, supplierId: string, mailId: string) {
  if (!canSeeAssessments(actor)) return null
  const row = findOutboxById(db, mailId)
  if (!row || row.supplierId !== supplierId) return null
  const { text } = await renderMail(withoutSecrets(row.message), row.locale)
  return { ...toSummary(row), text }
}

function toSummary(row: OutboxRow) {
  const { id, message, locale, toName, toAddress, state, createdAt, sentAt, attempts, lastError } = row
  const subject = mailSubject(message, locale)
  const isTried = state === 'queued' && attempts > 0
  return {
    id,
    kind: message.kind,
    subject,
    locale,
    toName,
    toAddress,
    state,
    createdAt,
    sentAt,
    lastError: state === 'dead' || isTried ? lastError : null,
  }
}
