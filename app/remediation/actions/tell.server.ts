import type { BuyerContact } from '#app/campaigns/contact-queries.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { enqueueMail } from '#app/mail/enqueue-mail.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { findSupplierById } from '#app/suppliers/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import type { ActionNews, ActionReply, MailMessage } from '#emails/messages.ts'
import { findSupplierContacts } from './contact-queries.server.ts'
import { findReceivers } from './find-receivers.server.ts'
import type { ActionRow } from './queries.server.ts'

/** What every mail about a supplier's actions names, in the recipient's language. */
export type ActionMailFacts = { recipientName: string; organisationName: string; supplierName: string }
type Message = (facts: ActionMailFacts, locale: Locale) => MailMessage

/** Long findings are read in the portal. */
const MAX_FINDING = 140

/**
 * Tells everybody at the supplier who can be written to what the buyer did with an action, once per `key`. `note`: what the
 * buyer wrote to go with it. Call inside the transaction of the change.
 */
export function tellSupplierOfAction(
  tx: Db,
  now: Date,
  action: ActionRow,
  { news, key, note = null }: { news: ActionNews; key: string; note?: string | null },
) {
  tellSupplier(tx, now, action.supplierId, `action-${news}:${action.id}:${key}`, (facts, locale) => ({
    kind: 'action-news',
    ...facts,
    ...factsOf(action, locale),
    news,
    note,
    url: urlOf(`/actions/${action.id}`),
  }))
}

/** Tells who follows the action at the buyer what the supplier did, once per `key`. */
export function tellOwnerOfAction(
  tx: Db,
  now: Date,
  action: ActionRow,
  { reply, key, note = null }: { reply: ActionReply; key: string; note?: string | null },
) {
  tellOwner(tx, now, action, `action-${reply}:${action.id}:${key}`, (facts, locale) => ({
    kind: 'action-reply',
    ...facts,
    ...factsOf(action, locale),
    reply,
    note,
    url: urlOf(`/actions/${action.id}`),
  }))
}

/** Queues a mail to who follows the action at the buyer, or stands in, once per `key` and person; answers how many. */
export function tellOwner(
  tx: Db,
  now: Date,
  action: Pick<ActionRow, 'ownerId' | 'createdById' | 'supplierId'>,
  key: string,
  message: Message,
): number {
  return findReceivers(tx, action).filter(person =>
    tellPerson(tx, now, action.supplierId, person, key, message),
  ).length
}

/** Queues a mail to everybody at a supplier who can be written to, once per `key` and person; answers how many. */
export function tellSupplier(tx: Db, now: Date, supplierId: string, key: string, message: Message): number {
  return findSupplierContacts(tx, supplierId).filter(person =>
    tellPerson(tx, now, supplierId, person, key, message),
  ).length
}

function tellPerson(
  tx: Db,
  now: Date,
  supplierId: string,
  { id, email, name, locale }: BuyerContact,
  key: string,
  messageFor: Message,
) {
  const supplier = findSupplierById(tx, supplierId)
  if (!supplier) throw new Error(`supplier ${supplierId} is missing`)
  const facts = {
    recipientName: name,
    organisationName: requireOrganisationName(tx, locale),
    supplierName: nameFor(supplier, { locale }),
  }
  return enqueueMail(tx, now, {
    to: { address: email, name, locale },
    message: messageFor(facts, locale),
    supplierId,
    userId: id,
    uniqueKey: `${key}:${id}`,
  })
}

/** How an action is named in a mail. */
export function factsOf(
  { code, finding, dueAt }: Pick<ActionRow, 'code' | 'finding' | 'dueAt'>,
  locale: Locale,
) {
  return { code, finding: shortened(finding), dueOn: dueAt ? formatDate(dueAt, locale) : '–' }
}

export function urlOf(path: string) {
  return `${getEnvironment().publicOrigin}${path}`
}

function shortened(text: string) {
  const letters = [...text.replace(/\s+/g, ' ')]
  return letters.length > MAX_FINDING ? `${letters.slice(0, MAX_FINDING - 1).join('')}…` : letters.join('')
}
