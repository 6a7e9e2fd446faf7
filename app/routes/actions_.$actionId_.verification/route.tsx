import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canManageActions } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { notFound } from '#app/http/guards.server.ts'
import { formatDateTime, formatScore } from '#app/i18n/format.ts'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { requireAction } from '#app/remediation/actions/action-route.server.ts'
import { ActionFileLinks } from '#app/remediation/verification/ActionFileLinks.tsx'
import { closeAction } from '#app/remediation/verification/close-action.server.ts'
import { textOf } from '#app/remediation/verification/corrections.ts'
import { findInsufficient } from '#app/remediation/verification/find-insufficient.server.ts'
import { verificationRefusalText } from '#app/remediation/verification/labels.ts'
import type { ClosureRefusal } from '#app/remediation/verification/refusal.ts'
import type { ScoreChange } from '#app/remediation/verification/score-change.ts'
import {
  loadVerificationForm,
  readPostedCorrections,
} from '#app/remediation/verification/verification-form.server.ts'
import { VerificationForm } from '#app/remediation/verification/VerificationForm.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.closure_verify({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { action } = requireAction(args, canManageActions)
  if (action.state !== 'verifying') throw redirect(`/actions/${action.id}`)
  return { shown: loadVerificationForm(getDb(), action, null, args.context) }
}

/** Closes the action or sends its evidence back; with `preview` says what closing would do with the corrections. */
export async function action(args: ActionFunctionArgs) {
  const { action, acting } = requireAction(args, canManageActions)
  const form = await args.request.formData()
  if (action.state !== 'verifying') return tooLate(action.id, args.context)
  const db = getDb()
  const corrections = readPostedCorrections(db, action, form)
  const reason = textOf(form, 'reason')
  const again = (refusal: ClosureRefusal | null, status: number) => {
    if (refusal?.code === 'not-found') throw notFound()
    const shown = loadVerificationForm(db, action, corrections, args.context)
    return data({ refusal: refusal ?? shown.refusal, reason, shown }, { status })
  }
  const verdict = textOf(form, 'verdict')
  const target = { actionId: action.id, rev: Number(textOf(form, 'rev')) || 0, reason }
  if (verdict === 'effective') {
    const result = closeAction(db, acting, { ...target, corrections, seen: textOf(form, 'seen') })
    if (!result.ok) return again(result.refusal, statusOf(result.refusal))
    return redirectWithFlash(`/actions/${action.id}`, closedText(result.change, args.context))
  }
  if (verdict === 'insufficient') {
    const result = findInsufficient(db, acting, target)
    if (!result.ok) return again(result.refusal, statusOf(result.refusal))
    const said = m.closure_verified_insufficient({}, { locale: args.context.locale })
    return redirectWithFlash(`/actions/${action.id}`, said)
  }
  return again(null, 200)
}

/** Somebody else has verified it since the page was shown. */
function tooLate(actionId: string, { locale }: LocaleOption) {
  const said = verificationRefusalText({ code: 'changed-meanwhile' }, { locale })
  return redirectWithFlash(`/actions/${actionId}`, said, 'warn')
}

const IN_THE_FORM: readonly ClosureRefusal['code'][] = [
  'reason-required',
  'invalid-values',
  'trigger-reason-required',
]

function statusOf({ code }: ClosureRefusal) {
  return IN_THE_FORM.includes(code) ? 422 : 409
}

function closedText(change: ScoreChange | null, { locale }: LocaleOption) {
  const l = { locale }
  if (!change || change.before.score === change.after.score) return m.closure_verified_effective({}, l)
  const words = (of: ScoreChange['after']) => [formatScore(of.score), of.grade].filter(Boolean).join(' · ')
  return m.closure_verified_moved({ before: words(change.before), after: words(change.after) }, l)
}

export default function Verification() {
  const loaded = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const shown = result?.shown ?? loaded.shown
  const { action: verified, round, files } = shown
  const l = useLocale()
  return (
    <Page
      title={m.closure_verify({}, l)}
      lead={m.closure_verify_lead({}, l)}
      back={{ to: `/actions/${verified.id}`, label: verified.code }}
    >
      <Stack>
        <Notice tone="neutral" title={verified.finding}>
          <p className="whitespace-pre-line">{verified.requirement}</p>
        </Notice>
        <Card title={m.closure_evidence({}, l)}>
          <Stack gap="sm">
            <p className="text-sm text-soft">
              {m.closure_round({ round: String(round.round) }, l)} ·{' '}
              {formatDateTime(round.submittedAt, l.locale)}
            </p>
            <p className="break-words whitespace-pre-line">{round.summary}</p>
            <ActionFileLinks actionId={verified.id} files={files} />
          </Stack>
        </Card>
        <VerificationForm shown={shown} refusal={result?.refusal ?? null} reason={result?.reason ?? ''} />
      </Stack>
    </Page>
  )
}
