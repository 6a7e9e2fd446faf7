import { isoDate, formatDate, formatRate } from '#app/i18n/format.ts'
import { enqueueMail } from '#app/mail/enqueue-mail.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { transact, type Db } from '#db/client.server.ts'
import type { BuyerContact } from '../contact-queries.server.ts'
import { countPopulation } from '../population-count-queries.server.ts'
import { scopeOf } from '../population-page.server.ts'
import type { CampaignRow } from '../queries.server.ts'
import { responseRate } from '../response-rate.ts'
import { daysLeft } from './due-reminders.ts'
import {
  countCommentsSince,
  countExtensionRequests,
  countSubmittedSince,
  findLatestDigestAt,
  findProcurement,
} from './digest-queries.server.ts'
import { findOpenCampaigns } from './queries.server.ts'

/**
 * Queues the summary of every open campaign to the people of procurement: at most one per campaign, person and day in
 * China. What is new counts from the summary before, or from the opening. Nothing is open: nothing is sent. Answers
 * how many were queued.
 */
export function sendDigest(db: Db, now: Date) {
  const campaigns = findOpenCampaigns(db)
  const people = campaigns.length > 0 ? findProcurement(db) : []
  let mails = 0
  for (const campaign of campaigns) {
    const standing = standingOf(db, campaign, now)
    mails += transact(
      db,
      tx => people.filter(person => enqueueDigest(tx, campaign, standing, person, now)).length,
    )
  }
  return { campaigns: campaigns.length, mails }
}

type Standing = ReturnType<typeof standingOf>

function standingOf(db: Db, campaign: CampaignRow, now: Date) {
  const counts = countPopulation(db, scopeOf(campaign, now))
  const { replied, expected } = responseRate(counts)
  const { 'to-review': toReview, overdue, 'without-contact': unreachable } = counts
  return { replied, expected, toReview, overdue, unreachable }
}

function enqueueDigest(tx: Db, campaign: CampaignRow, standing: Standing, person: BuyerContact, now: Date) {
  const { id: campaignId } = campaign
  const { locale } = person
  const since = findLatestDigestAt(tx, campaignId, person.id, now) ?? campaign.openedAt ?? campaign.createdAt
  const { pending, recent } = countExtensionRequests(tx, campaignId, since)
  const { replied, expected, ...waiting } = standing
  return enqueueMail(tx, now, {
    to: { address: person.email, name: person.name, locale },
    userId: person.id,
    uniqueKey: `campaign-digest:${campaignId}:${person.id}:${isoDate(now)}`,
    message: {
      kind: 'campaign-digest',
      recipientName: person.name,
      organisationName: requireOrganisationName(tx, locale),
      campaignName: nameFor(campaign, { locale }),
      dueOn: formatDate(campaign.dueAt, locale),
      daysLeft: daysLeft(campaign.dueAt, now),
      rate: formatRate(replied, expected, locale),
      sinceLast: {
        submitted: countSubmittedSince(tx, campaignId, since),
        extensionRequests: recent,
        comments: countCommentsSince(tx, campaignId, since),
      },
      waiting: { ...waiting, extensionRequests: pending },
      url: `${getEnvironment().publicOrigin}/campaigns/${campaignId}`,
    },
  })
}
