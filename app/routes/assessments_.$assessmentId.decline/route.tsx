import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { canAnswer, canSubmit } from '#app/accounts/roles.ts'
import { findAssessment } from '#app/assessments/find-assessment.server.ts'
import { participationRefusalText } from '#app/assessments/form/participation-refusal.ts'
import { DeclineForm } from '#app/assessments/form/participation-forms.ts'
import { submitterNames } from '#app/assessments/form/submitters.server.ts'
import { nameIn } from '#app/assessments/names.ts'
import { declineAssessment } from '#app/campaigns/decline-assessment.server.ts'
import { whyNotExtend } from '#app/campaigns/extension.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Notice } from '#app/ui/Notice.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Button } from '#app/ui/Button.tsx'
import { getDb } from '#db/client.server.ts'
import { DeclineRound } from './DeclineRound.tsx'

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canAnswer)
  const { id, state, campaign, declinedAt, declineReason } = requireFound(
    findAssessment(getDb(), actor, params.assessmentId ?? ''),
  )
  return {
    assessmentId: id,
    round: nameIn(campaign, context.locale),
    refusal: whyNotExtend({ state, campaignState: campaign.state }),
    declined: declinedAt && { at: declinedAt, reason: declineReason },
    maySpeak: canSubmit(actor),
    submitters: submitterNames(getDb(), actor),
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canAnswer)
  const { assessmentId = '' } = params
  requireFound(findAssessment(getDb(), actor, assessmentId))
  const form = await request.formData()
  const parsed = parseForm(DeclineForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const { reason } = parsed.values
  const result = declineAssessment(getDb(), actionContext(context, actor), assessmentId, reason)
  const l = { locale: context.locale }
  if (result.ok)
    return redirectWithFlash(`/assessments/${assessmentId}`, m.checklist_decline_round_sent({}, l))
  if (result.refusal.code === 'not-found') throw notFound()
  return data(
    { errors: {}, raw: rawOf(DeclineForm, form), refusal: participationRefusalText(result.refusal, l) },
    { status: 409 },
  )
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, l => m.checklist_decline_round_title({}, l))

export default function Decline() {
  const { assessmentId, round, refusal, declined, maySpeak, submitters } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const isSending = useNavigation().state !== 'idle'
  const names = submitters.join(m.checklist_list_separator({}, l))
  return (
    <Page
      title={m.checklist_decline_round_title({}, l)}
      lead={refusal || declined ? undefined : m.checklist_decline_round_lead({}, l)}
      back={{ to: `/assessments/${assessmentId}`, label: round }}
      width="narrow"
    >
      <Stack>
        {declined && (
          <Notice tone="info" title={m.checklist_decline_round_done({}, l)}>
            <p className="break-words whitespace-pre-line">{declined.reason}</p>
          </Notice>
        )}
        {declined && !refusal && (
          <Form method="post" action={`/assessments/${assessmentId}/decline/withdrawal`}>
            <p className="mb-3">{m.checklist_decline_round_back_text({}, l)}</p>
            <Button type="submit" pending={isSending}>
              {m.checklist_decline_round_back({}, l)}
            </Button>
          </Form>
        )}
        {!declined && refusal && <Notice tone="info" title={participationRefusalText(refusal, l)} />}
        {!declined && !refusal && !maySpeak && (
          <Notice tone="info" title={m.checklist_decline_round_not_you({}, l)}>
            {names !== '' && m.checklist_decline_round_ask({ names }, l)}
          </Notice>
        )}
        {!declined && !refusal && maySpeak && <DeclineRound result={result} />}
      </Stack>
    </Page>
  )
}
