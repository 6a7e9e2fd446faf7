import { Form, useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Button, type ButtonVariant } from '#app/ui/Button.tsx'

type Props = {
  /** The step's address below the action's own. */
  to: string
  action: { id: string; rev: number }
  variant?: ButtonVariant
  children: ReactNode
}

/** A step that needs no words: one button, which carries the action as it is shown. */
export function StepButton({ to, action, variant = 'primary', children }: Props) {
  const address = `/actions/${action.id}/${to}`
  const isSending = useNavigation().formAction === address
  return (
    <Form method="post" action={address}>
      <input type="hidden" name="rev" value={action.rev} />
      <Button type="submit" variant={variant} pending={isSending}>
        {children}
      </Button>
    </Form>
  )
}
