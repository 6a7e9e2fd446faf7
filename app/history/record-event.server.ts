import type { Actor } from '#app/accounts/roles.ts'
import { profileOf } from '#app/questionnaires/kind-profiles.ts'
import type { Db } from '#db/client.server.ts'
import type { EventType } from './events.ts'
import { insertEvent, type LedgerHead } from './ledger-queries.server.ts'
import { findKindOfRound } from './queries.server.ts'

/** Who acts, when, from where. Verbs take it whole, so that every change can say so. */
export type ActionContext = { actor: Actor; now: Date; ip: string | null }

export type EventSubject = {
  supplierId?: string | null
  campaignId?: string | null
  assessmentId?: string | null
  userId?: string | null
  /** For the integrity function alone. */
  isRestricted?: boolean
}

/**
 * Appends a fact, and answers its place in the chain. What is recorded about a confidential round is restricted, whoever
 * records it. Call it inside the transaction of the change.
 */
export function recordEvent(
  tx: Db,
  context: ActionContext,
  type: EventType,
  subject: EventSubject,
  data: Record<string, unknown> = {},
): LedgerHead {
  const { actor, now, ip } = context
  return insertEvent(tx, {
    at: now,
    type,
    actorId: actor.userId,
    actorName: actor.name,
    ip,
    ...subject,
    isRestricted: isRestricted(tx, subject),
    data,
  })
}

/** Appends a fact that no person caused (a deadline passed, a mail was given up). */
export function recordSystemEvent(
  tx: Db,
  now: Date,
  type: EventType,
  subject: EventSubject,
  data: Record<string, unknown> = {},
): LedgerHead {
  return insertEvent(tx, {
    at: now,
    type,
    actorId: null,
    actorName: 'system',
    ip: null,
    ...subject,
    isRestricted: isRestricted(tx, subject),
    data,
  })
}

function isRestricted(tx: Db, { isRestricted = false, campaignId, assessmentId }: EventSubject) {
  const kind = campaignId || assessmentId ? findKindOfRound(tx, { campaignId, assessmentId }) : null
  return isRestricted || (kind !== null && profileOf(kind).confidential)
}
