import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canAnswer } from '#app/accounts/roles.ts'
import { DueDate } from '#app/assessments/DueDate.tsx'
import { findAssessment } from '#app/assessments/find-assessment.server.ts'
import { ExtensionForm } from '#app/assessments/form/participation-forms.ts'
import { participationRefusalText } from '#app/assessments/form/participation-refusal.ts'
import { nameIn } from '#app/assessments/names.ts'
import { findExtensionSituation, requestExtension } from '#app/campaigns/request-extension.server.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { endOfDay, formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Notice } from '#app/ui/Notice.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { AskForMore } from './AskForMore.tsx'
import { RequestList } from './RequestList.tsx'

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canAnswer)
  const { now, locale } = context
  const assessment = requireFound(findAssessment(getDb(), actor, params.assessmentId ?? ''))
  const { id, dueAt, campaign } = assessment
  const { requests, refusal, latestOn } = requireFound(findExtensionSituation(getDb(), actor, id, now))
  return {
    assessmentId: id,
    round: nameIn(campaign, locale),
    dueAt,
    now,
    refusal,
    latestOn,
    // Who decided is the buyer's affair.
    requests: requests.map(({ decidedByName: _decidedByName, ...shown }) => shown),
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canAnswer)
  const { assessmentId = '' } = params
  requireFound(findAssessment(getDb(), actor, assessmentId))
  const form = await request.formData()
  const parsed = parseForm(ExtensionForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const { dueOn, reason } = parsed.values
  const wanted = { requestedDueAt: endOfDay(dueOn), reason }
  const result = requestExtension(getDb(), actionContext(context, actor), assessmentId, wanted)
  const l = { locale: context.locale }
  if (result.ok) return redirectWithFlash(`/assessments/${assessmentId}`, m.checklist_extension_sent({}, l))
  if (result.refusal.code === 'not-found') throw notFound()
  return data(
    { errors: {}, raw: rawOf(ExtensionForm, form), refusal: participationRefusalText(result.refusal, l) },
    { status: 409 },
  )
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, l => m.checklist_extension_title({}, l))

export default function Extension() {
  const { assessmentId, round, dueAt, now, refusal, latestOn, requests } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  return (
    <Page
      title={m.checklist_extension_title({}, l)}
      lead={<DueDate dueAt={dueAt} now={now} />}
      back={{ to: `/assessments/${assessmentId}`, label: round }}
      width="narrow"
    >
      <Stack>
        <RequestList requests={requests} />
        {refusal ? (
          <Notice tone="info" title={participationRefusalText(refusal, l)} />
        ) : (
          <>
            <p className="text-soft">
              {m.checklist_extension_rules({ date: formatDate(endOfDay(latestOn), l.locale) }, l)}
            </p>
            <AskForMore latestOn={latestOn} result={result} />
          </>
        )}
      </Stack>
    </Page>
  )
}
