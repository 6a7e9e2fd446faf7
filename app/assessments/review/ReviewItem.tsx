import { useEffect, useLayoutEffect, useRef } from 'react'
import { formatPoints } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ItemComments } from '../form/ItemComments.tsx'
import type { CommentView } from '../comment.ts'
import { Attention, LastYear } from './Attention.tsx'
import { wantsEyes, type DeskEntry } from './desk.ts'
import { ItemFacts, VerdictBadge, VerdictSummary } from './ItemFacts.tsx'
import { refusedOf, useVerdictFetcher, VerdictForm, type VerdictAnswer } from './VerdictForm.tsx'

type Props = {
  assessmentId: string
  entry: DeskEntry
  mayJudge: boolean
  comments: CommentView[]
  mayComment: boolean
  answered?: VerdictAnswer | undefined
}

/** One item on the reviewer's desk: the question, what the supplier says and shows, and the verdict on it. */
export function ReviewItem({ assessmentId, entry, mayJudge, comments, mayComment, answered }: Props) {
  const { item, review, answer } = entry
  const l = useLocale()
  const article = useFocusAfterVerdict(review?.rev ?? 0)
  const refused = refusedOf(useVerdictFetcher(assessmentId, item.code).data ?? answered)
  return (
    <article
      ref={article}
      id={item.code}
      tabIndex={-1}
      data-review-item
      data-wants-eyes={(wantsEyes(entry.examination) && !review?.isCurrent) || undefined}
      aria-labelledby={`${item.code}-question`}
      className="flex scroll-mt-6 flex-col gap-4 rounded-lg border border-line bg-surface p-4 sm:p-5"
    >
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <h2 id={`${item.code}-question`} className="max-w-3xl min-w-0 font-semibold">
          <span className="mr-2 text-soft">{item.code}</span>
          {item.question}
        </h2>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <Points entry={entry} />
          <VerdictBadge review={review} />
        </div>
      </header>
      <Attention examination={entry.examination} />
      <ItemFacts assessmentId={assessmentId} entry={entry} />
      <LastYear entry={entry} />
      <ItemComments
        assessmentId={assessmentId}
        code={item.code}
        comments={comments}
        mayComment={mayComment}
        side="buyer"
      />
      <VerdictSummary review={review} />
      {mayJudge && (
        <details
          open={!review?.isCurrent || refused !== null}
          data-verdict
          className="border-t border-line pt-3"
        >
          <summary className="inline-block font-medium">
            <span className="link">{m.review_verdict_title({}, l)}</span>
          </summary>
          <div className="mt-3">
            <VerdictForm
              key={`${review?.rev ?? 0} ${answer?.rev ?? 0}`}
              assessmentId={assessmentId}
              entry={entry}
              answered={answered}
            />
          </div>
        </details>
      )}
    </article>
  )
}

function Points({ entry: { self, verified } }: { entry: DeskEntry }) {
  const l = useLocale()
  const figures = (line: { won: number; points: number }) => ({
    won: formatPoints(line.won),
    points: formatPoints(line.points),
  })
  if (!self && !verified) return <span className="text-soft">{m.review_points_none({}, l)}</span>
  return (
    <>
      {self && <span className="text-soft">{m.review_points_self(figures(self), l)}</span>}
      {verified && <span>{m.review_points_verified(figures(verified), l)}</span>}
    </>
  )
}

/** React warns of layout effects on the server, where there is nothing to lay out. */
const useBeforeNextKey = typeof document === 'undefined' ? useEffect : useLayoutEffect

/** A recorded verdict renews the form: the focus that stood in it goes to the item at once, or the next key would get lost. */
function useFocusAfterVerdict(rev: number) {
  const article = useRef<HTMLElement>(null)
  const seen = useRef(rev)
  useBeforeNextKey(() => {
    if (seen.current === rev) return
    seen.current = rev
    if (document.activeElement === document.body) article.current?.focus({ preventScroll: true })
  }, [rev])
  return article
}
