import { Form, useNavigation } from '@remix-run/react'
import type { ComponentProps, ReactNode } from 'react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { Button } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import type { MeasureRefusal } from './refusal.ts'
import { measureRefusalText } from './refusal-text.ts'

type Props = {
  formProps: ComponentProps<typeof Form>
  /** What the action answered: a refusal stands above the fields. */
  result?: object | undefined
  title?: string
  submit: string
  children: ReactNode
}

/** A form about a decision: why it was refused, its fields, its button. */
export function MeasureFormCard({ formProps, result, title, submit, children }: Props) {
  const l = useLocale()
  const isSaving = useNavigation().state !== 'idle'
  const refusal = refusalOf(result)
  return (
    <Form {...formProps}>
      <Card {...(title && { title })}>
        <Stack>
          {refusal && <Notice tone="bad" title={measureRefusalText(refusal, l)} />}
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

function refusalOf(result: object | undefined): MeasureRefusal | null {
  return result && 'refusal' in result ? (result as { refusal: MeasureRefusal }).refusal : null
}
