import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { canManageCampaigns, canSeeAssessments } from '#app/accounts/roles.ts'
import { DecisionForm, readDecision } from '#app/campaigns/campaign-form.ts'
import { decideExtension } from '#app/campaigns/extend-assessment.server.ts'
import { ExtensionBadge } from '#app/campaigns/ExtensionBadge.tsx'
import { findExtension } from '#app/campaigns/find-extensions.server.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { formatDate, formatDateTime, isoDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Definitions } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'
import { DecisionCard } from './DecisionCard.tsx'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.extension_list_title({}, l))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const found = requireFound(findExtension(getDb(), actor, params.requestId ?? '', context.now))
  return { ...found, today: isoDate(context.now) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageCampaigns)
  const { request: asked } = requireFound(findExtension(getDb(), actor, params.requestId ?? '', context.now))
  const form = await request.formData()
  const parsed = parseForm(DecisionForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const raw = rawOf(DecisionForm, form)
  const read = readDecision(parsed.values)
  if (!read.ok) return invalidForm(read.errors, raw)
  const l = { locale: context.locale }
  const result = decideExtension(getDb(), actionContext(context, actor), asked.id, read.verdict)
  if (!result.ok) return conflictForm(raw, result.refusal)
  const said = read.verdict.grant ? m.extension_granted_done({}, l) : m.extension_refused_done({}, l)
  return redirectWithFlash('/extensions', said)
}

export type ExtensionData = ReturnType<typeof useLoaderData<typeof loader>>

export default function Extension() {
  const loaded = useLoaderData<typeof loader>()
  const { request, assessment, campaign, supplier, mayDecide } = loaded
  const result = useActionData<typeof action>()
  const l = useLocale()
  const date = (at: Date) => formatDate(at, l.locale)
  const asked = `${request.requestedByName} · ${formatDateTime(request.requestedAt, l.locale)}`
  const answered =
    request.decidedAt && `${request.decidedByName ?? ''} · ${formatDateTime(request.decidedAt, l.locale)}`
  const facts = [
    { term: m.extension_column_asked({}, l), value: date(request.requestedDueAt) },
    { term: m.extension_column_due({}, l), value: date(assessment.dueAt) },
    { term: m.extension_column_reason({}, l), value: request.reason },
    { term: m.extension_asked_by({}, l), value: asked },
    { term: m.campaign_one_progress({}, l), value: `${assessment.completeItems} / ${assessment.askedItems}` },
    { term: m.extension_used({}, l), value: String(assessment.extensions) },
    ...(request.grantedDueAt
      ? [{ term: m.extension_column_granted({}, l), value: date(request.grantedDueAt) }]
      : []),
    ...(answered ? [{ term: m.extension_decided_by({}, l), value: answered }] : []),
    ...(request.decisionReason ? [{ term: m.extension_note({}, l), value: request.decisionReason }] : []),
  ]
  return (
    <Page
      title={m.extension_title({ name: nameFor(supplier, l) }, l)}
      lead={
        <span className="flex flex-wrap items-center gap-3">
          <ExtensionBadge decision={request.decision} />
          <Link to={`/campaigns/${campaign.id}/suppliers/${assessment.id}`} className="link">
            {nameFor(campaign, l)}
          </Link>
        </span>
      }
      back={{ to: '/extensions', label: m.extension_list_title({}, l) }}
    >
      <Stack>
        <Card>
          <Definitions items={facts} />
        </Card>
        {mayDecide && <DecisionCard {...loaded} result={result} />}
      </Stack>
    </Page>
  )
}
