import { CalendarClock } from 'lucide-react'
import { daysUntil, formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { cx } from '#app/ui/cx.ts'

const SOON_DAYS = 7

type Props = {
  dueAt: Date
  /** The server's. */
  now: Date
  /** The buyer reads when it is due, the supplier is asked to submit until then. */
  isBuyer?: boolean
}

/** When an assessment is due and how long that is. */
export function DueDate({ dueAt, now, isBuyer = false }: Props) {
  const l = useLocale()
  const isOverdue = dueAt < now
  const days = isOverdue ? daysUntil(now, dueAt) : daysUntil(dueAt, now)
  const values = { date: formatDate(dueAt, l.locale), days: String(days) }
  const today = isBuyer ? m.campaign_due_left_today : m.checklist_due_today
  const later = isBuyer ? m.campaign_due_left : m.checklist_due_days
  const left = days === 0 ? today(values, l) : later(values, l)
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
