import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canAnswer } from '#app/accounts/roles.ts'
import { findAssessment } from '#app/assessments/find-assessment.server.ts'
import { checkPage } from '#app/assessments/form/check-page.server.ts'
import { CheckPage, type SubmissionResult } from '#app/assessments/form/CheckPage.tsx'
import { SubmissionForm } from '#app/assessments/form/submission-form.ts'
import type { SubmissionRefusal } from '#app/assessments/refusal.ts'
import { submitAssessment } from '#app/assessments/submit-assessment.server.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { profileOf } from '#app/questionnaires/kind-profiles.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'

/** The page a refused submission is answered with: the same as the one it came from. */
export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canAnswer)
  return requireFound(checkPage(getDb(), actor, params.assessmentId ?? '', context.locale, context.now))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canAnswer)
  const id = params.assessmentId ?? ''
  const { kind } = requireFound(findAssessment(getDb(), actor, id))
  const form = await request.formData()
  const parsed = parseForm(SubmissionForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const { signatoryName, signatoryTitle } = parsed.values
  const declaration = { declarationAccepted: true, signatoryName, signatoryTitle }
  const submitted = submitAssessment(getDb(), actionContext(context, actor), id, declaration)
  const l = { locale: context.locale }
  const said = profileOf(kind).confidential
    ? m.reply_submitted_flash({}, l)
    : m.checklist_submitted_flash({}, l)
  if (submitted.ok) return redirectWithFlash(`/assessments/${id}/result`, said)
  const { refusal } = submitted
  if (refusal.code === 'not-found') throw notFound()
  if (refusal.code === 'already-submitted') return redirect(`/assessments/${id}/result`)
  const result: SubmissionResult = { raw: rawOf(SubmissionForm, form), message: messageOf(refusal, l) }
  return data(result, { status: 409 })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.checklist_check_title({}, l))

export default function Submission() {
  const view = useLoaderData<typeof loader>()
  return <CheckPage key={view.assessmentId} view={view} result={useActionData<typeof action>()} />
}

function messageOf(refusal: SubmissionRefusal, l: LocaleOption) {
  if (refusal.code === 'incomplete')
    return m.checklist_check_lead_missing({ count: String(refusal.items.length) }, l)
  return refusal.code === 'campaign-closed'
    ? m.checklist_submit_closed({}, l)
    : m.checklist_submit_locked({}, l)
}
