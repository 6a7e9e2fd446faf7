import { Form, useNavigation } from '@remix-run/react'
import type { ComponentProps, ReactNode } from 'react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { Button } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { matterRefusalText } from './labels.ts'
import type { MatterRefusal } from './refusal.ts'

type Props = {
  formProps: ComponentProps<typeof Form>
  /** What the action answered: a verb's refusal stands above the fields. */
  result?: object | undefined
  submit: string
  children: ReactNode
}

/** The one form of a page of the desk: why it was refused, its fields, its button. */
export function MatterFormCard({ formProps, result, submit, children }: Props) {
  const l = useLocale()
  const isSaving = useNavigation().state !== 'idle'
  const refusal = refusalOf(result)
  return (
    <Form {...formProps}>
      <Card>
        <Stack>
          {refusal && <Notice tone="bad" title={matterRefusalText(refusal, l)} />}
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

function refusalOf(result: object | undefined): MatterRefusal | null {
  return result && 'refusal' in result ? (result as { refusal: MatterRefusal }).refusal : null
}
