import { canSeeIntegrity, canSeeIntegrityStatus, isBuyer, type Actor } from '#app/accounts/roles.ts'
import type { Checklist } from '#app/assessments/checklist.ts'
import { findChecklist } from '#app/assessments/find-assessment.server.ts'
import { findTallies } from '#app/campaigns/population-count-queries.server.ts'
import { findAllCampaigns, findCampaignById, type CampaignRow } from '#app/campaigns/queries.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/client.server.ts'
import { FLAG_COLOURS } from '../flags.ts'
import {
  countByColour,
  countLate,
  countReplies,
  findFlags,
  findReply,
  findStatusBySupplierId,
  isRecusedFromReply,
  replyPageQuery,
  type ListedReply,
} from './queries.server.ts'
import { flagState } from './reply-flag.ts'
import { replyFigures } from './reply-rate.ts'
import type { ReplySearch } from './reply-search.ts'

export const REPLIES_PER_PAGE = 50

/** What the actor sees of replies: everything, colours without restricted flags, or nothing. */
export function sightOf(actor: Actor): ReplySearch['sees'] | null {
  if (canSeeIntegrity(actor)) return 'all'
  return canSeeIntegrityStatus(actor) ? 'open' : null
}

/** Rounds of the integrity questionnaire, newest first; drafts are for those who run them. */
export function listReplyRounds(db: Db, actor: Actor): CampaignRow[] {
  const sees = sightOf(actor)
  if (!sees) return []
  return findAllCampaigns(db, 'integrity').filter(({ state }) => sees === 'all' || state !== 'draft')
}

export function findReplyRound(db: Db, actor: Actor, campaignId: string): CampaignRow | null {
  const sees = sightOf(actor)
  const campaign = sees ? findCampaignById(db, campaignId) : null
  if (campaign?.kind !== 'integrity' || campaign.discardedAt) return null
  return sees === 'all' || campaign.state !== 'draft' ? campaign : null
}

/** How a round stands: its rates with both numbers, and how many replies have which colour. */
export function replyStanding(db: Db, campaignId: string, sees: ReplySearch['sees']) {
  const figures = replyFigures(findTallies(db, campaignId, 'class'))
  const counted = countByColour(db, campaignId)
  const colours = FLAG_COLOURS.map(colour => ({
    colour,
    count: counted
      .filter(row => (sees === 'all' ? row.colour : row.openColour) === colour)
      .reduce((sum, { n }) => sum + n, 0),
  }))
  return { ...figures, late: countLate(db, campaignId), colours }
}

/** One page of a round's suppliers, with the colour that the reader may know; past the end is the last one. */
export function findReplyPage(db: Db, campaignId: string, search: ReplySearch) {
  const total = countReplies(db, campaignId, search)
  const pageCount = Math.max(1, Math.ceil(total / REPLIES_PER_PAGE))
  const page = Math.min(search.page, pageCount)
  const rows = replyPageQuery(db, campaignId, search, { page, pageSize: REPLIES_PER_PAGE }).all()
  return { rows: rows.map(row => toStatus(row, search.sees)), total, page, pageCount }
}

export type ReplyStatus = 'exempt' | 'not-sent' | 'sent' | 'opened' | 'in-progress' | 'replied' | 'no-reply'

/** What a list shows of one supplier, and no more than the reader may know. */
export function toStatus(row: ListedReply, sees: ReplySearch['sees']) {
  const { id, supplierId, code, nameZh, nameEn, dueAt, repliedAt } = row
  const own = { status: statusOf(row), colour: row.colour, openComments: row.openComments }
  const open = { status: repliedOrNot(row), colour: row.openColour, openComments: 0 }
  const shown = sees === 'all' ? { ...own, id } : { ...open, id: null }
  return { supplierId, code, nameZh, nameEn, dueAt: sees === 'all' ? dueAt : null, repliedAt, ...shown }
}

export type StatusRow = ReturnType<typeof toStatus>

type Standing = Pick<ListedReply, 'state' | 'repliedAt'>

export function statusOf({ state, stage, repliedAt }: Standing & { stage: number | null }): ReplyStatus {
  if (state === 'exempt') return 'exempt'
  if (repliedAt) return 'replied'
  if (state === 'no-response') return 'no-reply'
  if (state === 'in-progress') return 'in-progress'
  return (['not-sent', 'sent', 'opened', 'in-progress'] as const)[stage ?? 0] ?? 'sent'
}

/** Others learn whether a supplier has replied, not how far it is. */
export function repliedOrNot({ state, repliedAt }: Standing): ReplyStatus {
  if (state === 'exempt') return 'exempt'
  return repliedAt ? 'replied' : 'no-reply'
}

/** A supplier's rounds for its page at the buyer: replied or not, and the colour; empty for whoever may not know. */
export function findSupplierStatus(db: Db, actor: Actor, supplierId: string) {
  const sees = sightOf(actor)
  if (!sees) return []
  return findStatusBySupplierId(db, supplierId).map(({ id, campaignId, state, repliedAt, ...round }) => ({
    ...round,
    id: campaignId,
    repliedAt,
    replyId: sees === 'all' && repliedAt ? id : null,
    status: repliedOrNot({ state, repliedAt }),
  }))
}

/** A reply with its answers and flags; null for whoever may not read it, is kept out of it, and before it is sent. */
export function findReplyInFull(db: Db, actor: Actor, assessmentId: string) {
  const checklist = isBuyer(actor) ? findChecklist(db, actor, assessmentId, 'integrity') : null
  const reply = checklist && findReply(db, assessmentId)
  if (!reply || isRecusedFromReply(db, assessmentId, actor.userId)) return null
  const flags = findFlags(db, assessmentId).map(row => ({ ...row, state: flagState(row) }))
  return { checklist, reply, flags }
}

/** Items whose flag waits for the supplier's explanation, as the supplier reads them. */
export function toExplain(db: Db, { assessment, dimensions }: Checklist, locale: Locale) {
  const open = new Set(
    findFlags(db, assessment.id)
      .filter(row => row.level === 'amber' && flagState(row) === 'open')
      .map(({ itemCode }) => itemCode),
  )
  return dimensions.flatMap(({ code: dimension, items }) =>
    items
      .filter(({ code }) => open.has(code))
      .map(({ code, question }) => ({ code, dimension, question: question[locale] })),
  )
}
