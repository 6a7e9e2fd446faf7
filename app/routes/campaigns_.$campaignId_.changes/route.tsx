import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BasicsFields } from '#app/campaigns/BasicsFields.tsx'
import { CampaignForm, readCampaignFacts } from '#app/campaigns/campaign-form.ts'
import { changeCampaign, findUsableVersions } from '#app/campaigns/change-campaign.server.ts'
import { requireDraft, requireManaged } from '#app/campaigns/campaign-page.server.ts'
import { DraftPage } from '#app/campaigns/DraftPage.tsx'
import { nextStepPath } from '#app/campaigns/draft-steps.ts'
import { FormCard } from '#app/campaigns/FormCard.tsx'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.campaign_step_basics({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { db, campaign, head } = requireDraft(args)
  const { nameZh, nameEn, year, questionnaireVersionId, policyVersionId } = campaign
  const dueOn = isoDate(campaign.dueAt)
  return {
    ...head,
    today: isoDate(args.context.now),
    current: { nameZh, nameEn, year, questionnaireVersionId, policyVersionId, dueOn },
    versions: findUsableVersions(db),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { db, campaign, by, l } = requireManaged(args)
  const form = await args.request.formData()
  const parsed = parseForm(CampaignForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const raw = rawOf(CampaignForm, form)
  const read = readCampaignFacts(parsed.values, by.now)
  if (!read.ok) return invalidForm(read.errors, raw)
  const result = changeCampaign(db, by, campaign.id, read.facts)
  if (result.ok) return redirectWithFlash(nextStepPath(campaign.id, 'basics'), m.campaign_changed({}, l))
  return conflictForm(raw, result.refusal)
}

export default function Basics() {
  const { campaign, count, today, current, versions } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const { field, formProps } = useRuleForm(CampaignForm, result)
  return (
    <DraftPage campaign={campaign} step="basics" count={count}>
      <div className="max-w-xl">
        <FormCard formProps={formProps} result={result} submit={m.campaign_save_continue({}, l)}>
          <BasicsFields field={field} today={today} current={current} versions={versions} />
        </FormCard>
      </div>
    </DraftPage>
  )
}
