import { Form, useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { FormErrors } from '#app/http/form-rules.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { TextArea } from '#app/ui/Field.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { useRuleForm } from '#app/ui/use-form.ts'
import { nameFor } from './name-for.ts'
import { ReasonForm } from './status-form.ts'

type Props = {
  supplier: { id: string; nameZh: string; nameEn: string }
  title: string
  text: string
  submit: string
  result: { errors: FormErrors; raw: Record<string, string[]> } | undefined
  /** What else to know before deciding. */
  children?: ReactNode
}

/** A step with a supplier that needs nothing but a reason: what it does, why, and the button. */
export function ReasonPage({ supplier, title, text, submit, result, children }: Props) {
  const l = useLocale()
  const { field, formProps } = useRuleForm(ReasonForm, result)
  const isSaving = useNavigation().state !== 'idle'
  return (
    <Page
      title={title}
      lead={nameFor(supplier, l)}
      back={{
        to: `/suppliers/${supplier.id}`,
        label: m.supplier_back_one({ name: nameFor(supplier, l) }, l),
      }}
      width="narrow"
    >
      <Form {...formProps}>
        <Card>
          <Stack>
            <p>{text}</p>
            {children}
            <TextArea label={m.supplier_close_reason({}, l)} {...field('reason')} />
            <div>
              <Button type="submit" pending={isSaving}>
                {submit}
              </Button>
            </div>
          </Stack>
        </Card>
      </Form>
    </Page>
  )
}
