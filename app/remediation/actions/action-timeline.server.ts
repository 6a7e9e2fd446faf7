import { isSupplier, type Actor } from '#app/accounts/roles.ts'
import type { EventType } from '#app/history/events.ts'
import { toTimelineEntry } from '#app/history/timeline-entry.ts'
import type { TimelineEntry, TimelinePage } from '#app/history/Timeline.tsx'
import type { Db } from '#db/client.server.ts'
import { findActionEvents } from './event-queries.server.ts'

const EVENTS_PER_PAGE = 100

/** What the supplier does itself: it reads who did it, and what was written. */
const OWN_STEPS: readonly EventType[] = [
  'action.acknowledged',
  'action.contested',
  'action.plan-submitted',
  'action.file-added',
  'action.file-removed',
  'action.evidence-submitted',
  'action.extension-asked',
]
/** What the buyer tells the supplier: that it happened and why, not who did it. */
const TOLD_STEPS: readonly EventType[] = [
  'action.issued',
  'action.upheld',
  'action.withdrawn',
  'action.plan-accepted',
  'action.plan-returned',
  'action.found-insufficient',
  'action.closed',
  'action.reopened',
  'action.effectiveness-confirmed',
  'action.extension-granted',
  'action.extension-refused',
]

/**
 * An action's events, newest first, without the comments, which stand on its page themselves; those before an event when
 * `before` names its number. The caller has checked that the reader may see the action.
 */
export function actionTimeline(db: Db, actor: Actor, actionId: string, before: number | null): TimelinePage {
  const rows = findActionEvents(db, actionId, before, EVENTS_PER_PAGE + 1)
  const events = rows.slice(0, EVENTS_PER_PAGE)
  return {
    entries: events
      .filter(({ type }) => type !== 'action.commented')
      .map(toTimelineEntry)
      .flatMap(entry => (isSupplier(actor) ? (forSupplier(entry) ?? []) : entry)),
    older: rows.length > EVENTS_PER_PAGE ? (events.at(-1)?.seq ?? null) : null,
  }
}

function forSupplier(entry: TimelineEntry): TimelineEntry | null {
  if (OWN_STEPS.includes(entry.type)) return entry
  return TOLD_STEPS.includes(entry.type) ? { ...entry, actorName: null, about: null } : null
}
