import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canSubmit } from '#app/accounts/roles.ts'
import { getThrottle } from '#app/accounts/throttle.server.ts'
import { consentFor, titleFor } from '#app/agreements/agreement-text.ts'
import { findSigningFile } from '#app/agreements/signing/find-signing.server.ts'
import { finishDocument } from '#app/agreements/signing/finish-document.server.ts'
import { AUTHORITY_LABELS, signingRefusalText } from '#app/agreements/signing/labels.ts'
import { whyNotSign } from '#app/agreements/signing/refusal.ts'
import { readSignature, SignForm } from '#app/agreements/signing/sign-form.ts'
import { signAgreement } from '#app/agreements/signing/sign-agreement.server.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { CodeForm } from '#app/agreements/signing/CodeForm.tsx'
import { PaperForm } from './PaperForm.tsx'
import { SignCard } from './SignCard.tsx'

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSubmit)
  const found = requireFound(findSigningFile(getDb(), actor, params.signingId ?? '', context.now))
  const { signing, version, state, paper } = found
  if (whyNotSign(state)) throw redirect(`/signings/${signing.id}`)
  return {
    id: signing.id,
    name: actor.name,
    email: actor.email,
    company: found.supplier,
    title: titleFor(version, context.locale),
    number: version.number,
    consent: consentFor(version, context.locale),
    textSha256: version.textSha256 ?? '',
    needsPaper: version.needsPowerOfAttorney,
    paper: paper && { fileName: paper.fileName, sizeBytes: paper.sizeBytes },
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canSubmit)
  const { signingId = '' } = params
  const db = getDb()
  requireFound(findSigningFile(db, actor, signingId, context.now))
  const form = await request.formData()
  const parsed = parseForm(SignForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const raw = rawOf(SignForm, form)
  const read = readSignature(parsed.values)
  if (!read.ok) return invalidForm(read.errors, raw)
  const l = { locale: context.locale }
  const { title, authority, textSha256 } = parsed.values
  const result = await signAgreement(db, await getThrottle(), actionContext(context, actor), signingId, {
    ...read.signature,
    ...{ title, authority, textSha256 },
    authorityWords: AUTHORITY_LABELS[authority]({}, l),
    consentLocale: context.locale,
    userAgent: context.userAgent,
    proof: read.proof,
  })
  if (!result.ok) {
    const { refusal } = result
    if (refusal.code === 'not-found') throw notFound()
    const status = refusal.code === 'too-many-tries' ? 429 : 409
    return data({ errors: {}, raw, refusal: signingRefusalText(refusal, l) }, { status })
  }
  if (result.isInForce) await finishDocument(db, signingId, context.now)
  const said = result.isInForce ? m.signing_done_in_force({}, l) : m.signing_done_waits({}, l)
  return redirectWithFlash(`/signings/${signingId}`, said)
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.signing_sign_title({}, l))

export type SignPageData = ReturnType<typeof useLoaderData<typeof loader>>

export default function Signature() {
  const page = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  return (
    <Page
      title={m.signing_sign_title({}, l)}
      lead={`${page.title} · ${m.signing_version({ number: String(page.number) }, l)}`}
      back={{ to: `/signings/${page.id}`, label: m.signing_back_to_text({}, l) }}
      width="narrow"
    >
      <Stack>
        <PaperForm id={page.id} paper={page.paper} isNeeded={page.needsPaper} />
        <SignCard page={page} result={result} />
        <CodeForm action={`/signings/${page.id}/code`} email={page.email} />
      </Stack>
    </Page>
  )
}
