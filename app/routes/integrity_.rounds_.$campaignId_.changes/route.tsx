import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { CampaignForm, readCampaignFacts } from '#app/campaigns/campaign-form.ts'
import { changeCampaign } from '#app/campaigns/change-campaign.server.ts'
import { whyNotDraft } from '#app/campaigns/draft.server.ts'
import { FormCard } from '#app/campaigns/FormCard.tsx'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { requireRound } from '#app/integrity/replies/round-page.server.ts'
import { RoundFields } from '#app/integrity/replies/RoundFields.tsx'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.reply_round_change_title({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { campaign } = requireRound(args)
  const { id, nameZh, nameEn, year, dueAt } = campaign
  if (whyNotDraft(campaign)) throw redirect(`/integrity/rounds/${id}`)
  return { id, today: isoDate(args.context.now), current: { nameZh, nameEn, year, dueOn: isoDate(dueAt) } }
}

export async function action(args: ActionFunctionArgs) {
  const { db, campaign, by, l } = requireRound(args)
  const form = await args.request.formData()
  const parsed = parseForm(CampaignForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const raw = rawOf(CampaignForm, form)
  const read = readCampaignFacts(parsed.values, by.now)
  if (!read.ok) return invalidForm(read.errors, raw)
  const result = changeCampaign(db, by, campaign.id, read.facts)
  if (result.ok) return redirectWithFlash(`/integrity/rounds/${campaign.id}`, m.reply_round_changed({}, l))
  return conflictForm(raw, result.refusal)
}

export default function ChangeRound() {
  const { id, today, current } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const { field, formProps } = useRuleForm(CampaignForm, result)
  return (
    <Page
      title={m.reply_round_change_title({}, l)}
      back={{ to: `/integrity/rounds/${id}`, label: nameFor(current, l) }}
      width="narrow"
    >
      <FormCard formProps={formProps} result={result} submit={m.accounts_save({}, l)}>
        <RoundFields field={field} today={today} current={current} />
      </FormCard>
    </Page>
  )
}
