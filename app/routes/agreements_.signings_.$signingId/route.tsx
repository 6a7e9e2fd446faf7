import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { canManageAgreements, canSeeAgreements } from '#app/accounts/roles.ts'
import { titleFor } from '#app/agreements/agreement-text.ts'
import { findSigningFile } from '#app/agreements/signing/find-signing.server.ts'
import { signingRefusalText } from '#app/agreements/signing/labels.ts'
import {
  answerChange,
  terminateSigning,
  withdrawSigning,
} from '#app/agreements/signing/manage-signing.server.ts'
import { whyNotAnswer, whyNotTerminate, whyNotWithdraw } from '#app/agreements/signing/refusal.ts'
import { RequestThread } from '#app/agreements/signing/RequestThread.tsx'
import { ManageForm, MANAGE_STEPS } from '#app/agreements/signing/sign-form.ts'
import { SignatureCards } from '#app/agreements/signing/SignatureCards.tsx'
import { signatureFacts } from '#app/agreements/signing/signature-facts.ts'
import { SigningStateBadge } from '#app/agreements/signing/SigningStateBadge.tsx'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { ButtonAnchor } from '#app/ui/Button.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { ManageCard } from './ManageCard.tsx'
import { SigningFacts } from './SigningFacts.tsx'

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAgreements)
  const found = requireFound(findSigningFile(getDb(), actor, params.signingId ?? '', context.now))
  const { signing, template, version, supplier, state, isOverdue, paper } = found
  const why = { answer: whyNotAnswer, withdraw: whyNotWithdraw, terminate: whyNotTerminate }
  const mayManage = canManageAgreements(actor, template.kind)
  return {
    ...{ signing, supplier, state, isOverdue },
    title: titleFor(version, context.locale),
    version: { id: version.id, number: version.number, textSha256: version.textSha256 },
    steps: mayManage ? MANAGE_STEPS.filter(step => why[step](state) === null) : [],
    requests: found.requests,
    signatures: found.signatures.map(signatureFacts),
    document: found.document && { sha256: found.document.sha256 },
    paper: paper && { fileName: paper.fileName },
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAgreements)
  const { signingId = '' } = params
  requireFound(findSigningFile(getDb(), actor, signingId, context.now))
  const form = await request.formData()
  const parsed = parseForm(ManageForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const { step, words } = parsed.values
  const act = { answer: answerChange, withdraw: withdrawSigning, terminate: terminateSigning }[step]
  const result = act(getDb(), actionContext(context, actor), signingId, words)
  const l = { locale: context.locale }
  if (result.ok) return redirectWithFlash(`/agreements/signings/${signingId}`, m.signing_managed({}, l))
  if (result.refusal.code === 'not-found' || result.refusal.code === 'not-allowed') throw notFound()
  const refusal = signingRefusalText(result.refusal, l)
  return data({ errors: {}, raw: rawOf(ManageForm, form), refusal }, { status: 409 })
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, l => data?.title ?? m.signing_register_title({}, l))

export type SigningPageData = ReturnType<typeof useLoaderData<typeof loader>>

export default function Signing() {
  const page = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { signing, supplier, title, state, isOverdue, steps } = page
  const l = useLocale()
  return (
    <Page
      title={`${title} · ${nameFor(supplier, l)}`}
      lead={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <SigningStateBadge state={state} isOverdue={isOverdue} />
          <Link to={`/suppliers/${supplier.id}/agreements`} className="link">
            {supplier.code}
          </Link>
        </span>
      }
      back={{ to: '/agreements', label: m.signing_register_title({}, l) }}
      actions={
        signing.activeAt && (
          <ButtonAnchor href={`/agreements/signings/${signing.id}/document`}>
            {m.signing_download({}, l)}
          </ButtonAnchor>
        )
      }
    >
      <Stack>
        <SigningFacts page={page} />
        {page.requests.length > 0 && <RequestThread requests={page.requests} />}
        {page.signatures.length > 0 && <SignatureCards signatures={page.signatures} />}
        {steps.length > 0 && <ManageCard key={state} steps={steps} result={result} />}
      </Stack>
    </Page>
  )
}
