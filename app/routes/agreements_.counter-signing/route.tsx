import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canSeeAgreements } from '#app/accounts/roles.ts'
import { getThrottle } from '#app/accounts/throttle.server.ts'
import { CodeForm } from '#app/agreements/signing/CodeForm.tsx'
import { ownPowerToSign } from '#app/agreements/signing/counter-signatories.server.ts'
import { counterSign } from '#app/agreements/signing/counter-sign.server.ts'
import { listWaitingForBuyer } from '#app/agreements/signing/counter-signing-desk.server.ts'
import { finishDocuments } from '#app/agreements/signing/finish-document.server.ts'
import { AUTHORITY_LABELS, signingRefusalText } from '#app/agreements/signing/labels.ts'
import { CounterSignForm, readSignature } from '#app/agreements/signing/sign-form.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { readPage } from '#app/suppliers/supplier-search.ts'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { CounterSignCard } from './CounterSignCard.tsx'

const CHOSEN_FIELD = 'signing'

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAgreements)
  const db = getDb()
  const power = requireFound(ownPowerToSign(db, { actor, now: context.now }))
  const page = readPage(new URL(request.url).searchParams)
  return {
    ...{ name: actor.name, email: actor.email, title: power.title },
    list: listWaitingForBuyer(db, actor, page, context.locale),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAgreements)
  const db = getDb()
  requireFound(ownPowerToSign(db, { actor, now: context.now }))
  const form = await request.formData()
  const chosen = form.getAll(CHOSEN_FIELD).filter(value => typeof value === 'string')
  const parsed = parseForm(CounterSignForm, form)
  if (!parsed.ok) return data({ errors: parsed.errors, raw: parsed.raw, chosen }, { status: 422 })
  const raw = rawOf(CounterSignForm, form)
  const read = readSignature(parsed.values)
  if (!read.ok) return data({ errors: read.errors, raw, chosen }, { status: 422 })
  const l = { locale: context.locale }
  const result = await counterSign(db, await getThrottle(), actionContext(context, actor), chosen, {
    ...read.signature,
    authority: 'authorised',
    authorityWords: AUTHORITY_LABELS.authorised({}, l),
    consentLocale: context.locale,
    userAgent: context.userAgent,
    proof: read.proof,
  })
  if (!result.ok) {
    const status = result.refusal.code === 'too-many-tries' ? 429 : 409
    return data({ errors: {}, raw, chosen, refusal: signingRefusalText(result.refusal, l) }, { status })
  }
  const { signedIds, skipped } = result
  // A few are made at once so that they can be looked at; a long batch is left to the job.
  if (signedIds.length <= MADE_AT_ONCE) await finishDocuments(db, signedIds, context.now)
  const counts = { count: String(signedIds.length), skipped: String(skipped.length) }
  const said =
    skipped.length > 0 ? m.signing_counter_signed_some(counts, l) : m.signing_counter_signed_done(counts, l)
  return redirectWithFlash('/agreements/counter-signing', said, skipped.length > 0 ? 'warn' : 'good')
}

const MADE_AT_ONCE = 5

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.signing_counter_title({}, l))

export type CounterSignData = ReturnType<typeof useLoaderData<typeof loader>>

export default function CounterSigning() {
  const page = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  return (
    <Page
      title={m.signing_counter_title({}, l)}
      lead={m.signing_counter_lead({}, l)}
      back={{ to: '/agreements', label: m.signing_register_title({}, l) }}
    >
      {page.list.total === 0 ? (
        <EmptyState title={m.signing_counter_none({}, l)} />
      ) : (
        <Stack>
          <CounterSignCard page={page} result={result} />
          <CodeForm action="/agreements/counter-signing/code" email={page.email} />
        </Stack>
      )}
    </Page>
  )
}
