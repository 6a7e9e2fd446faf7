import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canSeeIntegrity } from '#app/accounts/roles.ts'
import { CampaignForm, readCampaignFacts } from '#app/campaigns/campaign-form.ts'
import { createCampaign, defaultYear } from '#app/campaigns/create-campaign.server.ts'
import { FormCard } from '#app/campaigns/FormCard.tsx'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requirePermission } from '#app/http/guards.server.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { RoundFields } from '#app/integrity/replies/RoundFields.tsx'
import { replyReminders } from '#app/integrity/replies/round-plan.ts'
import { m } from '#app/paraglide/messages.js'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

const DAY_MS = 24 * 3600 * 1000

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.reply_round_new({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  requirePermission(context, request, canSeeIntegrity)
  const { now } = context
  const db = getDb()
  const { replyDays } = loadSettings(db)
  const year = defaultYear(db, now, 'integrity')
  return {
    today: isoDate(now),
    replyDays,
    current: {
      nameZh: `${year}年度商业伙伴廉洁问卷`,
      nameEn: `Integrity questionnaire ${year}`,
      year,
      dueOn: isoDate(new Date(now.getTime() + replyDays * DAY_MS)),
    },
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canSeeIntegrity)
  const form = await request.formData()
  const parsed = parseForm(CampaignForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const raw = rawOf(CampaignForm, form)
  const read = readCampaignFacts(parsed.values, context.now)
  if (!read.ok) return invalidForm(read.errors, raw)
  const db = getDb()
  const plan = { kind: 'integrity', reminderPlan: replyReminders(loadSettings(db)) } as const
  const result = createCampaign(db, actionContext(context, actor), read.facts, plan)
  const said = m.campaign_created({}, { locale: context.locale })
  if (result.ok) return redirectWithFlash(`/integrity/rounds/${result.id}`, said)
  return conflictForm(raw, result.refusal)
}

export default function NewRound() {
  const { today, replyDays, current } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const { field, formProps } = useRuleForm(CampaignForm, result)
  return (
    <Page
      title={m.reply_round_new({}, l)}
      lead={m.reply_round_new_lead({ days: String(replyDays) }, l)}
      back={{ to: '/integrity', label: m.reply_page_title({}, l) }}
      width="narrow"
    >
      <FormCard formProps={formProps} result={result} submit={m.campaign_create({}, l)}>
        <RoundFields field={field} today={today} current={current} />
      </FormCard>
    </Page>
  )
}
