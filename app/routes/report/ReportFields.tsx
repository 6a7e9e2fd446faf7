import { Form, useNavigation } from '@remix-run/react'
import { FilesField } from '#app/integrity/channel/FilesField.tsx'
import { ChannelNotice } from '#app/integrity/channel/ChannelNotice.tsx'
import type { ChannelResult } from '#app/integrity/channel/report-answer.ts'
import { NAMINGS, ReportForm } from '#app/integrity/channel/report-form.ts'
import { REPORTER_KIND_LABELS, TOPIC_LABELS } from '#app/integrity/matters/labels.ts'
import { MATTER_TOPICS, REPORTER_KINDS } from '#app/integrity/matters/vocabulary.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { RadioGroup, SelectField, TextArea, TextField } from '#app/ui/Field.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { useRuleForm } from '#app/ui/use-form.ts'
import type { ReportData } from './route.tsx'

type Props = Pick<ReportData, 'once' | 'limits'> & { result: ChannelResult | undefined }

const NAMING_LABELS = { named: m.channel_named, anonymous: m.channel_anonymous }
const NAMING_HINTS = { named: m.channel_named_hint, anonymous: m.channel_anonymous_hint }

/** Two things are needed: what happened, and whether with a name. Browsers are asked to remember none of it. */
export function ReportFields({ once, limits, result }: Props) {
  const l = useLocale()
  const isSending = useNavigation().state !== 'idle'
  const { field, formProps } = useRuleForm(ReportForm, result)
  const quiet = { autoComplete: 'off' } as const
  return (
    <Form {...formProps} encType="multipart/form-data" autoComplete="off">
      <Stack>
        <ChannelNotice result={result} />
        <Card title={m.channel_what_title({}, l)}>
          <Stack>
            <SelectField
              label={m.channel_field_topic({}, l)}
              options={[
                { value: '', label: m.channel_choose({}, l) },
                ...MATTER_TOPICS.map(value => ({ value, label: TOPIC_LABELS[value]({}, l) })),
              ]}
              {...field('topic')}
            />
            <TextArea
              label={m.channel_field_story({}, l)}
              hint={m.channel_field_story_hint({}, l)}
              rows={8}
              {...quiet}
              {...field('story')}
            />
            <TextArea
              label={m.channel_field_involved({}, l)}
              hint={m.channel_field_involved_hint({}, l)}
              rows={2}
              {...quiet}
              {...field('involved')}
            />
            <TextArea
              label={m.channel_field_when_where({}, l)}
              hint={m.channel_field_when_where_hint({}, l)}
              rows={2}
              {...quiet}
              {...field('whenWhere')}
            />
            <FilesField megabytes={limits.maxEvidenceMegabytes} error={result?.fileError ?? undefined} />
          </Stack>
        </Card>
        <Card title={m.channel_you_title({}, l)}>
          <Stack>
            <RadioGroup
              legend={m.channel_field_kind({}, l)}
              options={REPORTER_KINDS.map(value => ({ value, label: REPORTER_KIND_LABELS[value]({}, l) }))}
              {...field('reporterKind')}
            />
            <RadioGroup
              legend={m.channel_field_naming({}, l)}
              options={NAMINGS.map(value => ({
                value,
                label: NAMING_LABELS[value]({}, l),
                hint: NAMING_HINTS[value]({}, l),
              }))}
              {...field('naming')}
            />
            <div className="hidden in-[form:has([name=naming][value=named]:checked)]:block">
              <Stack>
                <TextField label={m.channel_field_name({}, l)} {...quiet} {...field('name')} required />
                <TextField
                  label={m.channel_field_contact({}, l)}
                  hint={m.channel_field_contact_hint({}, l)}
                  {...quiet}
                  {...field('contact')}
                />
                <TextField
                  label={m.channel_field_organisation({}, l)}
                  {...quiet}
                  {...field('organisation')}
                />
              </Stack>
            </div>
          </Stack>
        </Card>
        <input type="hidden" name="once" value={result?.raw.once?.[0] ?? once} />
        <div>
          <Button type="submit" pending={isSending}>
            {m.channel_send({}, l)}
          </Button>
        </div>
      </Stack>
    </Form>
  )
}
