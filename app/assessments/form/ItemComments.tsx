import { lazy, Suspense, useState } from 'react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Badge } from '#app/ui/Badge.tsx'
import { Button } from '#app/ui/Button.tsx'
import { useHydrated } from '#app/ui/use-hydrated.ts'
import { isAwaitingReply, type CommentView, type Side } from '../comment.ts'
import { CommentThread } from '../CommentThread.tsx'

/** Seldom opened, so it is fetched when it is. */
const CommentBox = lazy(() => import('./CommentBox.tsx'))

type Props = {
  assessmentId: string
  code: string
  comments: CommentView[]
  mayComment: boolean
  /** Who reads. */
  side?: Side
}

/** What buyer and supplier said about an item, and the way to say more; a page of its own without JavaScript. */
export function ItemComments({ assessmentId, code, comments: stored, mayComment, side = 'supplier' }: Props) {
  const l = useLocale()
  const isHydrated = useHydrated()
  const [comments, setComments] = useState(stored)
  const [isOpen, setIsOpen] = useState(false)
  if (comments.length === 0 && !mayComment) return null
  const label = comments.length > 0 ? m.checklist_comment_reply({}, l) : m.checklist_comment_ask({}, l)
  return (
    <section
      aria-label={m.checklist_comment_for({ code }, l)}
      className="mt-5 flex flex-col items-start gap-3"
    >
      {mayComment && isAwaitingReply(comments, side) && (
        <Badge tone="warn">{m.checklist_comment_awaiting({}, l)}</Badge>
      )}
      <CommentThread comments={comments} />
      {isOpen && (
        <Suspense fallback={null}>
          <CommentBox
            action={`/assessments/${assessmentId}/items/${code}/comments`}
            label={label}
            onSent={all => {
              setComments(all)
              setIsOpen(false)
            }}
          />
        </Suspense>
      )}
      {mayComment && !isOpen && isHydrated && (
        <Button
          type="button"
          variant="quiet"
          size="sm"
          className="-ml-3 no-print"
          onClick={() => setIsOpen(true)}
        >
          {label}
          <span className="sr-only">{code}</span>
        </Button>
      )}
      {mayComment && !isHydrated && (
        <a
          href={`/assessments/${assessmentId}/comments?item=${code}#${code}`}
          className="link text-sm no-print"
        >
          {label}
          <span className="sr-only">{code}</span>
        </a>
      )}
    </section>
  )
}
