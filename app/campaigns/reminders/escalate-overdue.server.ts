import { isoDate, formatDate } from '#app/i18n/format.ts'
import { enqueueMail, type OutgoingMail } from '#app/mail/enqueue-mail.server.ts'
import { existsMailWithKey } from '#app/mail/queries.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { transact, type Db } from '#db/client.server.ts'
import { findBuyerContacts, type BuyerContact } from '../contact-queries.server.ts'
import type { CampaignRow } from '../queries.server.ts'
import { escalatesFrom, owesAnswers } from './due-reminders.ts'
import { findEscalated, findOpenCampaigns, markEscalated, type SliceRow } from './queries.server.ts'
import { slicesOf } from './slices.server.ts'

const MOST_LISTED = 20
/** SQLite takes at most 32,766 values in one statement. */
const IDS_PER_STATEMENT = 500

type Overdue = ReturnType<typeof findEscalated>[number]
/** The suppliers one person looks after: all by id, the first few to be named. */
type Group = { ids: string[]; listed: Overdue[] }

/**
 * Tells whoever keeps the relationship which suppliers have become overdue: those whose first reminder after the due
 * date has come and of whose due date nobody was told before. The supplier's owner, or else who made the campaign;
 * one mail per person, campaign and day in China. What comes too late for today's mail is in tomorrow's.
 */
export async function escalateOverdue(db: Db, now: Date, stop?: AbortSignal) {
  const campaigns = findOpenCampaigns(db)
  const report = { campaigns: campaigns.length, suppliers: 0, mails: 0 }
  for (const campaign of campaigns) {
    for (const [personId, group] of await groupByOwner(db, campaign, now, stop)) {
      if (stop?.aborted || !tellOwner(db, campaign, personId, group, now)) continue
      report.suppliers += group.ids.length
      report.mails += 1
    }
  }
  return report
}

async function groupByOwner(db: Db, campaign: CampaignRow, now: Date, stop?: AbortSignal) {
  const groups = new Map<string, Group>()
  for await (const slice of slicesOf(db, campaign, stop)) {
    const ids = slice.filter(row => isNewlyOverdue(campaign, row, now)).map(({ id }) => id)
    if (ids.length === 0) continue
    const overdue = findEscalated(db, ids)
    const owners = new Set(
      findBuyerContacts(
        db,
        overdue.flatMap(({ ownerId }) => ownerId ?? []),
      ).map(({ id }) => id),
    )
    for (const one of overdue) {
      const personId = one.ownerId !== null && owners.has(one.ownerId) ? one.ownerId : campaign.createdById
      const group = groups.get(personId) ?? { ids: [], listed: [] }
      group.ids.push(one.assessmentId)
      if (group.listed.length < MOST_LISTED) group.listed.push(one)
      groups.set(personId, group)
    }
  }
  return groups
}

function isNewlyOverdue({ reminderPlan }: CampaignRow, row: SliceRow, now: Date) {
  const from = escalatesFrom(reminderPlan, row.dueAt)
  const isTold = row.escalatedDueAt?.getTime() === row.dueAt.getTime()
  return owesAnswers(row) && !isTold && from !== null && from <= now
}

/** Answers false when the person cannot be written to, or has had today's mail. */
function tellOwner(db: Db, campaign: CampaignRow, personId: string, group: Group, now: Date): boolean {
  const uniqueKey = `overdue-escalation:${campaign.id}:${personId}:${isoDate(now)}`
  return transact(db, tx => {
    const [person] = findBuyerContacts(tx, [personId])
    if (!person || existsMailWithKey(tx, uniqueKey)) return false
    enqueueMail(tx, now, { ...escalationMail(tx, campaign, person, group), uniqueKey })
    for (let at = 0; at < group.ids.length; at += IDS_PER_STATEMENT)
      markEscalated(tx, group.ids.slice(at, at + IDS_PER_STATEMENT))
    return true
  })
}

function escalationMail(tx: Db, campaign: CampaignRow, person: BuyerContact, group: Group): OutgoingMail {
  const { locale } = person
  const { publicOrigin } = getEnvironment()
  return {
    to: { address: person.email, name: person.name, locale },
    userId: person.id,
    message: {
      kind: 'overdue-escalation',
      recipientName: person.name,
      organisationName: requireOrganisationName(tx, locale),
      campaignName: nameFor(campaign, { locale }),
      dueOn: formatDate(campaign.dueAt, locale),
      suppliers: group.listed.map(one => ({
        name: nameFor(one, { locale }),
        code: one.code,
        completeItems: one.completeItems,
        askedItems: one.askedItems,
        url: `${publicOrigin}/suppliers/${one.supplierId}`,
      })),
      more: group.ids.length - group.listed.length,
      url: `${publicOrigin}/campaigns/${campaign.id}?group=overdue`,
    },
  }
}
