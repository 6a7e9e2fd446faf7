import { z } from 'zod'
import { VERDICTS } from '#app/grading/types.ts'
import { isoDate } from '#app/i18n/format.ts'
import type { EventType } from './events.ts'
import type { EntryVerdict, TimelineEntry } from './Timeline.tsx'

export type StoredEvent = {
  seq: number
  at: Date
  type: EventType
  actorId: string | null
  actorName: string
  data: Record<string, unknown>
}

const ABOUT_KEYS = ['itemCode', 'fileName', 'email', 'name'] as const
/** The supplier's own work: what it is called is its own affair, that it happened is not. */
const SUPPLIER_WORK: readonly EventType[] = ['answer.saved', 'evidence.added', 'evidence.removed']

/** What a supplier sees of its own people. */
const OWN_STEPS: readonly EventType[] = [
  'assessment.opened',
  'assessment.started',
  ...SUPPLIER_WORK,
  'assessment.submitted',
]
/** What a supplier sees of the buyer: that it happened, not who did it nor why. */
const BUYER_STEPS: readonly EventType[] = [
  'assessment.invited',
  'assessment.returned',
  'assessment.recalled',
  'assessment.published',
]

const Findings = z.array(z.object({ reason: z.string() })).default([])
const ReviewData = z.object({
  verdict: z.enum(VERDICTS),
  previous: z.enum(VERDICTS).nullish(),
  dismissedTriggers: Findings,
  raisedTriggers: Findings,
})

/** The part of a stored event that the buyer sees; answers' values and files' names stay in the record. */
export function toTimelineEntry({ seq, at, type, actorId, actorName, data }: StoredEvent): TimelineEntry {
  const keys = SUPPLIER_WORK.includes(type) ? (['itemCode'] as const) : ABOUT_KEYS
  return {
    seq,
    at,
    type,
    actorName,
    isSystem: actorId === null,
    count: 1,
    about:
      keys
        .map(key => textOf(data[key]))
        .filter(Boolean)
        .join(' · ') || null,
    reason: textOf(data.reason) ?? textOf(data.comment),
    isCarried: type === 'evidence.added' && textOf(data.carriedFromId) !== null,
    verdict: type === 'review.recorded' ? verdictOf(data) : null,
  }
}

function verdictOf(data: Record<string, unknown>): EntryVerdict | null {
  const found = ReviewData.safeParse(data)
  if (!found.success) return null
  const { verdict, previous = null, dismissedTriggers, raisedTriggers } = found.data
  return {
    value: verdict,
    previous: previous === verdict ? null : previous,
    dismissed: dismissedTriggers.map(({ reason }) => reason),
    raised: raisedTriggers.map(({ reason }) => reason),
  }
}

/** The part that the supplier sees: its own people's steps in full, of the buyer's the outcome; else null. */
export function toSupplierEntry(event: StoredEvent): TimelineEntry | null {
  const entry = toTimelineEntry(event)
  if (OWN_STEPS.includes(event.type)) return entry
  return BUYER_STEPS.includes(event.type) ? { ...entry, actorName: null, about: null, reason: null } : null
}

/**
 * Newest first. The saves of one person on one day (in China) become one entry that counts their items; so do
 * the acceptances that neither replace another verdict nor say anything more.
 */
export function foldAlike(entries: TimelineEntry[]): TimelineEntry[] {
  const items = new Map<string, Set<string | null>>()
  const shown: TimelineEntry[] = []
  for (const entry of entries) {
    const key = foldKey(entry)
    const known = key === null ? undefined : items.get(key)
    known?.add(entry.about)
    if (known) continue
    if (key !== null) items.set(key, new Set([entry.about]))
    shown.push(entry)
  }
  return shown.map(entry => {
    const count = items.get(foldKey(entry) ?? '')?.size ?? 1
    return count > 1 ? { ...entry, count, about: null } : entry
  })
}

/** Equal for entries that become one; null for an entry that stands alone. */
function foldKey(entry: TimelineEntry) {
  const isFolded = entry.type === 'answer.saved' || isPlainAcceptance(entry)
  return isFolded ? `${entry.type} ${entry.actorName} ${isoDate(entry.at)}` : null
}

function isPlainAcceptance({ verdict, reason }: TimelineEntry) {
  if (verdict?.value !== 'accepted' || verdict.previous !== null || reason !== null) return false
  return verdict.dismissed.length + verdict.raised.length === 0
}

function textOf(value: unknown) {
  return typeof value === 'string' && value !== '' ? value : null
}
