import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { changeRecusal } from '#app/integrity/matters/handle-matter.server.ts'
import { RecusalForm } from '#app/integrity/matters/matter-forms.ts'
import { requireMatter } from '#app/integrity/matters/matter-route.server.ts'
import { MatterFormCard } from '#app/integrity/matters/MatterForm.tsx'
import { m } from '#app/paraglide/messages.js'
import { RadioGroup, SelectField, TextArea } from '#app/ui/Field.tsx'
import { Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.matter_recusals({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { matter, desk } = requireMatter(args)
  return { matter, desk }
}

/** Whoever recuses themselves does not see the matter any more: they are led to the list. */
export async function action(args: ActionFunctionArgs) {
  const { matter, actor, acting } = requireMatter(args)
  const form = await args.request.formData()
  const parsed = parseForm(RecusalForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const { userId, change, reason } = parsed.values
  const isRecused = change === 'recuse'
  const result = changeRecusal(getDb(), acting, matter.id, { userId, isRecused, reason })
  if (!result.ok) return conflictForm(rawOf(RecusalForm, form), result.refusal)
  const to = isRecused && userId === actor.userId ? '/matters' : `/matters/${matter.id}`
  return redirectWithFlash(to, m.matter_saved({}, { locale: args.context.locale }))
}

export default function Recusals() {
  const { matter, desk } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { field, formProps } = useRuleForm(RecusalForm, result)
  const l = useLocale()
  const back = { to: `/matters/${matter.id}`, label: matter.code }
  return (
    <Page title={m.matter_recusals({}, l)} lead={m.matter_recusals_lead({}, l)} back={back} width="narrow">
      <MatterFormCard formProps={formProps} result={result} submit={m.matter_save({}, l)}>
        <SelectField
          label={m.matter_recusal_person({}, l)}
          options={[
            { value: '', label: m.channel_choose({}, l) },
            ...desk.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          {...field('userId')}
        />
        <RadioGroup
          legend={m.matter_recusal_change({}, l)}
          options={[
            { value: 'recuse', label: m.matter_recusal_set({}, l) },
            { value: 'end', label: m.matter_recusal_end({}, l) },
          ]}
          defaultValue="recuse"
          {...field('change')}
        />
        <TextArea label={m.matter_recusal_reason({}, l)} {...field('reason')} />
      </MatterFormCard>
    </Page>
  )
}
