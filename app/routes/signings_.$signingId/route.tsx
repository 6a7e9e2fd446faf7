import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canAnswer, canSubmit } from '#app/accounts/roles.ts'
import { BothTexts } from '#app/agreements/BothTexts.tsx'
import { titleFor } from '#app/agreements/agreement-text.ts'
import { findSigningFile } from '#app/agreements/signing/find-signing.server.ts'
import { recordFirstReading } from '#app/agreements/signing/first-look.server.ts'
import { whyNotSign } from '#app/agreements/signing/refusal.ts'
import { RequestThread } from '#app/agreements/signing/RequestThread.tsx'
import { SignatureCards } from '#app/agreements/signing/SignatureCards.tsx'
import { signatureFacts } from '#app/agreements/signing/signature-facts.ts'
import { SigningStateBadge } from '#app/agreements/signing/SigningStateBadge.tsx'
import { textsOf } from '#app/agreements/texts-of.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonAnchor, ButtonLink } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { SigningSteps } from './SigningSteps.tsx'

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canAnswer)
  const { signingId = '' } = params
  const db = getDb()
  requireFound(findSigningFile(db, actor, signingId, context.now))
  recordFirstReading(db, actionContext(context, actor), signingId)
  const found = requireFound(findSigningFile(db, actor, signingId, context.now))
  const { signing, version, template, state, isOverdue } = found
  return {
    id: signing.id,
    title: titleFor(version, context.locale),
    number: version.number,
    parties: template.parties,
    ...{ state, isOverdue },
    ...{ dueAt: signing.dueAt, activeAt: signing.activeAt, endsAt: signing.endsAt, message: signing.message },
    ended: signing.withdrawReason ?? signing.terminationReason ?? signing.declineReason,
    texts: textsOf(version),
    textSha256: version.textSha256,
    canBeSigned: whyNotSign(state) === null,
    maySign: canSubmit(actor),
    requests: found.requests,
    signatures: found.signatures.map(signatureFacts),
    hasDocument: signing.activeAt !== null,
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, l => data?.title ?? m.signing_list_title({}, l))

export type SigningData = ReturnType<typeof useLoaderData<typeof loader>>

export default function Signing() {
  const signing = useLoaderData<typeof loader>()
  const { id, title, number, state, isOverdue, canBeSigned, maySign, hasDocument } = signing
  const l = useLocale()
  return (
    <Page
      title={title}
      lead={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <SigningStateBadge state={state} isOverdue={isOverdue} />
          <span>{m.signing_version({ number: String(number) }, l)}</span>
          {canBeSigned && <span>{m.signing_due_on({ date: formatDate(signing.dueAt, l.locale) }, l)}</span>}
        </span>
      }
      back={{ to: '/signings', label: m.signing_list_title({}, l) }}
      actions={
        <>
          {hasDocument && (
            <ButtonAnchor href={`/signings/${id}/document`}>{m.signing_download({}, l)}</ButtonAnchor>
          )}
          <ButtonAnchor href={`/signings/${id}/text.pdf`} variant="secondary">
            {m.signing_text_pdf({}, l)}
          </ButtonAnchor>
        </>
      }
      width="wide"
    >
      <Stack>
        <SigningSteps signing={signing} />
        {signing.requests.length > 0 && <RequestThread requests={signing.requests} />}
        {signing.signatures.length > 0 && <SignatureCards signatures={signing.signatures} />}
        <Notice tone="info" title={m.signing_prevails({}, l)} />
        <BothTexts texts={signing.texts} />
        {canBeSigned && maySign && (
          <div className="flex flex-wrap items-center gap-3 no-print">
            <ButtonLink to={`/signings/${id}/signature`}>{m.signing_to_signature({}, l)}</ButtonLink>
            <ButtonLink to={`/signings/${id}/reply`} variant="quiet">
              {m.signing_to_reply({}, l)}
            </ButtonLink>
          </div>
        )}
      </Stack>
    </Page>
  )
}
