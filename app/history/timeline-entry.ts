import { isoDate } from '#app/i18n/format.ts'
import type { EventType } from './events.ts'
import type { TimelineEntry } from './Timeline.tsx'

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
  }
}

/** The part that the supplier sees: its own people's steps in full, of the buyer's the outcome; else null. */
export function toSupplierEntry(event: StoredEvent): TimelineEntry | null {
  const entry = toTimelineEntry(event)
  if (OWN_STEPS.includes(event.type)) return entry
  return BUYER_STEPS.includes(event.type) ? { ...entry, actorName: null, about: null, reason: null } : null
}

/** Newest first. The saves of one person on one day (in China) become one entry that counts their items. */
export function collapseSaves(entries: TimelineEntry[]): TimelineEntry[] {
  const items = new Map<string, Set<string | null>>()
  const shown: TimelineEntry[] = []
  for (const entry of entries) {
    const key = `${entry.actorName} ${isoDate(entry.at)}`
    const known = entry.type === 'answer.saved' ? items.get(key) : undefined
    known?.add(entry.about)
    if (known) continue
    if (entry.type === 'answer.saved') items.set(key, new Set([entry.about]))
    shown.push(entry)
  }
  return shown.map(entry => {
    const count = items.get(`${entry.actorName} ${isoDate(entry.at)}`)?.size ?? 1
    return entry.type === 'answer.saved' && count > 1 ? { ...entry, count, about: null } : entry
  })
}

function textOf(value: unknown) {
  return typeof value === 'string' && value !== '' ? value : null
}
