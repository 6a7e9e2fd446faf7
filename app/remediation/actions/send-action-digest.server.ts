import { findBuyerContacts, type BuyerContact } from '#app/campaigns/contact-queries.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { enqueueMail } from '#app/mail/enqueue-mail.server.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { actionsHref } from './action-search.ts'
import { findReceivers } from './find-receivers.server.ts'
import { findCountsOfOwner, findOwnerCounts, type ActionCounts } from './job-queries.server.ts'
import { urlOf } from './tell.server.ts'

/** `isStandIn`: some of the actions are followed by nobody who is still there. */
type Share = ActionCounts & { person: BuyerContact; isStandIn: boolean }

/**
 * Queues to everybody at the buyer who follows open actions, or stands in for somebody who has left, how many there are and
 * what waits for the buyer: at most one mail per person and day in China.
 */
export function sendActionDigest(db: Db, now: Date) {
  const mails = transact(db, tx => sharesOf(tx, now).filter(share => tellShare(tx, now, share)).length)
  return { mails }
}

function sharesOf(tx: Db, now: Date): Share[] {
  const counts = findOwnerCounts(tx, now)
  const people = findBuyerContacts(
    tx,
    counts.flatMap(({ ownerId }) => ownerId ?? []),
  )
  const shares = new Map<string, Share>()
  for (const own of counts) {
    const person = people.find(({ id }) => id === own.ownerId)
    if (person) addShare(shares, { ...own, person, isStandIn: false })
    else for (const share of standInShares(tx, now, own.ownerId)) addShare(shares, share)
  }
  return [...shares.values()]
}

/** The actions of somebody who has left, by who is told of them instead. */
function standInShares(tx: Db, now: Date, ownerId: string | null): Share[] {
  return findCountsOfOwner(tx, now, ownerId).flatMap(group =>
    findReceivers(tx, group).map(person => ({ ...group, person, isStandIn: true })),
  )
}

function addShare(shares: Map<string, Share>, { person, isStandIn, ...more }: Share) {
  const known = shares.get(person.id)
  const sumOf = (key: keyof ActionCounts) => (known?.[key] ?? 0) + more[key]
  shares.set(person.id, {
    person,
    isStandIn: isStandIn || (known?.isStandIn ?? false),
    open: sumOf('open'),
    overdue: sumOf('overdue'),
    contested: sumOf('contested'),
    plans: sumOf('plans'),
    evidence: sumOf('evidence'),
    extensions: sumOf('extensions'),
  })
}

function tellShare(tx: Db, now: Date, { person, isStandIn, open, overdue, ...waiting }: Share): boolean {
  const { id, email, name, locale } = person
  const { contested, plans, evidence, extensions } = waiting
  return enqueueMail(tx, now, {
    to: { address: email, name, locale },
    userId: id,
    uniqueKey: `action-digest:${id}:${isoDate(now)}`,
    message: {
      kind: 'action-digest',
      recipientName: name,
      organisationName: requireOrganisationName(tx, locale),
      ...{ open, overdue },
      waiting: { contested, plans, evidence, extensions },
      url: urlOf(actionsHref({ state: 'with-buyer', ...(isStandIn ? {} : { ownerId: id }) })),
    },
  })
}
