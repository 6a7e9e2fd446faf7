import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useNavigation, useParams } from '@remix-run/react'
import { canManageCampaigns } from '#app/accounts/roles.ts'
import { findCampaign } from '#app/campaigns/find-campaign.server.ts'
import { refusalText } from '#app/campaigns/labels.ts'
import { openCampaign, previewOpening } from '#app/campaigns/open-campaign.server.ts'
import { choiceFields, readPopulationChoice } from '#app/campaigns/population-choice.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Button, ButtonLink } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.campaign_open_review({}, l))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canManageCampaigns)
  requireFound(findCampaign(getDb(), actor, params.campaignId ?? ''))
  return null
}

/** First post: says what opening would do. Posted again with the number it said in `confirmed`: opens. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageCampaigns)
  const db = getDb()
  const campaign = requireFound(findCampaign(db, actor, params.campaignId ?? ''))
  const form = await request.formData()
  const choice = readPopulationChoice(form)
  const l = { locale: context.locale }
  const page = `/campaigns/${campaign.id}`
  const shown = form.get('confirmed')
  const preview = (notice: string | null) => ({
    ...previewOpening(db, choice),
    fields: choiceFields(choice),
    name: nameFor(campaign, l),
    notice,
  })
  if (shown === null) {
    const previewed = preview(null)
    if (previewed.count > 0) return data(previewed)
    return redirectWithFlash(page, refusalText({ code: 'nobody-chosen' }, l), 'warn')
  }
  const result = openCampaign(db, actionContext(context, actor), campaign.id, choice, Number(shown) || 0)
  if (!result.ok && result.refusal.code === 'choice-changed')
    return data(preview(refusalText(result.refusal, l)), { status: 409 })
  if (!result.ok) return redirectWithFlash(page, refusalText(result.refusal, l), 'warn')
  const counts = {
    count: formatNumber(result.population, l.locale),
    mails: formatNumber(result.mails, l.locale),
  }
  const silent = result.withoutContact.length
  return silent === 0
    ? redirectWithFlash(page, m.campaign_opened(counts, l))
    : redirectWithFlash(page, m.campaign_opened_silent({ ...counts, silent: String(silent) }, l), 'warn')
}

export default function OpenCampaign() {
  const l = useLocale()
  const { campaignId } = useParams()
  const preview = useActionData<typeof action>()
  const isOpening = useNavigation().state !== 'idle'
  const back = { to: `/campaigns/${campaignId}`, label: m.campaign_choose_title({}, l) }
  if (!preview)
    return (
      <Page title={m.campaign_open_review({}, l)} back={back} width="narrow">
        <ButtonLink to={back.to}>{m.campaign_choose_title({}, l)}</ButtonLink>
      </Page>
    )
  const counts = {
    count: formatNumber(preview.count, l.locale),
    silent: formatNumber(preview.silent, l.locale),
  }
  return (
    <Page title={m.campaign_open_review({}, l)} lead={preview.name} back={back} width="narrow">
      <Form method="post">
        {preview.fields.map(([name, value], at) => (
          <input key={at} type="hidden" name={name} value={value} />
        ))}
        <Card>
          <Stack>
            {preview.notice && <Notice tone="bad">{preview.notice}</Notice>}
            <p>
              {preview.silent === 0
                ? m.campaign_open_confirm_all(counts, l)
                : m.campaign_open_confirm_text(counts, l)}
            </p>
            <Notice tone="warn">{m.campaign_open_note({}, l)}</Notice>
            <div>
              <Button type="submit" name="confirmed" value={preview.count} pending={isOpening}>
                {m.campaign_open_confirm({}, l)}
              </Button>
            </div>
          </Stack>
        </Card>
      </Form>
    </Page>
  )
}
