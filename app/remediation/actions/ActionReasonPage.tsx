import { useLocale } from '#app/i18n/use-locale.ts'
import { TextArea } from '#app/ui/Field.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { useRuleForm } from '#app/ui/use-form.ts'
import { ReasonForm } from './action-forms.ts'
import { ActionFormCard } from './ActionFormCard.tsx'

type Wording = (words: Record<never, never>, l: ReturnType<typeof useLocale>) => string
type Props = {
  action: { id: string; code: string; rev: number; finding: string }
  result: Parameters<typeof useRuleForm<typeof ReasonForm>>[1]
  words: { title: Wording; text: Wording; reason: Wording; submit: Wording }
}

/** A step of an action that needs nothing but a reason: what it does, the finding, why, and the button. */
export function ActionReasonPage({ action: { id, code, rev, finding }, result, words }: Props) {
  const { field, formProps } = useRuleForm(ReasonForm, result)
  const l = useLocale()
  return (
    <Page
      title={words.title({}, l)}
      lead={words.text({}, l)}
      back={{ to: `/actions/${id}`, label: code }}
      width="narrow"
    >
      <Stack>
        <p className="border-l-2 border-line pl-3 break-words whitespace-pre-line">{finding}</p>
        <ActionFormCard formProps={formProps} rev={rev} result={result} submit={words.submit({}, l)}>
          <TextArea label={words.reason({}, l)} rows={5} {...field('reason')} />
        </ActionFormCard>
      </Stack>
    </Page>
  )
}
