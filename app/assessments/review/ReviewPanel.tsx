import { Form, Link } from '@remix-run/react'
import { GradeBadge } from '#app/grading/GradeBadge.tsx'
import { formatScore } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Button, ButtonLink } from '#app/ui/Button.tsx'
import { Dialog } from '#app/ui/Dialog.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Progress } from '#app/ui/Progress.tsx'
import { MAX_RETURN_ROUNDS } from '../assessment-state.ts'
import type { Assessment } from '../checklist.ts'
import type { Desk } from './desk.ts'
import { RecallStep } from './RecallStep.tsx'

type Props = {
  assessment: Assessment
  totals: Desk['totals']
  tabs: Desk['tabs']
  dimension: string
  mayJudge: boolean
  mayReview: boolean
  mayRecall: boolean
  mayPublish: boolean
}

/** Both scores side by side, how much is left to judge, and the steps of the review. */
export function ReviewPanel(props: Props) {
  const { assessment, totals, mayJudge } = props
  const l = useLocale()
  const judged = totals.asked - totals.open
  const isFinal = assessment.state === 'verified' || assessment.state === 'published'
  return (
    <section aria-label={m.review_panel({}, l)} className="rounded-lg border border-line bg-surface p-4">
      <div className="grid grid-cols-2 gap-3">
        <Score title={m.review_panel_self({}, l)} {...totals.self} provisional />
        <Score
          title={isFinal ? m.review_panel_verified_final({}, l) : m.review_panel_verified({}, l)}
          {...totals.verified}
        />
      </div>
      <div className="mt-4 flex flex-col gap-1 text-sm" aria-live="polite">
        <Progress value={judged} max={totals.asked} label={m.review_panel({}, l)} />
        <p className="text-soft">
          {totals.open > 0
            ? m.review_panel_missing({ count: String(totals.open) }, l)
            : m.review_panel_complete({ count: String(totals.asked) }, l)}
        </p>
        {totals.eyes > 0 && <p>{m.review_panel_eyes({ count: String(totals.eyes) }, l)}</p>}
        {totals.standing > 0 && (
          <p className="font-medium text-bad">
            {m.review_panel_triggers({ count: String(totals.standing) }, l)}
          </p>
        )}
        {totals.narrowBasis && <p className="text-warn">{m.review_panel_narrow({}, l)}</p>}
      </div>
      <div className="mt-4 flex flex-col items-stretch gap-2">
        {mayJudge && <JudgingSteps {...props} />}
        {assessment.state === 'returned' && props.mayReview && <RecallStep {...props} />}
        {assessment.state === 'verified' && <PublishingSteps {...props} />}
        {assessment.state === 'published' && (
          <ButtonLink to={`/assessments/${assessment.id}/result`}>{m.review_see_result({}, l)}</ButtonLink>
        )}
      </div>
    </section>
  )
}

type ScoreProps = { title: string; provisional?: boolean } & Desk['totals']['self']

function Score({ title, score, grade, isCapped, provisional = false }: ScoreProps) {
  return (
    <div className="border-l-2 border-line pl-3">
      <p className="text-sm text-soft">{title}</p>
      <p className="text-2xl font-semibold">{formatScore(score)}</p>
      <GradeBadge grade={grade} size="sm" provisional={provisional} capped={isCapped} />
    </div>
  )
}

function JudgingSteps({ assessment, totals, tabs, dimension }: Props) {
  const l = useLocale()
  const tab = tabs.find(({ code }) => code === dimension)
  const together = tab ? tab.open - tab.eyes : 0
  const path = `/reviews/${assessment.id}`
  return (
    <>
      {together > 0 && (
        <>
          <Form method="post" action={`${path}/acceptance`} preventScrollReset className="flex flex-col">
            <input type="hidden" name="dimension" value={dimension} />
            <input type="hidden" name="submittedAt" value={assessment.submittedAt?.getTime()} />
            <Button type="submit" variant="secondary">
              {m.review_accept_remaining({}, l)} ({together})
            </Button>
          </Form>
          <p className="text-sm text-soft">{m.review_accept_remaining_hint({}, l)}</p>
        </>
      )}
      {assessment.returnRounds < MAX_RETURN_ROUNDS && (
        <ButtonLink to={`${path}/returns`} variant="secondary">
          {m.review_return({}, l)}
        </ButtonLink>
      )}
      <Form method="post" action={`${path}/verification`} className="flex flex-col">
        <Button type="submit" disabled={totals.open > 0}>
          {m.review_verify({}, l)}
        </Button>
      </Form>
      {totals.open > 0 && <p className="text-sm text-soft">{m.review_verify_hint({}, l)}</p>}
    </>
  )
}

function PublishingSteps({ assessment, totals, mayReview, mayPublish }: Props) {
  const l = useLocale()
  const path = `/reviews/${assessment.id}`
  const { score, grade } = totals.verified
  return (
    <>
      {mayPublish && (
        <Dialog trigger={{ label: m.review_publish({}, l) }} title={m.review_publish_title({}, l)}>
          {close => (
            <Form method="post" action={`${path}/publication`} onSubmit={close}>
              <p className="mb-4">
                {m.review_publish_text(
                  { name: nameFor(assessment.supplier, l), score: formatScore(score), grade: grade ?? '–' },
                  l,
                )}
              </p>
              <Button type="submit">{m.review_publish_confirm({}, l)}</Button>
            </Form>
          )}
        </Dialog>
      )}
      {mayReview && (
        <Form method="post" action={`${path}/reopening`} className="flex flex-col">
          <Button type="submit" variant="secondary">
            {m.review_reopen({}, l)}
          </Button>
        </Form>
      )}
    </>
  )
}

/** Why nothing can be judged here now; nothing while something can. */
export function ReadOnlyNotice({
  assessment,
  mayJudge,
  mayReview,
}: Pick<Props, 'assessment' | 'mayJudge' | 'mayReview'>) {
  const l = useLocale()
  if (mayJudge) return null
  switch (assessment.state) {
    case 'returned':
      return <Notice tone="warn">{m.review_readonly_returned({}, l)}</Notice>
    case 'verified':
      return <Notice tone="info">{m.review_readonly_verified({}, l)}</Notice>
    case 'published':
      return (
        <Notice tone="good" title={m.review_readonly_published({}, l)}>
          <Link to={`/assessments/${assessment.id}/result`} className="link">
            {m.review_see_result({}, l)}
          </Link>
        </Notice>
      )
    default:
      return mayReview ? null : <Notice tone="neutral">{m.review_readonly_viewer({}, l)}</Notice>
  }
}
