import { Form, useNavigation } from '@remix-run/react'
import type { ComponentProps, ReactNode } from 'react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { Button } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import type { useRuleForm } from '#app/ui/use-form.ts'
import { refusalText } from './labels.ts'
import type { CampaignVerbRefusal } from './refusal.ts'

/** What an action answered to a form, if anything yet. */
export type FormResult = Parameters<typeof useRuleForm>[1]

type Props = {
  formProps: ComponentProps<typeof Form>
  /** What the action answered: a verb's refusal stands above the fields. */
  result?: object | undefined
  submit: string
  children: ReactNode
}

/** The one form of a page: why it was refused, its fields, its button. */
export function FormCard({ formProps, result, submit, children }: Props) {
  const isSaving = useNavigation().state !== 'idle'
  return (
    <Form {...formProps}>
      <Card>
        <Stack>
          <RefusalNotice result={result} />
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

export function RefusalNotice({ result }: { result?: object | undefined }) {
  const l = useLocale()
  const refusal = refusalOf(result)
  return refusal && <Notice tone="bad" title={refusalText(refusal, l)} />
}

function refusalOf(result: object | undefined): CampaignVerbRefusal | null {
  return result && 'refusal' in result ? (result as { refusal: CampaignVerbRefusal }).refusal : null
}
