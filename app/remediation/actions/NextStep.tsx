import type { ReactNode } from 'react'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Stack } from '#app/ui/Page.tsx'
import type { ActionPage } from './action-page.ts'
import { isOpenAction, type ActionState } from './action-state.ts'
import { isWithSupplier } from './turn.ts'
import { StepButton } from './StepButton.tsx'

type Wording = (words: Record<never, never>, l: LocaleOption) => string

/** Whose turn it is and what to do, with the buttons of whoever reads it; nothing once the action has ended. */
export function NextStep({ page }: { page: ActionPage }) {
  const { action, isOwn } = page
  const l = useLocale()
  if (action.state === 'draft') return <DraftNotice page={page} />
  if (!isOpenAction(action.state)) return null
  const isMine = isWithSupplier(action.state) === isOwn
  const text = (isMine ? NEXT : WAITS)[action.state]
  return (
    <Notice tone={isMine ? 'warn' : 'neutral'} title={turnOf(page, l)}>
      <Stack gap="sm">
        {text && <p>{text({}, l)}</p>}
        <Buttons page={page} />
      </Stack>
    </Notice>
  )
}

function DraftNotice({ page: { daysBySeverity } }: { page: ActionPage }) {
  const l = useLocale()
  return (
    <Notice tone="info" title={m.action_next_draft({}, l)}>
      {m.action_draft_due({ days: String(daysBySeverity) }, l)}
    </Notice>
  )
}

function Buttons({ page: { action, may } }: { page: ActionPage }) {
  const l = useLocale()
  const base = `/actions/${action.id}`
  const links: [boolean, string, string, 'primary' | 'secondary'][] = [
    [may.steps.includes('contest'), 'contest', m.action_contest({}, l), 'secondary'],
    [may.steps.includes('uphold'), 'contest-answer', m.action_answer_contest({}, l), 'primary'],
    [may.steps.includes('submit-plan'), 'plan', m.action_plan_write({}, l), 'primary'],
    [may.steps.includes('accept-plan'), 'plan-decision', m.action_plan_decide({}, l), 'primary'],
    [may.steps.includes('submit-evidence'), 'evidence', m.closure_hand_in({}, l), 'primary'],
    [may.steps.includes('find-effective'), 'verification', m.closure_verify({}, l), 'primary'],
  ]
  const shown = links.filter(([isPossible]) => isPossible)
  if (shown.length === 0) return null
  return (
    <Row>
      {may.steps.includes('acknowledge') && (
        <StepButton to="acknowledgement" action={action}>
          {m.action_acknowledge({}, l)}
        </StepButton>
      )}
      {shown.map(([, to, label, variant]) => (
        <ButtonLink key={to} to={`${base}/${to}`} variant={variant}>
          {label}
        </ButtonLink>
      ))}
    </Row>
  )
}

function Row({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap gap-2 no-print">{children}</div>
}

function turnOf({ action, isOwn }: ActionPage, l: LocaleOption) {
  if (isWithSupplier(action.state))
    return isOwn ? m.action_turn_supplier({}, l) : m.action_turn_of_supplier({}, l)
  return isOwn ? m.action_turn_buyer({}, l) : m.action_turn_of_buyer({}, l)
}

/** To whoever has the next move. */
const NEXT: Partial<Record<ActionState, Wording>> = {
  issued: m.action_next_issued,
  planning: m.action_next_planning,
  implementing: m.action_next_implementing,
  contested: m.action_next_contested,
  'plan-review': m.action_next_plan_review,
  verifying: m.action_next_verifying,
}

/** To the other side. */
const WAITS: Partial<Record<ActionState, Wording>> = {
  issued: m.action_waits_supplier_issued,
  planning: m.action_waits_supplier_planning,
  implementing: m.action_waits_supplier_implementing,
  contested: m.action_waits_buyer_contested,
  'plan-review': m.action_waits_buyer_plan_review,
  verifying: m.action_waits_buyer_verifying,
}
