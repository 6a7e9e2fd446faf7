import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canAnswer, canSeeAssessments, isSupplier } from '#app/accounts/roles.ts'
import { askedItems, type Assessment } from '#app/assessments/checklist.ts'
import { isAwaitingReply, isConversationOpen, sideOf } from '#app/assessments/comment.ts'
import { canComment, commentsByItem } from '#app/assessments/comments.server.ts'
import { findAssessment } from '#app/assessments/find-assessment.server.ts'
import { requireBasis } from '#app/assessments/grading-basis.server.ts'
import { nameIn } from '#app/assessments/names.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { ItemThread } from './ItemThread.tsx'

/** Everything said about the items of one assessment; `item` in the address opens one that nobody spoke of yet. */
export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, one => canAnswer(one) || canSeeAssessments(one))
  const { locale } = context
  const db = getDb()
  const assessment = requireFound(findAssessment(db, actor, params.assessmentId ?? ''))
  const comments = commentsByItem(db, actor, assessment, locale)
  const wanted = new URL(request.url).searchParams.get('item')
  const dimensions = requireBasis(db, assessment.campaign).dimensionsOf(assessment.category)
  const isOwn = isSupplier(actor)
  return {
    assessmentId: assessment.id,
    back: backTo(assessment, isOwn),
    backLabel: isOwn ? nameIn(assessment.campaign, locale) : nameIn(assessment.supplier, locale),
    isOpen: isConversationOpen(assessment) && canComment(actor),
    threads: askedItems({ dimensions })
      .filter(({ code }) => comments[code] !== undefined || code === wanted)
      .map(({ code, question }) => ({
        code,
        question: question[locale],
        comments: comments[code] ?? [],
        isAwaiting: isAwaitingReply(comments[code], sideOf(actor)),
      })),
  }
}

function backTo({ id, supplier, firstSubmittedAt }: Assessment, isOwn: boolean) {
  if (isOwn) return `/assessments/${id}`
  return firstSubmittedAt ? `/reviews/${id}` : `/suppliers/${supplier.id}`
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, l => m.checklist_comments_title({}, l))

export default function Comments() {
  const { assessmentId, back, backLabel, isOpen, threads } = useLoaderData<typeof loader>()
  const l = useLocale()
  return (
    <Page
      title={m.checklist_comments_title({}, l)}
      lead={isOpen ? m.checklist_comments_lead({}, l) : m.checklist_comment_closed({}, l)}
      back={{ to: back, label: backLabel }}
    >
      <Stack>
        {threads.length === 0 && (
          <EmptyState title={m.checklist_comments_none({}, l)}>
            {m.checklist_comments_none_text({}, l)}
          </EmptyState>
        )}
        {threads.map(thread => (
          <ItemThread key={thread.code} assessmentId={assessmentId} thread={thread} isOpen={isOpen} />
        ))}
      </Stack>
    </Page>
  )
}
