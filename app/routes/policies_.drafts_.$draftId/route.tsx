import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { canDraftPolicies, canPublishPolicies, canSeeAssessments } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { conflictFormWith, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { differencesOf } from '#app/policies/differences.ts'
import { changeDraft } from '#app/policies/draft-policy.server.ts'
import { findDraft, policyDimensions } from '#app/policies/find-policies.server.ts'
import { draftRefusalText } from '#app/policies/labels.ts'
import { policyFormDefaults, policyFormRules, readPolicy } from '#app/policies/policy-form.ts'
import { whyNotPublishDraft } from '#app/policies/policy-draft.ts'
import { PolicyDifferences } from '#app/policies/PolicyDifferences.tsx'
import { PolicyFacts } from '#app/policies/PolicyFacts.tsx'
import { PolicyForm } from '#app/policies/PolicyForm.tsx'
import { ButtonLink } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { DraftSteps } from './DraftSteps.tsx'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, l =>
    data ? m.policies_draft_title({ version: data.draft.content.version }, l) : m.policies_title({}, l),
  )

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const { draft, ...found } = requireFound(findDraft(getDb(), actor, params.draftId ?? ''))
  const isOpen = draft.publishedVersionId === null && draft.discardedAt === null
  const dimensions = policyDimensions(getDb(), context.locale)
  const { rev } = draft
  const situation = { actor, rev, base: found.baseContent, isVersionTaken: false }
  return {
    draft,
    baseVersion: found.baseVersion,
    updatedByName: found.updatedByName,
    dimensions,
    differences: differencesOf(found.baseContent, draft.content),
    defaults: {
      ...policyFormDefaults(
        draft.content,
        dimensions.map(({ code }) => code),
      ),
      note: draft.note,
    },
    mayChange: isOpen && canDraftPolicies(actor),
    mayPublish: isOpen && canPublishPolicies(actor),
    whyNotPublish: whyNotPublishDraft(draft, situation),
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canDraftPolicies)
  const db = getDb()
  const { draft } = requireFound(findDraft(db, actor, params.draftId ?? ''))
  const codes = policyDimensions(db, context.locale).map(({ code }) => code)
  const form = await request.formData()
  const rules = policyFormRules(codes)
  const parsed = parseForm(rules, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const read = readPolicy(parsed.values, codes, draft.content.version)
  if (!read.ok) return invalidForm(read.errors, rawOf(rules, form))
  const change = { rev: Number(form.get('rev')), policy: read.policy, note: read.note }
  const result = changeDraft(db, actionContext(context, actor), draft.id, change)
  if (result.ok) return redirectWithFlash(`/policies/drafts/${draft.id}`, m.policies_draft_saved({}, context))
  const raw = rawOf(rules, form)
  return conflictFormWith(raw, result.refusal, { rev: draft.rev })
}

export type DraftData = ReturnType<typeof useLoaderData<typeof loader>>

export default function PolicyDraft() {
  const loaded = useLoaderData<typeof loader>()
  const { draft, baseVersion, updatedByName, dimensions, differences, defaults, mayChange } = loaded
  const result = useActionData<typeof action>()
  const isSaving = useNavigation().state !== 'idle'
  const l = useLocale()
  const refusal = result && 'refusal' in result ? result.refusal : null
  const titles = Object.fromEntries(dimensions.map(({ code, title }) => [code, title]))
  const at = formatDateTime(draft.updatedAt, l.locale)
  return (
    <Page
      title={m.policies_draft_title({ version: draft.content.version }, l)}
      lead={m.policies_draft_lead({ base: baseVersion, name: updatedByName, at }, l)}
      back={{ to: '/policies', label: m.policies_back({}, l) }}
      actions={
        <ButtonLink to={`/policies/drafts/${draft.id}/preview`} variant="secondary">
          {m.policies_preview({}, l)}
        </ButtonLink>
      }
    >
      <Stack>
        <OverNotice draft={draft} />
        {refusal && (
          <Notice tone="bad" title={draftRefusalText(refusal, l)}>
            <Link to={`/policies/drafts/${draft.id}`} reloadDocument className="link">
              {m.policies_see_latest({}, l)}
            </Link>
          </Notice>
        )}
        <Card title={m.policies_differences({ base: baseVersion }, l)}>
          <PolicyDifferences differences={differences} titles={titles} />
        </Card>
        {mayChange ? (
          <PolicyForm
            key={draft.rev}
            dimensions={dimensions}
            defaults={defaults}
            rev={result && 'rev' in result ? result.rev : draft.rev}
            result={result}
            isSaving={isSaving}
          />
        ) : (
          <Card title={m.policies_rules({}, l)}>
            <PolicyFacts policy={draft.content} titles={titles} />
            {draft.note && <p className="mt-3">{draft.note}</p>}
          </Card>
        )}
        <DraftSteps {...loaded} />
      </Stack>
    </Page>
  )
}

function OverNotice({ draft }: Pick<DraftData, 'draft'>) {
  const l = useLocale()
  if (draft.discardedAt) return <Notice tone="neutral" title={m.policies_draft_over_discarded({}, l)} />
  if (!draft.publishedVersionId) return null
  return (
    <Notice tone="good" title={m.policies_draft_over_published({}, l)}>
      <Link to={`/policies/${draft.publishedVersionId}`} className="link">
        {m.policies_draft_see_version({}, l)}
      </Link>
    </Notice>
  )
}
