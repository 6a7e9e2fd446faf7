import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData, useNavigation } from '@remix-run/react'
import { closeCampaign, previewClosing } from '#app/campaigns/close-campaign.server.ts'
import { requireManaged, requireOpen } from '#app/campaigns/campaign-page.server.ts'
import { refusalText } from '#app/campaigns/labels.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { daysUntil, formatDate, formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Button, ButtonLink } from '#app/ui/Button.tsx'
import { CheckField } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Definitions } from '#app/ui/Table.tsx'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.campaign_close({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { db, campaign } = requireOpen(args)
  const { id, nameZh, nameEn } = campaign
  const { now } = args.context
  const daysLeft = campaign.dueAt > now ? daysUntil(campaign.dueAt, now) : null
  return {
    campaign: { id, nameZh, nameEn, dueAt: campaign.dueAt },
    daysLeft,
    ...previewClosing(db, campaign, now),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { db, campaign, by, l } = requireManaged(args)
  const isConfirmed = (await args.request.formData()).get('even') === 'yes'
  const result = closeCampaign(db, by, campaign.id, { isConfirmed })
  const page = `/campaigns/${campaign.id}`
  if (result.ok)
    return redirectWithFlash(page, m.campaign_closed({ count: formatNumber(result.noResponse, l.locale) }, l))
  const isToConfirm = result.refusal.code === 'extensions-running'
  return redirectWithFlash(isToConfirm ? `${page}/closing` : page, refusalText(result.refusal, l), 'warn')
}

export default function Close() {
  const { campaign, daysLeft, answering, declined, running, requests } = useLoaderData<typeof loader>()
  const l = useLocale()
  const isSaving = useNavigation().state !== 'idle'
  const number = (value: number) => formatNumber(value, l.locale)
  return (
    <Page
      title={m.campaign_close({}, l)}
      lead={m.campaign_close_lead({}, l)}
      back={{
        to: `/campaigns/${campaign.id}`,
        label: m.campaign_back_one({ name: nameFor(campaign, l) }, l),
      }}
      width="narrow"
    >
      <Form method="post">
        <Card>
          <Stack>
            {daysLeft !== null && (
              <Notice tone="warn">
                {m.campaign_close_early(
                  { date: formatDate(campaign.dueAt, l.locale), days: number(daysLeft) },
                  l,
                )}
              </Notice>
            )}
            <Definitions
              items={[
                { term: m.campaign_close_answering({}, l), value: number(answering) },
                { term: m.campaign_close_declined({}, l), value: number(declined) },
                { term: m.campaign_close_running({}, l), value: number(running) },
                { term: m.campaign_close_requests({}, l), value: number(requests) },
              ]}
            />
            {running > 0 && (
              <CheckField name="even" value="yes" label={m.campaign_close_even({}, l)} required />
            )}
            <div className="flex flex-wrap gap-2">
              <Button type="submit" variant="danger" pending={isSaving}>
                {m.campaign_close_confirm({}, l)}
              </Button>
              {requests > 0 && (
                <ButtonLink to={`/extensions?campaign=${campaign.id}`} variant="secondary">
                  {m.campaign_close_see_requests({}, l)}
                </ButtonLink>
              )}
            </div>
          </Stack>
        </Card>
      </Form>
    </Page>
  )
}
