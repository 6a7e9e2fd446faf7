import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/Button.tsx'
import type { ActionPage } from './action-page.ts'
import { StepButton } from './StepButton.tsx'

/** What can be done with a proposal before the supplier sees it. */
export function DraftActions({ page: { action, may } }: { page: ActionPage }) {
  const l = useLocale()
  if (!may.steps.includes('issue')) return null
  const base = `/actions/${action.id}`
  return (
    <>
      <ButtonLink to={`${base}/dropping`} variant="quiet">
        {m.action_drop({}, l)}
      </ButtonLink>
      <ButtonLink to={`${base}/merging`} variant="secondary">
        {m.action_merge({}, l)}
      </ButtonLink>
      <ButtonLink to={`${base}/edit`} variant="secondary">
        {m.action_edit({}, l)}
      </ButtonLink>
      <StepButton to="issuing" action={action}>
        {m.action_issue({}, l)}
      </StepButton>
    </>
  )
}
