import { Form, useNavigation } from '@remix-run/react'
import { ManageForm, type MANAGE_STEPS } from '#app/agreements/signing/sign-form.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { RadioGroup, TextArea } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { useRuleForm } from '#app/ui/use-form.ts'

const STEP_LABELS = {
  answer: m.signing_step_answer,
  withdraw: m.signing_step_withdraw,
  terminate: m.signing_step_terminate,
} as const

type Props = {
  steps: (typeof MANAGE_STEPS)[number][]
  result: (Parameters<typeof useRuleForm>[1] & { refusal?: string }) | undefined
}

/** Answers the supplier, takes the invitation back or ends the agreement; each with words for the supplier. */
export function ManageCard({ steps, result }: Props) {
  const l = useLocale()
  const { field, formProps } = useRuleForm(ManageForm, result)
  const isSending = useNavigation().state !== 'idle'
  const step = field('step')
  return (
    <Form {...formProps}>
      <Card title={m.signing_manage({}, l)}>
        <Stack>
          {result?.refusal && <Notice tone="bad" title={result.refusal} />}
          <RadioGroup
            legend={m.signing_manage_step({}, l)}
            options={steps.map(value => ({ value, label: STEP_LABELS[value]({}, l) }))}
            {...step}
          />
          <TextArea
            label={m.signing_manage_words({}, l)}
            hint={m.signing_manage_words_hint({}, l)}
            {...field('words')}
          />
          <div>
            <Button type="submit" variant="secondary" pending={isSending}>
              {m.signing_manage_send({}, l)}
            </Button>
          </div>
        </Stack>
      </Card>
    </Form>
  )
}
