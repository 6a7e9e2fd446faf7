import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { handleMatter } from '#app/integrity/matters/handle-matter.server.ts'
import { TOPIC_LABELS } from '#app/integrity/matters/labels.ts'
import { HandlingForm } from '#app/integrity/matters/matter-forms.ts'
import { requireMatter } from '#app/integrity/matters/matter-route.server.ts'
import { MatterFormCard } from '#app/integrity/matters/MatterForm.tsx'
import { MATTER_TOPICS } from '#app/integrity/matters/vocabulary.ts'
import { m } from '#app/paraglide/messages.js'
import { CheckField, SelectField, TextField } from '#app/ui/Field.tsx'
import { Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.matter_handling({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { matter, supplier, able } = requireMatter(args)
  return { matter, supplierCode: supplier?.code ?? '', able }
}

export async function action(args: ActionFunctionArgs) {
  const { matter, acting } = requireMatter(args)
  const form = await args.request.formData()
  const parsed = parseForm(HandlingForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const { rev, ...handling } = parsed.values
  const result = handleMatter(getDb(), acting, { matterId: matter.id, rev }, handling)
  if (!result.ok) return conflictForm(rawOf(HandlingForm, form), result.refusal)
  return redirectWithFlash(`/matters/${matter.id}`, m.matter_saved({}, { locale: args.context.locale }))
}

export default function Handling() {
  const { matter, supplierCode, able } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { field, formProps } = useRuleForm(HandlingForm, result)
  const l = useLocale()
  const back = { to: `/matters/${matter.id}`, label: matter.code }
  return (
    <Page title={m.matter_handling({}, l)} back={back} width="narrow">
      <MatterFormCard formProps={formProps} result={result} submit={m.matter_save({}, l)}>
        <input type="hidden" name="rev" value={matter.rev} />
        <SelectField
          label={m.matter_column_assignee({}, l)}
          options={[
            { value: '', label: m.matter_nobody({}, l) },
            ...able.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          defaultValue={matter.assigneeId ?? ''}
          {...field('assigneeId')}
        />
        <SelectField
          label={m.channel_field_topic({}, l)}
          options={MATTER_TOPICS.map(value => ({ value, label: TOPIC_LABELS[value]({}, l) }))}
          defaultValue={matter.topic}
          {...field('topic')}
        />
        <TextField
          label={m.matter_supplier_code({}, l)}
          hint={m.matter_supplier_code_hint({}, l)}
          defaultValue={supplierCode}
          {...field('supplierCode')}
        />
        <CheckField
          label={m.matter_protected({}, l)}
          hint={m.matter_protected_hint({}, l)}
          defaultChecked={matter.protectedAt !== null}
          {...field('isProtected')}
        />
        <CheckField
          label={m.matter_payments_held({}, l)}
          hint={m.matter_payments_held_hint({}, l)}
          defaultChecked={matter.paymentsHeldAt !== null}
          {...field('arePaymentsHeld')}
        />
        <CheckField
          label={m.matter_recovery({}, l)}
          defaultChecked={matter.recoveryAt !== null}
          {...field('isRecovered')}
        />
      </MatterFormCard>
    </Page>
  )
}
