import { Link } from '@remix-run/react'
import { Check, Circle } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import type { Label } from '#app/suppliers/labels.ts'
import { cx } from '#app/ui/cx.ts'
import { Page, Stack, type PageWidth } from '#app/ui/Page.tsx'
import { DRAFT_STEPS, draftStepPath, type DraftStep } from './draft-steps.ts'

type DraftHead = { id: string; nameZh: string; nameEn: string }

type Props = {
  campaign: DraftHead
  step: DraftStep
  /** How many suppliers are chosen. */
  count: number
  lead?: ReactNode
  actions?: ReactNode
  width?: PageWidth
  children: ReactNode
}

export const STEP_LABELS: Record<DraftStep, Label> = {
  basics: m.campaign_step_basics,
  population: m.campaign_step_population,
  mails: m.campaign_step_mails,
  reviewers: m.campaign_step_reviewers,
  form: m.campaign_step_form,
  summary: m.campaign_step_summary,
}

/** The frame of every step of preparing a campaign: which draft, which step, what is done. */
export function DraftPage({ campaign, step, count, lead, actions, width, children }: Props) {
  const l = useLocale()
  return (
    <Page
      title={`${nameFor(campaign, l)} · ${STEP_LABELS[step]({}, l)}`}
      lead={
        <>
          <p>{m.campaign_state_draft({}, l)}</p>
          {lead && <p>{lead}</p>}
        </>
      }
      back={{ to: '/campaigns', label: m.campaign_back({}, l) }}
      actions={actions}
      width={width ?? 'normal'}
    >
      <Stack>
        <Steps campaignId={campaign.id} current={step} count={count} />
        {children}
      </Stack>
    </Page>
  )
}

function Steps({ campaignId, current, count }: { campaignId: string; current: DraftStep; count: number }) {
  const l = useLocale()
  return (
    <nav aria-label={m.campaign_steps({}, l)} className="no-print">
      <ol className="flex flex-wrap gap-x-1 gap-y-1 border-b border-line">
        {DRAFT_STEPS.map(step => (
          <li key={step}>
            <Link
              to={draftStepPath(campaignId, step)}
              aria-current={step === current ? 'step' : undefined}
              className={cx(
                'inline-flex min-h-11 items-center gap-1.5 border-b-2 px-3 text-sm no-underline',
                step === current
                  ? 'border-accent font-semibold text-accent'
                  : 'border-transparent text-soft hover:text-accent',
              )}
            >
              <StepMark step={step} count={count} />
              {STEP_LABELS[step]({}, l)}
              {step === 'population' && count > 0 && <span>· {formatNumber(count, l.locale)}</span>}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** Only the choice of suppliers has no sensible default: the other steps are done unless somebody changes them. */
function StepMark({ step, count }: { step: DraftStep; count: number }) {
  const l = useLocale()
  if (step === 'form' || step === 'summary') return null
  const isDone = step !== 'population' || count > 0
  const Mark = isDone ? Check : Circle
  return (
    <>
      <Mark aria-hidden="true" className={cx('size-4', isDone ? 'text-good' : 'text-faint')} />
      <span className="sr-only">{isDone ? m.campaign_step_done({}, l) : m.campaign_step_todo({}, l)}</span>
    </>
  )
}
