import { Link, useSearchParams } from '@remix-run/react'
import { VERDICT_WORDS } from '#app/grading/labels.ts'
import type { Verdict } from '#app/grading/types.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { EVENT_LABELS } from './event-labels.ts'
import type { EventType } from './events.ts'

export type TimelineEntry = {
  seq: number
  at: Date
  type: EventType
  /** Null: somebody at the buyer, whose name the reader is not told. */
  actorName: string | null
  isSystem: boolean
  /** How many answers or acceptances the entry stands for. */
  count: number
  /** Which record, in the reader's words: an item's code, a file's name, a person's address. */
  about: string | null
  /** What the person wrote: a reason, a comment. */
  reason: string | null
  /** Evidence that was not uploaded but taken over from the year before. */
  isCarried: boolean
  /** Of a recorded verdict; null for every other step. */
  verdict: EntryVerdict | null
}

export type EntryVerdict = {
  value: Verdict
  /** The verdict it replaced, when that was another one. */
  previous: Verdict | null
  /** Reasons, one for each trigger dismissed, and one for each the reviewer found. */
  dismissed: string[]
  raised: string[]
}

/** `older`: number of the page's oldest event, when there are older ones. */
export type TimelinePage = { entries: TimelineEntry[]; older: number | null }

/** Newest first: what happened, who did it, when, and the reason given; with a link to what is older. */
export function Timeline({ page: { entries, older } }: { page: TimelinePage }) {
  const l = useLocale()
  return (
    <>
      {entries.length === 0 ? (
        <p className="text-muted">{m.history_empty({}, l)}</p>
      ) : (
        <Entries entries={entries} />
      )}
      {older !== null && <OlderLink older={older} />}
    </>
  )
}

function OlderLink({ older }: { older: number }) {
  const l = useLocale()
  const [searchParams] = useSearchParams()
  const params = new URLSearchParams(searchParams)
  params.set('before', String(older))
  return (
    <p className="mt-3">
      <Link to={`?${params}#history`} className="link">
        {m.history_older({}, l)}
      </Link>
    </p>
  )
}

function Entries({ entries }: { entries: TimelineEntry[] }) {
  const l = useLocale()
  return (
    <ol className="divide-y divide-line">
      {entries.map(entry => (
        <li key={entry.seq} className="grid gap-x-6 py-2 text-sm sm:grid-cols-[11rem_1fr]">
          <time dateTime={entry.at.toISOString()} className="text-muted tabular-nums">
            {formatDateTime(entry.at, l.locale)}
          </time>
          <div>
            <span className="font-medium">{labelOf(entry, l)}</span>
            {entry.about && <span> · {entry.about}</span>}
            <span className="text-muted">
              {' '}
              · {entry.isSystem ? m.history_by_system({}, l) : (entry.actorName ?? m.history_by_buyer({}, l))}
            </span>
            {notesOf(entry, l).map((note, at) => (
              <p key={at} className="mt-0.5 text-muted">
                {note}
              </p>
            ))}
          </div>
        </li>
      ))}
    </ol>
  )
}

function labelOf({ type, count, verdict, isCarried }: TimelineEntry, l: LocaleOption) {
  if (count > 1) {
    const params = { count: String(count) }
    return verdict ? m.history_items_accepted(params, l) : m.history_answers_saved(params, l)
  }
  if (isCarried) return m.history_evidence_carried({}, l)
  return verdict ? VERDICT_WORDS[verdict.value]({}, l) : EVENT_LABELS[type]({}, l)
}

/** What the verdict replaced, what was written, and the triggers dismissed or found. */
function notesOf({ reason, verdict }: TimelineEntry, l: LocaleOption) {
  const { previous = null, dismissed = [], raised = [] } = verdict ?? {}
  return [
    ...(previous ? [m.history_verdict_before({ verdict: VERDICT_WORDS[previous]({}, l) }, l)] : []),
    ...(reason ? [reason] : []),
    ...dismissed.map(because => m.history_trigger_dismissed({ reason: because }, l)),
    ...raised.map(because => m.history_trigger_raised({ reason: because }, l)),
  ]
}
