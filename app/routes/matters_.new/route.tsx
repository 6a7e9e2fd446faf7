import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData } from '@remix-run/react'
import { canSeeIntegrity } from '#app/accounts/roles.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { invalidForm, parseForm } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { REPORTER_KIND_LABELS, SOURCE_LABELS, TOPIC_LABELS } from '#app/integrity/matters/labels.ts'
import { MatterForm, WRITTEN_SOURCES } from '#app/integrity/matters/matter-forms.ts'
import { MatterFormCard } from '#app/integrity/matters/MatterForm.tsx'
import { recordMatter } from '#app/integrity/matters/record-matter.server.ts'
import { MATTER_TOPICS, REPORTER_KINDS } from '#app/integrity/matters/vocabulary.ts'
import { m } from '#app/paraglide/messages.js'
import { RadioGroup, SelectField, TextArea, TextField } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.matter_new({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  requirePermission(context, request, canSeeIntegrity)
  return null
}

/** Answers the case key in this one answer: it is passed on to the reporter and kept nowhere. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canSeeIntegrity)
  const parsed = parseForm(MatterForm, await request.formData())
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  return { recorded: requireFound(recordMatter(getDb(), actionContext(context, actor), parsed.values)) }
}

export default function NewMatter() {
  const result = useActionData<typeof action>()
  const l = useLocale()
  const back = { to: '/matters', label: m.matter_list_title({}, l) }
  return (
    <Page title={m.matter_new({}, l)} lead={m.matter_new_lead({}, l)} back={back} width="narrow">
      {result && 'recorded' in result ? <Recorded {...result.recorded} /> : <Fields result={result} />}
    </Page>
  )
}

function Fields({ result }: { result: Parameters<typeof useRuleForm>[1] }) {
  const l = useLocale()
  const { field, formProps } = useRuleForm(MatterForm, result)
  const choose = { value: '', label: m.channel_choose({}, l) }
  return (
    <MatterFormCard formProps={formProps} submit={m.matter_new_save({}, l)}>
      <RadioGroup
        legend={m.matter_column_source({}, l)}
        options={WRITTEN_SOURCES.map(value => ({ value, label: SOURCE_LABELS[value]({}, l) }))}
        {...field('source')}
      />
      <SelectField
        label={m.channel_field_topic({}, l)}
        options={[choose, ...MATTER_TOPICS.map(value => ({ value, label: TOPIC_LABELS[value]({}, l) }))]}
        {...field('topic')}
      />
      <TextArea
        label={m.channel_field_story({}, l)}
        hint={m.matter_new_story_hint({}, l)}
        rows={8}
        {...field('story')}
      />
      <SelectField
        label={m.matter_new_reporter({}, l)}
        options={[
          choose,
          ...REPORTER_KINDS.map(value => ({ value, label: REPORTER_KIND_LABELS[value]({}, l) })),
        ]}
        {...field('reporterKind')}
      />
      <TextField
        label={m.channel_field_name({}, l)}
        hint={m.matter_new_name_hint({}, l)}
        {...field('name')}
      />
      <TextField label={m.channel_field_contact({}, l)} {...field('contact')} />
      <TextField label={m.channel_field_organisation({}, l)} {...field('organisation')} />
    </MatterFormCard>
  )
}

function Recorded({ id, caseKey }: { id: string; caseKey: string | null }) {
  const l = useLocale()
  return (
    <Stack>
      <Notice tone="good" title={m.matter_new_done({}, l)} />
      {caseKey && (
        <Card title={m.channel_key({}, l)}>
          <p className="text-center font-mono text-xl font-semibold tracking-wider break-words">{caseKey}</p>
          <p className="mt-2">{m.matter_new_key({}, l)}</p>
        </Card>
      )}
      <p>
        <Link to={`/matters/${id}`} className="link font-medium">
          {m.matter_new_to({}, l)}
        </Link>
      </p>
    </Stack>
  )
}
