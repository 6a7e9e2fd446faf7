import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { CampaignStateBadge } from '#app/campaigns/CampaignStateBadge.tsx'
import { DraftPage, STEP_LABELS } from '#app/campaigns/DraftPage.tsx'
import { OverlapNotice } from '#app/campaigns/OverlapNotice.tsx'
import { DRAFT_STEPS, draftStepPath, type DraftStep } from '#app/campaigns/draft-steps.ts'
import { refusalText, REVIEWER_MODE_LABELS } from '#app/campaigns/labels.ts'
import { formatDate, formatNumber } from '#app/i18n/format.ts'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { LOCALE_LABELS } from '#app/suppliers/labels.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Button } from '#app/ui/Button.tsx'
import { Dialog } from '#app/ui/Dialog.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { Definitions } from '#app/ui/Table.tsx'
import type { DraftData } from './route.tsx'

/** A drafted campaign: what has been decided, each with the way to change it, and the button that opens it. */
export function Draft(loaded: DraftData) {
  const { campaign, mayManage, figures, refusal } = loaded
  const l = useLocale()
  if (!mayManage || campaign.discardedAt) return <ReadOnly {...loaded} />
  return (
    <DraftPage
      campaign={campaign}
      step="summary"
      count={figures.count}
      lead={m.campaign_summary_lead({}, l)}
      actions={<Discard campaignId={campaign.id} />}
    >
      <Card>
        <Decided {...loaded} />
      </Card>
      <Warnings {...loaded} />
      <OverlapNotice overlaps={loaded.overlaps} pathOf={id => `/campaigns/${id}`} />
      {refusal ? (
        <Notice tone="info">{refusalText(refusal, l)}</Notice>
      ) : (
        <div>
          <Open {...loaded} />
        </div>
      )}
    </DraftPage>
  )
}

/** Says once more what goes out before it does: mails cannot be called back. */
function Open({ campaign, figures, mails }: DraftData) {
  const l = useLocale()
  const { count } = figures
  const counts = { count: formatNumber(count, l.locale), mails: formatNumber(mails, l.locale) }
  return (
    <Dialog
      trigger={{ label: openLabel(figures, l), variant: 'primary' }}
      title={m.campaign_open_title({ name: nameFor(campaign, l) }, l)}
    >
      {close => (
        <Form method="post" action={`/campaigns/${campaign.id}/opening`} onSubmit={close}>
          <Stack>
            <p>{m.campaign_open_text(counts, l)}</p>
            <div>
              <Button type="submit" name="expected" value={count}>
                {m.campaign_open_confirm({}, l)}
              </Button>
            </div>
          </Stack>
        </Form>
      )}
    </Dialog>
  )
}

/** Says how many are invited wherever mail does not reach them all. */
function openLabel({ count, unreachable }: DraftData['figures'], l: LocaleOption) {
  const number = (value: number) => formatNumber(value, l.locale)
  if (unreachable === 0) return m.campaign_open_now({ count: number(count) }, l)
  return m.campaign_open_some({ count: number(count), invited: number(count - unreachable) }, l)
}

/** For whoever may only look, and for a draft that was let go. */
function ReadOnly({ campaign }: DraftData) {
  const l = useLocale()
  const { discardedAt } = campaign
  return (
    <Page
      title={nameFor(campaign, l)}
      lead={<CampaignStateBadge state={campaign.state} />}
      back={{ to: '/campaigns', label: m.campaign_back({}, l) }}
    >
      <Notice tone={discardedAt ? 'warn' : 'info'}>
        {discardedAt
          ? m.campaign_discarded_notice({ date: formatDate(discardedAt, l.locale) }, l)
          : m.campaign_draft_reader({}, l)}
      </Notice>
    </Page>
  )
}

function Decided({ campaign, version, policyVersion, figures }: DraftData) {
  const l = useLocale()
  const { daysBefore, daysAfter } = campaign.reminderPlan
  const hasReminders = daysBefore.length + daysAfter.length > 0
  const days = { before: daysBefore.join(', ') || '–', after: daysAfter.join(', ') || '–' }
  const decided: Record<Exclude<DraftStep, 'summary' | 'form'>, ReactNode[]> = {
    basics: [
      nameFor(campaign, l),
      m.campaign_due({ date: formatDate(campaign.dueAt, l.locale) }, l),
      m.campaign_questionnaire({ version }, l),
      `${m.campaign_policy_version({}, l)} ${policyVersion}`,
    ],
    population: [m.campaign_chosen_count({ count: formatNumber(figures.count, l.locale) }, l)],
    mails: [
      campaign.languages.map(locale => LOCALE_LABELS[locale]({}, l)).join(' · '),
      hasReminders ? m.campaign_summary_reminders(days, l) : m.campaign_summary_no_reminders({}, l),
    ],
    reviewers: [REVIEWER_MODE_LABELS[campaign.reviewerPlan.mode]({}, l)],
  }
  return (
    <Definitions
      items={DRAFT_STEPS.flatMap(step =>
        step === 'summary' || step === 'form'
          ? []
          : [
              {
                term: STEP_LABELS[step]({}, l),
                value: <Line step={step} id={campaign.id} parts={decided[step]} />,
              },
            ],
      )}
    />
  )
}

function Line({ step, id, parts }: { step: DraftStep; id: string; parts: ReactNode[] }) {
  const l = useLocale()
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4">
      <ul>
        {parts.map((part, at) => (
          <li key={at}>{part}</li>
        ))}
      </ul>
      <Link to={draftStepPath(id, step)} className="link text-sm">
        {m.campaign_summary_change({}, l)}
        <span className="sr-only"> · {STEP_LABELS[step]({}, l)}</span>
      </Link>
    </div>
  )
}

function Warnings({ campaign, figures }: DraftData) {
  const l = useLocale()
  if (figures.unreachable === 0) return null
  const count = formatNumber(figures.unreachable, l.locale)
  return (
    <Notice tone="warn">
      {m.campaign_unreachable_notice({ count }, l)}{' '}
      <Link to={`${draftStepPath(campaign.id, 'population')}?view=unreachable`} className="link underline">
        {m.campaign_unreachable_show({}, l)}
      </Link>
    </Notice>
  )
}

function Discard({ campaignId }: { campaignId: string }) {
  const l = useLocale()
  return (
    <Dialog
      trigger={{ label: m.campaign_discard({}, l), variant: 'quiet' }}
      title={m.campaign_discard_title({}, l)}
    >
      {close => (
        <Form method="post" action={`/campaigns/${campaignId}/discarding`} onSubmit={close}>
          <Stack>
            <p>{m.campaign_discard_text({}, l)}</p>
            <div>
              <Button type="submit" variant="danger">
                {m.campaign_discard_confirm({}, l)}
              </Button>
            </div>
          </Stack>
        </Form>
      )}
    </Dialog>
  )
}
