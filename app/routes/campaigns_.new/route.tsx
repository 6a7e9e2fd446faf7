import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canManageCampaigns } from '#app/accounts/roles.ts'
import { BasicsFields } from '#app/campaigns/BasicsFields.tsx'
import { CampaignForm, readCampaignFacts } from '#app/campaigns/campaign-form.ts'
import { findUsableVersions } from '#app/campaigns/change-campaign.server.ts'
import { createCampaign, defaultDueAt, defaultYear } from '#app/campaigns/create-campaign.server.ts'
import { nextStepPath } from '#app/campaigns/draft-steps.ts'
import { FormCard } from '#app/campaigns/FormCard.tsx'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requirePermission } from '#app/http/guards.server.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.campaign_new({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  requirePermission(context, request, canManageCampaigns)
  const today = isoDate(context.now)
  const db = getDb()
  const current = { year: defaultYear(db, context.now), dueOn: isoDate(defaultDueAt(db, context.now)) }
  return { today, current, versions: findUsableVersions(db) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageCampaigns)
  const form = await request.formData()
  const parsed = parseForm(CampaignForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const raw = rawOf(CampaignForm, form)
  const read = readCampaignFacts(parsed.values, context.now)
  if (!read.ok) return invalidForm(read.errors, raw)
  const result = createCampaign(getDb(), actionContext(context, actor), read.facts)
  const said = m.campaign_created({}, { locale: context.locale })
  if (result.ok) return redirectWithFlash(nextStepPath(result.id, 'basics'), said)
  return conflictForm(raw, result.refusal)
}

export default function NewCampaign() {
  const { today, current, versions } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const { field, formProps } = useRuleForm(CampaignForm, result)
  return (
    <Page
      title={m.campaign_new({}, l)}
      lead={m.campaign_new_lead({}, l)}
      back={{ to: '/campaigns', label: m.campaign_back({}, l) }}
      width="narrow"
    >
      <FormCard formProps={formProps} result={result} submit={m.campaign_create({}, l)}>
        <BasicsFields field={field} today={today} current={current} versions={versions} />
      </FormCard>
    </Page>
  )
}
