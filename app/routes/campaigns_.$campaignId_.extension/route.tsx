import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ExtensionForm } from '#app/campaigns/campaign-form.ts'
import { requireManaged, requireOpen } from '#app/campaigns/campaign-page.server.ts'
import { extendCampaign } from '#app/campaigns/extend-campaign.server.ts'
import { ExtensionFields } from '#app/campaigns/ExtensionFields.tsx'
import { FormCard } from '#app/campaigns/FormCard.tsx'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { endOfDay, formatDate, formatNumber, isoDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.campaign_extend_all({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { campaign } = requireOpen(args)
  const { id, nameZh, nameEn, dueAt } = campaign
  return { campaign: { id, nameZh, nameEn, dueAt }, today: isoDate(args.context.now) }
}

export async function action(args: ActionFunctionArgs) {
  const { db, campaign, by, l } = requireManaged(args)
  const form = await args.request.formData()
  const parsed = parseForm(ExtensionForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const { dueOn, note } = parsed.values
  const result = extendCampaign(db, by, campaign.id, { dueAt: endOfDay(dueOn), note })
  if (!result.ok) return conflictForm(rawOf(ExtensionForm, form), result.refusal)
  const date = formatDate(endOfDay(dueOn), l.locale)
  const said = m.campaign_extended({ date, count: formatNumber(result.moved, l.locale) }, l)
  return redirectWithFlash(`/campaigns/${campaign.id}`, said)
}

export default function ExtendCampaign() {
  const { campaign, today } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const { field, formProps } = useRuleForm(ExtensionForm, result)
  const dueOn = isoDate(campaign.dueAt)
  return (
    <Page
      title={m.campaign_extend_all({}, l)}
      lead={m.campaign_extend_all_lead({ date: formatDate(campaign.dueAt, l.locale) }, l)}
      back={{
        to: `/campaigns/${campaign.id}`,
        label: m.campaign_back_one({ name: nameFor(campaign, l) }, l),
      }}
      width="narrow"
    >
      <FormCard formProps={formProps} result={result} submit={m.campaign_extend_confirm({}, l)}>
        <ExtensionFields field={field} min={dueOn > today ? dueOn : today} />
      </FormCard>
    </Page>
  )
}
