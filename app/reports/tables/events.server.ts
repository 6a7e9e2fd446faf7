import { canSeeAssessments } from '#app/accounts/roles.ts'
import { EVENT_LABELS } from '#app/history/event-labels.ts'
import { VERDICT_WORDS } from '#app/grading/labels.ts'
import { toTimelineEntry } from '#app/history/timeline-entry.ts'
import type { TimelineEntry } from '#app/history/Timeline.tsx'
import { m } from '#app/paraglide/messages.js'
import { findSupplierById } from '#app/suppliers/queries.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { findOpenedCampaign } from '../campaign-pages.server.ts'
import { keyPages } from '../key-pages.ts'
import { findEventsAfter } from '../log-queries.server.ts'
import { namedColumns } from '../supplier-columns.ts'
import { defineTable, type Column, type TableRequest } from '../table.server.ts'

type Found = ReturnType<typeof findEventsAfter>[number]
type Row = Found & { entry: TimelineEntry }

const columns: Column<Row>[] = [
  { header: m.export_event_at, kind: 'time', value: ({ entry }) => entry.at },
  { header: m.export_event_number, kind: 'number', value: ({ entry }) => entry.seq },
  { header: m.export_event, width: 24, value: ({ entry }, l) => EVENT_LABELS[entry.type]({}, l) },
  {
    header: m.export_event_by,
    width: 16,
    value: ({ entry }, l) => (entry.isSystem ? m.history_by_system({}, l) : entry.actorName),
  },
  { header: m.export_event_about, width: 30, value: ({ entry }) => entry.about },
  {
    header: m.export_verdict,
    width: 14,
    value: ({ entry }, l) => (entry.verdict ? VERDICT_WORDS[entry.verdict.value]({}, l) : null),
  },
  { header: m.export_event_reason, width: 40, value: ({ entry }) => entry.reason },
  ...namedColumns,
]

/** The audit trail of one supplier (`supplierId`) or one campaign (`campaignId`), oldest first, without the saves of forms. */
export const eventsTable = defineTable<Row>('events', canSeeAssessments, request => {
  const of = subjectOf(request)
  if (!of) return null
  const pages = keyPages(
    (after: number | null, limit) => findEventsAfter(request.db, of.subject, after, limit).map(withEntry),
    ({ event }) => event.seq,
  )
  return { title: m.export_events_title, about: of.about, subject: of.subject, columns, pages }
})

function subjectOf({ db, actor, params, locale }: TableRequest) {
  const supplierId = params.get('supplierId')
  if (supplierId) {
    const supplier = findSupplierById(db, supplierId)
    return supplier && { subject: { supplierId }, about: nameFor(supplier, { locale }) }
  }
  const campaign = findOpenedCampaign(db, actor, params.get('campaignId'))
  return campaign && { subject: { campaignId: campaign.id }, about: nameFor(campaign, { locale }) }
}

/** What the buyer's timeline shows of an event; answers' values and files' names stay in the record. */
function withEntry(found: Found): Row {
  return { ...found, entry: toTimelineEntry(found.event) }
}
