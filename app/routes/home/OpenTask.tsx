import { Link } from '@remix-run/react'
import { ArrowRight } from 'lucide-react'
import { DueDate } from '#app/assessments/DueDate.tsx'
import { ReturnedNotice } from '#app/assessments/ReturnedNotice.tsx'
import { sectionPath } from '#app/assessments/form/section-path.ts'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/Button.tsx'
import { Progress } from '#app/ui/Progress.tsx'
import { CommentsWaiting } from './CommentsWaiting.tsx'
import type { OpenTaskView } from './open-task.server.ts'

/** The assessment that is waiting: how far, until when, and one button to go on. */
export function OpenTask({ task, now }: { task: OpenTaskView; now: Date }) {
  const l = useLocale()
  const { id, round, dueAt, asked, complete, returned } = task
  const progress = m.checklist_progress_items({ complete: String(complete), asked: String(asked) }, l)
  return (
    <section className="rounded-lg border border-line bg-surface px-5 py-5 sm:px-7 sm:py-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="text-xl font-semibold">{round}</h2>
        <DueDate dueAt={dueAt} now={now} />
      </div>
      {task.hasDeclined && <p className="mt-2 text-soft">{m.checklist_decline_round_done({}, l)}</p>}
      {task.renews && task.missing > 0 && (
        <p className="mt-2 text-soft">{m.renewal_home({ year: String(task.renews) }, l)}</p>
      )}
      {returned.length > 0 ? (
        <div className="mt-4">
          <ReturnedNotice assessmentId={id} items={returned} />
        </div>
      ) : (
        <div className="mt-4 flex max-w-lg items-center gap-4">
          <Progress value={complete} max={asked} label={m.checklist_progress_label({}, l)} />
          <span className="shrink-0 text-sm text-soft">{progress}</span>
        </div>
      )}
      <CommentsWaiting assessmentId={id} count={task.waiting} />
      <div className="mt-5 flex flex-wrap items-center gap-x-5 gap-y-3">
        <NextStep task={task} />
        {returned.length > 0 && (
          <Link to={`/assessments/${id}/check`} className="link inline-flex min-h-6 items-center">
            {m.checklist_check_title({}, l)}
          </Link>
        )}
        <Link to={`/assessments/${id}`} className="link inline-flex min-h-6 items-center">
          {m.checklist_open_overview({}, l)}
        </Link>
      </div>
    </section>
  )
}

function NextStep({ task }: { task: OpenTaskView }) {
  const l = useLocale()
  const { to, label } = nextStep(task, l)
  return (
    <ButtonLink to={to}>
      {label}
      <ArrowRight aria-hidden="true" className="size-4" />
    </ButtonLink>
  )
}

function nextStep({ id, state, complete, missing, next, returned }: OpenTaskView, l: LocaleOption) {
  const [first] = returned
  if (first)
    return {
      to: `${sectionPath(id, first.dimension)}#${first.code}`,
      label: m.checklist_correct_first({ code: first.code }, l),
    }
  if (missing === 0 || !next)
    return { to: `/assessments/${id}/check`, label: m.checklist_ready_to_submit({}, l) }
  const isUntouched = complete === 0 && state === 'invited'
  const label = isUntouched
    ? m.checklist_start({}, l)
    : m.checklist_continue_with({ title: next.title, left: String(next.left) }, l)
  return { to: sectionPath(id, next.code), label }
}
