import { issueAccountLink } from '#app/accounts/account-links.server.ts'
import { findUserByEmail } from '#app/accounts/queries.server.ts'
import type { TokenKind } from '#app/accounts/roles.ts'
import { formatDate } from '#app/i18n/format.ts'
import type { Db } from '#db/client.server.ts'
import type { MailMessage } from '#emails/messages.ts'
import type { OutboxRow } from './queries.server.ts'

type Link = ReturnType<typeof issueAccountLink>

/**
 * Answers a function that puts a fresh link into a mail whose own was removed. Null: the recipient has no use
 * for the mail any more (account gone, closed, or already active). Mails to one person share one link, because a
 * newer link voids the older. Call it in the transaction that queues the mails.
 */
export function openLinkRenewal(tx: Db, now: Date) {
  const issued = new Map<string, Link>()

  function linkFor(kind: TokenKind, userId: string): Link {
    const link = issued.get(`${kind} ${userId}`) ?? issueAccountLink(tx, kind, userId, now)
    issued.set(`${kind} ${userId}`, link)
    return link
  }

  return function renew({ message, toAddress, locale }: OutboxRow): MailMessage | null {
    const user = findUserByEmail(tx, toAddress)
    const isOpen = user !== null && user.disabledAt === null
    const isInvited = isOpen && user.passwordHash === null
    switch (message.kind) {
      case 'invitation': {
        if (!isInvited) return null
        const { url, expiresAt } = linkFor('invitation', user.id)
        return { ...message, url, expiresOn: formatDate(expiresAt, locale) }
      }
      case 'password-reset':
        return isOpen ? { ...message, url: linkFor('password-reset', user.id).url } : null
      case 'campaign-invitation':
      case 'reminder':
        if (!isOpen) return null
        return { ...message, accountUrl: isInvited ? linkFor('invitation', user.id).url : null }
      default:
        return message
    }
  }
}
