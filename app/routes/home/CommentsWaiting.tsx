import { Link } from '@remix-run/react'
import { MessageSquare } from 'lucide-react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'

/** How many items have a comment of the buyer as their last word; leads to them. Nothing when there is none. */
export function CommentsWaiting({ assessmentId, count }: { assessmentId: string; count: number }) {
  const l = useLocale()
  if (count === 0) return null
  return (
    <p className="mt-3">
      <Link
        to={`/assessments/${assessmentId}/comments`}
        className="link inline-flex min-h-6 items-center gap-1.5 font-medium"
      >
        <MessageSquare aria-hidden="true" className="size-4" />
        {m.checklist_comments_waiting({ count: String(count) }, l)}
      </Link>
    </p>
  )
}
