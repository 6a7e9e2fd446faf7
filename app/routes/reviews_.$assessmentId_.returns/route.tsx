import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { canReview } from '#app/accounts/roles.ts'
import { MAX_RETURN_ROUNDS } from '#app/assessments/assessment-state.ts'
import { findChecklist } from '#app/assessments/find-assessment.server.ts'
import { reviewRefusalText } from '#app/assessments/review/labels.ts'
import { returnableItems } from '#app/assessments/review/returnable.ts'
import { returnItems } from '#app/assessments/review.server.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Button } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { readReturns } from './read-returns.ts'
import { ReturnList } from './ReturnList.tsx'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.review_return_title({}, l))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canReview)
  const db = getDb()
  const checklist = requireFound(findChecklist(db, actor, params.assessmentId ?? ''))
  return {
    assessment: requireFound(checklist.assessment.firstSubmittedAt ? checklist.assessment : null),
    sections: returnableItems(checklist, context.locale),
    days: loadSettings(db).returnDays,
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canReview)
  const { assessmentId = '' } = params
  const posted = readReturns(await request.formData())
  const result = returnItems(getDb(), actionContext(context, actor), assessmentId, { items: posted.items })
  if (!result.ok) return data({ refusal: result.refusal, posted }, { status: 422 })
  const l = { locale: context.locale }
  const told = { count: String(posted.items.length), date: formatDate(result.dueAt, l.locale) }
  return redirectWithFlash(`/reviews/${assessmentId}`, m.review_returned(told, l))
}

export default function Returns() {
  const { assessment, sections, days } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const isSending = useNavigation().state !== 'idle'
  const round = { round: String(assessment.returnRounds + 1), max: String(MAX_RETURN_ROUNDS) }
  return (
    <Page
      title={m.review_return_title({}, l)}
      lead={nameFor(assessment.supplier, l)}
      back={{ to: `/reviews/${assessment.id}`, label: m.review_back_desk({}, l) }}
    >
      <Form method="post" noValidate>
        <Stack>
          <p>
            {m.review_return_lead({ days: String(days) }, l)}
            <span className="ml-2 text-soft">{m.review_return_round(round, l)}</span>
          </p>
          {result && <Notice tone="bad" title={reviewRefusalText(result.refusal, l)} />}
          <ReturnList sections={sections} posted={result?.posted} refusal={result?.refusal} />
          <div>
            <Button type="submit" pending={isSending}>
              {m.review_return_send({}, l)}
            </Button>
          </div>
        </Stack>
      </Form>
    </Page>
  )
}
