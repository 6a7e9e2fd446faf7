import { Form, useNavigation } from '@remix-run/react'
import { DeclineForm } from '#app/assessments/form/participation-forms.ts'
import type { FormErrors } from '#app/http/form-rules.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { TextArea } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { useRuleForm } from '#app/ui/use-form.ts'

type Result = { errors: FormErrors; raw: Record<string, string[]>; refusal?: string } | undefined

/** The reason, and the one button that says no. */
export function DeclineRound({ result }: { result: Result }) {
  const l = useLocale()
  const { field, formProps } = useRuleForm(DeclineForm, result)
  const isSending = useNavigation().state !== 'idle'
  return (
    <Form {...formProps}>
      <Card>
        <Stack>
          {result?.refusal && <Notice tone="bad" title={result.refusal} />}
          <TextArea
            label={m.checklist_decline_round_reason({}, l)}
            hint={m.checklist_decline_round_hint({}, l)}
            {...field('reason')}
          />
          <div>
            <Button type="submit" variant="danger" pending={isSending}>
              {m.checklist_decline_round_send({}, l)}
            </Button>
          </div>
        </Stack>
      </Card>
    </Form>
  )
}
