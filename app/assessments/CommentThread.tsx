import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { cx } from '#app/ui/cx.ts'
import type { CommentView } from './comment.ts'

/** What both sides have said about one item, oldest first. Nothing at all before the first word. */
export function CommentThread({ comments }: { comments: readonly CommentView[] }) {
  const l = useLocale()
  if (comments.length === 0) return null
  return (
    <ol className="flex flex-col gap-3">
      {comments.map(({ id, body, from, authorName, writtenAt }) => (
        <li key={id} className={cx('border-l-2 pl-3', from === 'buyer' ? 'border-accent' : 'border-line')}>
          <p className="text-sm text-soft">
            <span className="font-medium text-ink">{authorName}</span> {formatDateTime(writtenAt, l.locale)}
          </p>
          <p className="break-words whitespace-pre-line">{body}</p>
        </li>
      ))}
    </ol>
  )
}
