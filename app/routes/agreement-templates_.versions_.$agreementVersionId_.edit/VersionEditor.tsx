import { Form } from '@remix-run/react'
import { fieldHelp } from '#app/agreements/labels.ts'
import { TEXT_FIELDS } from '#app/agreements/text-fields.ts'
import type { VersionContent } from '#app/agreements/version-content.ts'
import { VersionForm } from '#app/agreements/version-form.ts'
import type { FormErrors } from '#app/http/form-rules.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { CheckField, TextArea, TextField } from '#app/ui/Field.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { useRuleForm } from '#app/ui/use-form.ts'

type Props = {
  content: VersionContent
  note: string
  /** Revision of the draft that is being changed. */
  rev: number
  result: { errors?: FormErrors; raw?: Record<string, string[]> } | undefined
  isSaving: boolean
}

const PAIR = 'grid grid-cols-1 gap-5 lg:grid-cols-2'
const BODY_ROWS = 28

/** A draft with both languages side by side. Multipart: Chinese takes three times the room otherwise. */
export function VersionEditor({ content, note, rev, result, isSaving }: Props) {
  const l = useLocale()
  const { field, formProps } = useRuleForm(VersionForm, result)
  return (
    <Form {...formProps} encType="multipart/form-data">
      <input type="hidden" name="rev" value={rev} />
      <Stack>
        <Card>
          <Stack>
            <div className={PAIR}>
              <TextField
                label={m.agreements_name_zh({}, l)}
                lang="zh-CN"
                defaultValue={content.titleZh}
                {...field('titleZh')}
              />
              <TextField
                label={m.agreements_name_en({}, l)}
                lang="en"
                defaultValue={content.titleEn}
                {...field('titleEn')}
              />
            </div>
            <div className="max-w-prose text-sm text-soft">
              <p>{m.agreements_edit_markdown({}, l)}</p>
              <p className="mt-1 break-words">
                {m.agreements_edit_fields({ fields: fieldHelp(TEXT_FIELDS, l) }, l)}
              </p>
            </div>
            <div className={PAIR}>
              <TextArea
                label={m.agreements_body_zh({}, l)}
                lang="zh-CN"
                rows={BODY_ROWS}
                defaultValue={content.bodyZh}
                {...field('bodyZh')}
              />
              <TextArea
                label={m.agreements_body_en({}, l)}
                lang="en"
                rows={BODY_ROWS}
                defaultValue={content.bodyEn}
                {...field('bodyEn')}
              />
              <TextArea
                label={m.agreements_consent_zh({}, l)}
                hint={m.agreements_consent_hint({}, l)}
                lang="zh-CN"
                rows={6}
                defaultValue={content.consentZh}
                {...field('consentZh')}
              />
              <TextArea
                label={m.agreements_consent_en({}, l)}
                hint={m.agreements_consent_hint({}, l)}
                lang="en"
                rows={6}
                defaultValue={content.consentEn}
                {...field('consentEn')}
              />
            </div>
          </Stack>
        </Card>
        <Card title={m.agreements_facts({}, l)}>
          <Stack gap="sm">
            <div className="max-w-52">
              <TextField
                label={m.agreements_edit_term({}, l)}
                inputMode="numeric"
                defaultValue={content.termMonths}
                {...field('termMonths')}
              />
            </div>
            <CheckField
              label={m.agreements_edit_power_of_attorney({}, l)}
              defaultChecked={content.needsPowerOfAttorney}
              {...field('needsPowerOfAttorney')}
            />
            <CheckField
              label={m.agreements_edit_resigning({}, l)}
              defaultChecked={content.needsResigning}
              {...field('needsResigning')}
            />
            <TextArea
              label={m.agreements_note({}, l)}
              hint={m.agreements_edit_note_hint({}, l)}
              defaultValue={note}
              {...field('note')}
            />
            <div>
              <Button type="submit" pending={isSaving}>
                {m.agreements_save({}, l)}
              </Button>
            </div>
          </Stack>
        </Card>
      </Stack>
    </Form>
  )
}
