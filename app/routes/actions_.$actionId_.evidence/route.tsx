import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canAnswer } from '#app/accounts/roles.ts'
import { discardEvidence } from '#app/assessments/receive-evidence.server.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { notFound } from '#app/http/guards.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { requireAction } from '#app/remediation/actions/action-route.server.ts'
import { removeActionFile, waitingFiles } from '#app/remediation/verification/action-files.server.ts'
import { textOf } from '#app/remediation/verification/corrections.ts'
import { loadEvidenceForm } from '#app/remediation/verification/evidence-form.server.ts'
import { EvidenceForm } from '#app/remediation/verification/EvidenceForm.tsx'
import { readAnswers } from '#app/remediation/verification/evidence-answers.server.ts'
import { verificationRefusalText } from '#app/remediation/verification/labels.ts'
import {
  receiveEvidenceForm,
  type ReceivedEvidence,
} from '#app/remediation/verification/receive-evidence-form.server.ts'
import type { EvidenceRefusal } from '#app/remediation/verification/refusal.ts'
import { submitEvidence } from '#app/remediation/verification/submit-evidence.server.ts'
import { Notice } from '#app/ui/Notice.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.closure_hand_in({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { action } = requireAction(args, canAnswer)
  if (action.state !== 'implementing') throw redirect(`/actions/${action.id}`)
  return loadEvidenceForm(getDb(), action, args.context)
}

/**
 * Takes the files that come with the form, or one of them back, and hands the evidence in when that is asked for. Whatever
 * is refused, what was typed and the files stay.
 */
export async function action(args: ActionFunctionArgs) {
  const asked = requireAction(args, canAnswer)
  const { id: actionId, state } = asked.action
  if (state !== 'implementing') {
    await discardEvidence(getDb(), args.request)
    const said = verificationRefusalText({ code: 'changed-meanwhile' }, { locale: args.context.locale })
    return redirectWithFlash(`/actions/${actionId}`, said, 'warn')
  }
  return receiveEvidenceForm(getDb(), asked.acting, args.request, actionId, received =>
    take(args, asked, received),
  )
}

type Asked = ReturnType<typeof requireAction>

function take(
  { context }: ActionFunctionArgs,
  { action, acting }: Asked,
  { form, troubles }: ReceivedEvidence,
) {
  const db = getDb()
  const summary = textOf(form, 'summary')
  const answers = readAnswers(db, action, form)
  const answer = (refusal: EvidenceRefusal | null, status: number) =>
    data({ refusal, troubles, posted: { summary, answers, files: waitingFiles(db, action.id) } }, { status })
  const fileId = textOf(form, 'remove')
  if (fileId) {
    const removed = removeActionFile(db, acting, action.id, fileId)
    return removed.ok ? answer(null, 200) : answer({ code: 'changed-meanwhile' }, 409)
  }
  if (troubles.length > 0) return answer(null, 422)
  if (!form.has('handIn')) return answer(null, 200)
  const rev = Number(textOf(form, 'rev')) || 0
  const result = submitEvidence(db, acting, { actionId: action.id, rev, summary, answers })
  if (!result.ok) {
    if (result.refusal.code === 'not-found') throw notFound()
    return answer(result.refusal, IN_THE_FORM.includes(result.refusal.code) ? 422 : 409)
  }
  return redirectWithFlash(`/actions/${action.id}`, m.closure_hand_in_done({}, { locale: context.locale }))
}

const IN_THE_FORM: readonly EvidenceRefusal['code'][] = [
  'summary-required',
  'nothing-handed-in',
  'answers-incomplete',
]

export default function Evidence() {
  const loaded = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { action: shown, returned } = loaded
  const l = useLocale()
  return (
    <Page
      title={m.closure_hand_in({}, l)}
      lead={m.closure_hand_in_lead({}, l)}
      back={{ to: `/actions/${shown.id}`, label: shown.code }}
    >
      <Stack>
        <Notice tone="neutral" title={shown.finding}>
          <p className="whitespace-pre-line">{shown.requirement}</p>
        </Notice>
        {returned && (
          <Notice tone="warn" title={m.closure_returned({}, l)}>
            <p className="whitespace-pre-line">{returned}</p>
          </Notice>
        )}
        <EvidenceForm loaded={loaded} result={result} />
      </Stack>
    </Page>
  )
}
