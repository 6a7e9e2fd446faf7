import { Form } from '@remix-run/react'
import type { PersonState } from '#app/accounts/person-state.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button, type ButtonVariant } from '#app/ui/Button.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'

/** What can be done about a person's access, each its own form. */
export function AccessCard({ id, state, isSelf }: { id: string; state: PersonState; isSelf: boolean }) {
  const l = useLocale()
  const isDisabled = state === 'disabled'
  const isInvited = state === 'invited' || state === 'invitation-expired'
  return (
    <Card title={m.accounts_person_access({}, l)}>
      <Stack>
        {isInvited && <Step to={`/people/${id}/invitation`} label={m.accounts_invite_resend({}, l)} />}
        {state === 'active' && (
          <Step
            to={`/people/${id}/session-end`}
            label={m.accounts_person_end_sessions({}, l)}
            lead={m.accounts_person_end_sessions_lead({}, l)}
          />
        )}
        {isDisabled && <Step to={`/people/${id}/enablement`} label={m.accounts_person_enable({}, l)} />}
        {!isDisabled && !isSelf && (
          <Step
            to={`/people/${id}/disablement`}
            label={m.accounts_person_disable({}, l)}
            lead={m.accounts_person_disable_lead({}, l)}
            variant="danger"
          />
        )}
      </Stack>
    </Card>
  )
}

type StepProps = { to: string; label: string; lead?: string; variant?: ButtonVariant }

function Step({ to, label, lead, variant = 'secondary' }: StepProps) {
  return (
    <Form method="post" action={to}>
      {lead && <p className="mb-1.5 text-sm text-soft">{lead}</p>}
      <Button type="submit" variant={variant}>
        {label}
      </Button>
    </Form>
  )
}
