import type { EventType } from './events.ts'
import type { TimelineEntry } from './Timeline.tsx'

type StoredEvent = {
  seq: number
  at: Date
  type: EventType
  actorId: string | null
  actorName: string
  data: Record<string, unknown>
}

const ABOUT_KEYS = ['itemCode', 'fileName', 'email', 'name'] as const

/** The part of a stored event that a timeline shows; answers' values stay in the record. */
export function toTimelineEntry({ seq, at, type, actorId, actorName, data }: StoredEvent): TimelineEntry {
  return {
    seq,
    at,
    type,
    actorName,
    isSystem: actorId === null,
    about:
      ABOUT_KEYS.map(key => textOf(data[key]))
        .filter(Boolean)
        .join(' · ') || null,
    reason: textOf(data.reason) ?? textOf(data.comment),
  }
}

function textOf(value: unknown) {
  return typeof value === 'string' && value !== '' ? value : null
}
