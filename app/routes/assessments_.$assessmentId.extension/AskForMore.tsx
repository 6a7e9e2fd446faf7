import { Form, useNavigation } from '@remix-run/react'
import { ExtensionForm } from '#app/assessments/form/participation-forms.ts'
import type { FormErrors } from '#app/http/form-rules.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { TextArea, TextField } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { useRuleForm } from '#app/ui/use-form.ts'

type Result = { errors: FormErrors; raw: Record<string, string[]>; refusal?: string } | undefined

/** Until when, and why. `latestOn`: the last calendar date that can be asked for. */
export function AskForMore({ latestOn, result }: { latestOn: string; result: Result }) {
  const l = useLocale()
  const { field, formProps } = useRuleForm(ExtensionForm, result)
  const isSending = useNavigation().state !== 'idle'
  return (
    <Form {...formProps}>
      <Card>
        <Stack>
          {result?.refusal && <Notice tone="bad" title={result.refusal} />}
          <TextField
            type="date"
            label={m.checklist_extension_until({}, l)}
            max={latestOn}
            className="max-w-56"
            {...field('dueOn')}
          />
          <TextArea
            label={m.checklist_extension_reason({}, l)}
            hint={m.checklist_extension_reason_hint({}, l)}
            {...field('reason')}
          />
          <div>
            <Button type="submit" pending={isSending}>
              {m.checklist_extension_send({}, l)}
            </Button>
          </div>
        </Stack>
      </Card>
    </Form>
  )
}
