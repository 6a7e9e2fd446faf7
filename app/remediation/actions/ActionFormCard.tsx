import { Form, useNavigation } from '@remix-run/react'
import type { ComponentProps, ReactNode } from 'react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { Button } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { actionRefusalText } from './labels.ts'
import type { ActionVerbRefusal } from './refusal.ts'

type Props = {
  formProps: ComponentProps<typeof Form>
  /** The action as it is shown: hidden in the form, so that a step taken meanwhile is noticed. Left out for a new one. */
  rev?: number
  /** What the action answered: a verb's refusal stands above the fields. */
  result?: object | undefined
  submit: string
  children: ReactNode
}

/** The one form of a page about an action: why it was refused, its fields, its button. */
export function ActionFormCard({ formProps, rev, result, submit, children }: Props) {
  const l = useLocale()
  const isSaving = useNavigation().state !== 'idle'
  const refusal = refusalOf(result)
  return (
    <Form {...formProps}>
      {rev !== undefined && <input type="hidden" name="rev" value={rev} />}
      <Card>
        <Stack>
          {refusal && <Notice tone="bad" title={actionRefusalText(refusal, l)} />}
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

function refusalOf(result: object | undefined): ActionVerbRefusal | null {
  return result && 'refusal' in result ? (result as { refusal: ActionVerbRefusal }).refusal : null
}
