import { Form, useNavigation } from '@remix-run/react'
import type { ComponentProps, ReactNode } from 'react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { Button, type ButtonVariant } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { auditRefusalText } from './labels.ts'
import type { AuditRefusal } from './refusal.ts'

type Props = {
  formProps: ComponentProps<typeof Form>
  /** What the action answered: a verb's refusal stands above the fields. */
  result?: object | undefined
  submit: string
  children: ReactNode
}

/** The one form of a page about an audit: why it was refused, its fields, its button. */
export function AuditFormCard({ formProps, result, submit, children }: Props) {
  const isSaving = useNavigation().state !== 'idle'
  return (
    <Form {...formProps}>
      <Card>
        <Stack>
          <AuditRefusalNotice result={result} />
          {children}
          <div>
            <Button type="submit" pending={isSaving}>
              {submit}
            </Button>
          </div>
        </Stack>
      </Card>
    </Form>
  )
}

export function AuditRefusalNotice({ result }: { result?: object | undefined }) {
  const l = useLocale()
  const refusal = refusalOf(result)
  return refusal && <Notice tone="bad" title={auditRefusalText(refusal, l)} />
}

/** A step that needs nothing but a button. */
export function StepButton({
  to,
  rev,
  variant,
  children,
}: {
  to: string
  rev: number
  variant?: ButtonVariant
  children: ReactNode
}) {
  return (
    <Form method="post" action={to}>
      <input type="hidden" name="rev" value={rev} />
      <Button type="submit" {...(variant && { variant })}>
        {children}
      </Button>
    </Form>
  )
}

function refusalOf(result: object | undefined): AuditRefusal | null {
  return result && 'refusal' in result ? (result as { refusal: AuditRefusal }).refusal : null
}
