import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, redirect, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { canManageAgreements, managedAgreementKinds, type Actor } from '#app/accounts/roles.ts'
import { titleFor } from '#app/agreements/agreement-text.ts'
import { changeVersion } from '#app/agreements/draft-version.server.ts'
import { findAgreementVersion } from '#app/agreements/find-agreements.server.ts'
import { versionRefusalText } from '#app/agreements/labels.ts'
import { contentOf } from '#app/agreements/version-content.ts'
import { readVersionForm, VersionForm } from '#app/agreements/version-form.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { conflictFormWith, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Notice } from '#app/ui/Notice.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb, type Db } from '#db/client.server.ts'
import { VersionEditor } from './VersionEditor.tsx'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, l => {
    if (!data) return m.agreements_edit({}, l)
    const { content, number } = data
    return m.agreements_edit_title({ title: titleFor(content, l.locale), number: String(number) }, l)
  })

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canDraft)
  const { version } = requireManaged(getDb(), actor, params.agreementVersionId)
  const { id, number, rev, state, note } = version
  if (state !== 'draft') throw redirect(pathOf(id))
  return { id, number, rev, note, content: contentOf(version) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canDraft)
  const db = getDb()
  const { version } = requireManaged(db, actor, params.agreementVersionId)
  const form = await request.formData()
  const parsed = parseForm(VersionForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const change = { rev: Number(form.get('rev')), ...readVersionForm(parsed.values) }
  const result = changeVersion(db, actionContext(context, actor), version.id, change)
  if (result.ok) return redirectWithFlash(pathOf(version.id), m.agreements_saved({}, context))
  const raw = rawOf(VersionForm, form)
  return conflictFormWith(raw, result.refusal, { rev: version.rev })
}

function canDraft(actor: Actor) {
  return managedAgreementKinds(actor).length > 0
}

function requireManaged(db: Db, actor: Actor, id = '') {
  const found = requireFound(findAgreementVersion(db, actor, id))
  if (!canManageAgreements(actor, found.template.kind)) throw notFound()
  return found
}

function pathOf(id: string) {
  return `/agreement-templates/versions/${id}`
}

export default function EditAgreementVersion() {
  const { id, number, rev, note, content } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const isSaving = useNavigation().state !== 'idle'
  const l = useLocale()
  const refusal = result && 'refusal' in result ? result.refusal : null
  const title = titleFor(content, l.locale)
  return (
    <Page
      title={m.agreements_edit_title({ title, number: String(number) }, l)}
      lead={m.agreements_edit_lead({}, l)}
      back={{ to: pathOf(id), label: m.agreements_version({ number: String(number) }, l) }}
      width="wide"
    >
      <Stack>
        {refusal && (
          <Notice tone="bad" title={versionRefusalText(refusal, l)}>
            <Link to={pathOf(id)} reloadDocument className="link">
              {m.agreements_see_latest({}, l)}
            </Link>
          </Notice>
        )}
        <VersionEditor
          key={rev}
          content={content}
          note={note}
          rev={result && 'rev' in result ? result.rev : rev}
          result={result}
          isSaving={isSaving}
        />
      </Stack>
    </Page>
  )
}
