import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canManageAgreements, canSeeAgreements } from '#app/accounts/roles.ts'
import { titleFor } from '#app/agreements/agreement-text.ts'
import { findPublishedByTemplateId } from '#app/agreements/queries.server.ts'
import { readInvitation } from '#app/agreements/signing/asked-invitation.server.ts'
import { InviteForm } from '#app/agreements/signing/invite-form.ts'
import { inviteToSign, previewInvitation } from '#app/agreements/signing/invite-to-sign.server.ts'
import { signingRefusalText } from '#app/agreements/signing/labels.ts'
import { findRegisterTemplate } from '#app/agreements/signing/register.server.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { endOfDay, isoDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { Notice } from '#app/ui/Notice.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { InviteCard } from './InviteCard.tsx'

const DAY_MS = 86_400_000

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAgreements)
  const db = getDb()
  const { searchParams, search } = new URL(request.url)
  const template = requireFound(findRegisterTemplate(db, actor, searchParams.get('agreement')))
  if (!canManageAgreements(actor, template.kind)) throw notFound()
  const version = findPublishedByTemplateId(db, template.id)
  const asked = readInvitation(db, template.id, searchParams)
  const looked = previewInvitation(db, actionContext(context, actor), asked.invitation)
  const { signingDays } = loadSettings(db)
  const title = version ? titleFor(version, context.locale) : template.code
  return {
    title,
    number: version?.number ?? 0,
    register: `/agreements${search}`,
    only: asked.supplier,
    preview: looked.ok ? looked.preview : null,
    refusal: looked.ok ? null : looked.refusal,
    dueOn: isoDate(new Date(context.now.getTime() + signingDays * DAY_MS)),
    today: isoDate(context.now),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAgreements)
  const db = getDb()
  const { searchParams } = new URL(request.url)
  const template = requireFound(findRegisterTemplate(db, actor, searchParams.get('agreement')))
  if (!canManageAgreements(actor, template.kind)) throw notFound()
  const form = await request.formData()
  const parsed = parseForm(InviteForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const { purposes, dueOn, message, seen } = parsed.values
  const { invitation } = readInvitation(db, template.id, searchParams, purposes)
  const l = { locale: context.locale }
  const result = inviteToSign(db, actionContext(context, actor), {
    ...invitation,
    dueAt: endOfDay(dueOn),
    message: message ?? '',
    seen,
  })
  if (!result.ok) {
    const refusal = signingRefusalText(result.refusal, l)
    return data({ errors: {}, raw: rawOf(InviteForm, form), refusal }, { status: 409 })
  }
  const said = m.signing_invited_done({ count: String(result.invited), mails: String(result.mails) }, l)
  return redirectWithFlash(`/agreements?agreement=${template.code}&standing=owed`, said)
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.signing_invite_title({}, l))

export type InviteData = ReturnType<typeof useLoaderData<typeof loader>>

export default function Invitations() {
  const page = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  return (
    <Page
      title={m.signing_invite_title({}, l)}
      lead={`${page.title} · ${m.signing_version({ number: String(page.number) }, l)}`}
      back={{ to: page.register, label: m.signing_register_title({}, l) }}
      width="narrow"
    >
      <Stack>
        {page.refusal && <Notice tone="warn" title={signingRefusalText(page.refusal, l)} />}
        {page.preview && <InviteCard page={page} preview={page.preview} result={result} />}
      </Stack>
    </Page>
  )
}
