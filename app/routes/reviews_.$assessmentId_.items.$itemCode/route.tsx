import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canReview, canSeeAssessments } from '#app/accounts/roles.ts'
import { loadDeskItem } from '#app/assessments/review/load-desk.server.ts'
import { ReviewItem } from '#app/assessments/review/ReviewItem.tsx'
import { readVerdictForm } from '#app/assessments/review/verdict-form.ts'
import type { VerdictAnswer } from '#app/assessments/review/VerdictForm.tsx'
import { recordVerdict } from '#app/assessments/review.server.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, l => data?.entry.item.code ?? m.review_queue_title({}, l))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const reader = { actor, locale: context.locale, now: context.now }
  const found = requireFound(loadDeskItem(getDb(), reader, params.assessmentId ?? '', params.itemCode ?? ''))
  const { content: _server, ...shown } = found
  return shown
}

/** Records a verdict. A fetcher says `stay` and gets an answer; a plain form goes back to the section. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canReview)
  const db = getDb()
  const { assessmentId = '', itemCode = '' } = params
  const reader = { actor, locale: context.locale, now: context.now }
  const { content, dimension } = requireFound(loadDeskItem(db, reader, assessmentId, itemCode))
  const form = await request.formData()
  const posted = readVerdictForm(content, form)
  const { verdict, values: correctedValues, ...rest } = posted
  if (!verdict) return refuse({ ok: false, refusal: { code: 'verdict-does-not-fit' }, posted })
  const input = { ...rest, verdict, correctedValues }
  const result = recordVerdict(db, actionContext(context, actor), assessmentId, itemCode, input)
  if (!result.ok) return refuse({ ok: false, refusal: result.refusal, posted })
  if (!form.has('stay')) return redirect(`/reviews/${assessmentId}?dimension=${dimension}#${itemCode}`)
  return data<VerdictAnswer>({ ok: true })
}

function refuse(answer: Extract<VerdictAnswer, { ok: false }>) {
  const { code } = answer.refusal
  return data<VerdictAnswer>(answer, { status: code === 'conflict' || code === 'answer-changed' ? 409 : 422 })
}

export default function ReviewOneItem() {
  const { assessment, dimension, entry, mayJudge, mayReview, comments, isConversationOpen } =
    useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const l = useLocale()
  return (
    <Page
      title={entry.item.code}
      lead={nameFor(assessment.supplier, l)}
      back={{
        to: `/reviews/${assessment.id}?dimension=${dimension}#${entry.item.code}`,
        label: m.review_back_desk({}, l),
      }}
      width="wide"
    >
      <ReviewItem
        assessmentId={assessment.id}
        entry={entry}
        mayJudge={mayJudge}
        comments={comments}
        mayComment={mayReview && isConversationOpen}
        answered={answered}
      />
    </Page>
  )
}
