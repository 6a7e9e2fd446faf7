import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { canManageCampaigns } from '#app/accounts/roles.ts'
import { CampaignForm, readCampaignFacts } from '#app/campaigns/campaign-form.ts'
import { createCampaign, defaultDueAt } from '#app/campaigns/create-campaign.server.ts'
import { refusalText } from '#app/campaigns/labels.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requirePermission } from '#app/http/guards.server.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { TextField } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.campaign_new({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  requirePermission(context, request, canManageCampaigns)
  const today = isoDate(context.now)
  return { today, year: Number(today.slice(0, 4)), dueOn: isoDate(defaultDueAt(getDb(), context.now)) }
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
  const l = { locale: context.locale }
  if (result.ok) return redirectWithFlash(`/campaigns/${result.id}`, m.campaign_created({}, l))
  return data({ errors: {}, raw, refusal: result.refusal }, { status: 409 })
}

export default function NewCampaign() {
  const { today, year, dueOn } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const { field, formProps } = useRuleForm(CampaignForm, result)
  const isSaving = useNavigation().state !== 'idle'
  return (
    <Page
      title={m.campaign_new({}, l)}
      lead={m.campaign_new_lead({}, l)}
      back={{ to: '/campaigns', label: m.campaign_back({}, l) }}
      width="narrow"
    >
      <Form {...formProps}>
        <Card>
          <Stack>
            {result && 'refusal' in result && <Notice tone="bad" title={refusalText(result.refusal, l)} />}
            <TextField label={m.campaign_name_zh({}, l)} {...field('nameZh')} />
            <TextField label={m.campaign_name_en({}, l)} {...field('nameEn')} />
            <TextField
              label={m.campaign_year({}, l)}
              inputMode="numeric"
              defaultValue={year}
              {...field('year')}
            />
            <TextField
              label={m.campaign_due_on({}, l)}
              hint={m.campaign_due_hint({}, l)}
              type="date"
              min={today}
              defaultValue={dueOn}
              {...field('dueOn')}
            />
            <div>
              <Button type="submit" pending={isSaving}>
                {m.campaign_create({}, l)}
              </Button>
            </div>
          </Stack>
        </Card>
      </Form>
    </Page>
  )
}
