import { useState, type ComponentType } from 'react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Badge } from '#app/ui/Badge.tsx'
import { Button } from '#app/ui/Button.tsx'
import { useHydrated } from '#app/ui/use-hydrated.ts'
import { isAwaitingReply, type CommentView, type Side } from '../comment.ts'
import { CommentThread } from '../CommentThread.tsx'
import type { CommentBoxProps } from './CommentBox.tsx'

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
  const [Box, setBox] = useState<ComponentType<CommentBoxProps> | null>(null)
  const [isCutOff, setIsCutOff] = useState(false)
  if (comments.length === 0 && !mayComment) return null
  const label = comments.length > 0 ? m.checklist_comment_reply({}, l) : m.checklist_comment_ask({}, l)

  /** Seldom used, so the box is fetched when it is asked for. */
  function open() {
    import('./CommentBox.tsx').then(
      ({ default: CommentBox }) => {
        setIsCutOff(false)
        setBox(() => CommentBox)
      },
      () => setIsCutOff(true),
    )
  }

  return (
    <section
      aria-label={m.checklist_comment_for({ code }, l)}
      className="mt-5 flex flex-col items-start gap-3"
    >
      {mayComment && isAwaitingReply(comments, side) && (
        <Badge tone="warn">{m.checklist_comment_awaiting({}, l)}</Badge>
      )}
      <CommentThread comments={comments} />
      {Box && (
        <Box
          action={`/assessments/${assessmentId}/items/${code}/comments`}
          label={label}
          onSent={all => {
            setComments(all)
            setBox(null)
          }}
        />
      )}
      {isCutOff && <p className="text-sm text-bad">{m.checklist_comment_cut_off({}, l)}</p>}
      {mayComment && !Box && isHydrated && (
        <Button type="button" variant="quiet" size="sm" className="-ml-3 no-print" onClick={open}>
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
