import { CalendarClock } from 'lucide-react'
import { daysUntil, formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { cx } from '#app/ui/cx.ts'

const SOON_DAYS = 7

/** When an assessment is due and how long that is; `now` is the server's. */
export function DueDate({ dueAt, now }: { dueAt: Date; now: Date }) {
  const l = useLocale()
  const isOverdue = dueAt < now
  const days = isOverdue ? daysUntil(now, dueAt) : daysUntil(dueAt, now)
  const values = { date: formatDate(dueAt, l.locale), days: String(days) }
  const left = days === 0 ? m.checklist_due_today(values, l) : m.checklist_due_days(values, l)
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1.5',
        isOverdue ? 'font-medium text-bad' : days <= SOON_DAYS ? 'font-medium text-warn' : 'text-soft',
      )}
    >
      <CalendarClock aria-hidden="true" className="size-4" />
      <span>{isOverdue ? m.checklist_overdue(values, l) : left}</span>
    </span>
  )
}
