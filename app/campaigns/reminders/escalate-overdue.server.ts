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
/** Suppliers of one person: all by id of the assessment, the first few to be named. */
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
    for (const [personId, ids] of await groupByOwner(db, campaign, now, stop)) {
      const suppliers = stop?.aborted ? 0 : tellOwner(db, campaign, personId, ids, now)
      report.suppliers += suppliers
      report.mails += suppliers > 0 ? 1 : 0
    }
  }
  return report
}

async function groupByOwner(db: Db, campaign: CampaignRow, now: Date, stop?: AbortSignal) {
  const groups = new Map<string, string[]>()
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
      const ids = groups.get(personId) ?? []
      ids.push(one.assessmentId)
      groups.set(personId, ids)
    }
  }
  return groups
}

type Standing = Pick<SliceRow, 'state' | 'dueAt' | 'declinedAt' | 'escalatedDueAt'>

function isNewlyOverdue({ reminderPlan }: CampaignRow, row: Standing, now: Date) {
  const from = escalatesFrom(reminderPlan, row.dueAt)
  const isTold = row.escalatedDueAt?.getTime() === row.dueAt.getTime()
  return owesAnswers(row) && !isTold && from !== null && from <= now
}

/**
 * Answers of how many suppliers the person was told; 0 also when nobody can write to them, or they have had today's
 * mail. Who has answered or got more time since the first look is left out.
 */
function tellOwner(db: Db, campaign: CampaignRow, personId: string, ids: string[], now: Date): number {
  const uniqueKey = `overdue-escalation:${campaign.id}:${personId}:${isoDate(now)}`
  return transact(db, tx => {
    const [person] = findBuyerContacts(tx, [personId])
    if (!person || existsMailWithKey(tx, uniqueKey)) return 0
    const group = stillOverdue(tx, campaign, ids, now)
    if (group.ids.length === 0) return 0
    enqueueMail(tx, now, { ...escalationMail(tx, campaign, person, group), uniqueKey })
    for (let at = 0; at < group.ids.length; at += IDS_PER_STATEMENT)
      markEscalated(tx, group.ids.slice(at, at + IDS_PER_STATEMENT))
    return group.ids.length
  })
}

function stillOverdue(tx: Db, campaign: CampaignRow, ids: string[], now: Date): Group {
  const group: Group = { ids: [], listed: [] }
  for (let at = 0; at < ids.length; at += IDS_PER_STATEMENT) {
    const rows = findEscalated(tx, ids.slice(at, at + IDS_PER_STATEMENT))
    const overdue = rows.filter(row => isNewlyOverdue(campaign, row, now))
    group.ids.push(...overdue.map(({ assessmentId }) => assessmentId))
    group.listed.push(...overdue.slice(0, MOST_LISTED - group.listed.length))
  }
  return group
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
      suppliers: group.listed.map(one => ({
        name: nameFor(one, { locale }),
        code: one.code,
        dueOn: formatDate(one.dueAt, locale),
        completeItems: one.completeItems,
        askedItems: one.askedItems,
        url: `${publicOrigin}/suppliers/${one.supplierId}`,
      })),
      more: group.ids.length - group.listed.length,
      url: `${publicOrigin}/campaigns/${campaign.id}?group=overdue`,
    },
  }
}
