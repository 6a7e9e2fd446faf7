import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { writeEntry } from '#app/integrity/matters/handle-matter.server.ts'
import { EntryForm, WRITTEN_KINDS } from '#app/integrity/matters/matter-forms.ts'
import { requireMatter } from '#app/integrity/matters/matter-route.server.ts'
import { MatterFormCard } from '#app/integrity/matters/MatterForm.tsx'
import { m } from '#app/paraglide/messages.js'
import { RadioGroup, TextArea } from '#app/ui/Field.tsx'
import { Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.matter_write({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { matter } = requireMatter(args)
  return { matter }
}

export async function action(args: ActionFunctionArgs) {
  const { matter, acting } = requireMatter(args)
  const form = await args.request.formData()
  const parsed = parseForm(EntryForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const result = writeEntry(getDb(), acting, matter.id, parsed.values)
  if (!result.ok) return conflictForm(rawOf(EntryForm, form), result.refusal)
  return redirectWithFlash(`/matters/${matter.id}`, m.matter_written({}, { locale: args.context.locale }))
}

const KIND_LABELS = { 'to-reporter': m.matter_write_reporter, note: m.matter_write_note }
const KIND_HINTS = { 'to-reporter': m.matter_write_reporter_hint, note: m.matter_write_note_hint }

export default function Letters() {
  const { matter } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { field, formProps } = useRuleForm(EntryForm, result)
  const l = useLocale()
  const kinds = WRITTEN_KINDS.filter(kind => kind === 'note' || matter.hasMailbox)
  const back = { to: `/matters/${matter.id}`, label: matter.code }
  return (
    <Page title={m.matter_write({}, l)} back={back} width="narrow">
      <MatterFormCard formProps={formProps} result={result} submit={m.matter_write_save({}, l)}>
        <RadioGroup
          legend={m.matter_write_kind({}, l)}
          options={kinds.map(value => ({
            value,
            label: KIND_LABELS[value]({}, l),
            hint: KIND_HINTS[value]({}, l),
          }))}
          defaultValue={kinds.length === 1 ? 'note' : ''}
          {...field('kind')}
        />
        <TextArea label={m.matter_write_body({}, l)} rows={8} {...field('body')} />
      </MatterFormCard>
    </Page>
  )
}
