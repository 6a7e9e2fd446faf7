import { CalendarClock } from 'lucide-react'
import { daysUntil, formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { cx } from '#app/ui/cx.ts'
import { isActionOverdue, isOpenAction, type ActionState } from './action-state.ts'

const SOON_DAYS = 7

/** How long an action still has; `now` is the server's. Nothing once it has ended. */
export function ActionClock({ state, dueAt, now }: { state: ActionState; dueAt: Date | null; now: Date }) {
  const l = useLocale()
  if (state === 'draft') return <span className="text-soft">{m.action_no_due({}, l)}</span>
  if (!dueAt || !isOpenAction(state)) return null
  const isOverdue = isActionOverdue({ state, dueAt }, now)
  const days = Math.abs(daysUntil(dueAt, now))
  const words = { date: formatDate(dueAt, l.locale), days: String(days) }
  const left = days === 0 ? m.action_due_today(words, l) : m.action_due(words, l)
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1.5',
        isOverdue ? 'font-medium text-bad' : days <= SOON_DAYS ? 'font-medium text-warn' : 'text-soft',
      )}
    >
      <CalendarClock aria-hidden="true" className="size-4 shrink-0" />
      <span>{isOverdue ? m.action_overdue(words, l) : left}</span>
    </span>
  )
}
