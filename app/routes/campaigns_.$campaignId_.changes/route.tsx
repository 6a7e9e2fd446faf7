import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { canManageCampaigns } from '#app/accounts/roles.ts'
import { CampaignForm, readCampaignFacts } from '#app/campaigns/campaign-form.ts'
import { changeCampaign } from '#app/campaigns/change-campaign.server.ts'
import { findCampaign } from '#app/campaigns/find-campaign.server.ts'
import { refusalText } from '#app/campaigns/labels.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Button } from '#app/ui/Button.tsx'
import { TextField } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.campaign_edit({}, l))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canManageCampaigns)
  const campaign = requireFound(findCampaign(getDb(), actor, params.campaignId ?? ''))
  if (campaign.state !== 'draft' && campaign.state !== 'open') throw redirect(`/campaigns/${campaign.id}`)
  return { campaign, dueOn: isoDate(campaign.dueAt), today: isoDate(context.now) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageCampaigns)
  const { id } = requireFound(findCampaign(getDb(), actor, params.campaignId ?? ''))
  const form = await request.formData()
  const parsed = parseForm(CampaignForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const raw = rawOf(CampaignForm, form)
  const read = readCampaignFacts(parsed.values, context.now)
  if (!read.ok) return invalidForm(read.errors, raw)
  const result = changeCampaign(getDb(), actionContext(context, actor), id, read.facts)
  if (result.ok)
    return redirectWithFlash(`/campaigns/${id}`, m.campaign_changed({}, { locale: context.locale }))
  return data({ errors: {}, raw, refusal: result.refusal }, { status: 409 })
}

export default function EditCampaign() {
  const { campaign, dueOn, today } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const { field, formProps } = useRuleForm(CampaignForm, result)
  const isSaving = useNavigation().state !== 'idle'
  const isOpen = campaign.state === 'open'
  return (
    <Page
      title={m.campaign_edit({}, l)}
      lead={isOpen ? m.campaign_edit_open_lead({}, l) : undefined}
      back={{
        to: `/campaigns/${campaign.id}`,
        label: m.campaign_back_one({ name: nameFor(campaign, l) }, l),
      }}
      width="narrow"
    >
      <Form {...formProps}>
        <Card>
          <Stack>
            {result && 'refusal' in result && <Notice tone="bad" title={refusalText(result.refusal, l)} />}
            <TextField
              label={m.campaign_name_zh({}, l)}
              readOnly={isOpen}
              defaultValue={campaign.nameZh}
              {...field('nameZh')}
            />
            <TextField
              label={m.campaign_name_en({}, l)}
              readOnly={isOpen}
              defaultValue={campaign.nameEn}
              {...field('nameEn')}
            />
            <TextField
              label={m.campaign_year({}, l)}
              inputMode="numeric"
              readOnly={isOpen}
              defaultValue={campaign.year}
              {...field('year')}
            />
            <TextField
              label={m.campaign_due_on({}, l)}
              hint={m.campaign_due_hint({}, l)}
              type="date"
              min={isOpen && dueOn > today ? dueOn : today}
              defaultValue={dueOn}
              {...field('dueOn')}
            />
            <div>
              <Button type="submit" pending={isSaving}>
                {m.campaign_edit_save({}, l)}
              </Button>
            </div>
          </Stack>
        </Card>
      </Form>
    </Page>
  )
}
