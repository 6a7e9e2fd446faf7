import { Form, useNavigation } from '@remix-run/react'
import type { FormErrors } from '#app/http/form-rules.ts'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { CheckGroup, TextField } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { useRuleForm } from '#app/ui/use-form.ts'
import { DueDate } from '../DueDate.tsx'
import type { CheckPageView } from './check-page.server.ts'
import { MissingItems } from './MissingItems.tsx'
import { ReturnedItems } from './ReturnedItems.tsx'
import { SubmissionForm } from './submission-form.ts'
import { UnsentItems } from './UnsentItems.tsx'
import { useUnsent } from './use-unsent.ts'

export type SubmissionResult =
  { errors?: FormErrors; raw?: Record<string, string[]>; message?: string } | undefined

/**
 * What is on this device alone and would not be part of what is submitted, what is still missing, then the declaration
 * and the one button that submits.
 */
export function CheckPage({ view, result }: { view: CheckPageView; result: SubmissionResult }) {
  const l = useLocale()
  const unsent = useUnsent(view)
  const unsentCount = unsent.waiting.length + unsent.stuck.length
  const count = view.missing.reduce((sum, section) => sum + section.items.length, 0)
  return (
    <Page
      title={m.checklist_check_title({}, l)}
      lead={
        <span className="flex flex-wrap gap-x-5">
          {view.isEditable && leadOf(view, count, unsentCount, l)}
          {view.isEditable && <DueDate dueAt={view.dueAt} now={view.now} />}
        </span>
      }
      back={{ to: `/assessments/${view.assessmentId}`, label: view.round }}
    >
      <Stack>
        {result?.message && <Notice tone="bad" title={result.message} />}
        {!view.isEditable && <Notice tone="info" title={m.checklist_submit_locked({}, l)} />}
        {unsentCount > 0 && <UnsentItems view={view} unsent={unsent} />}
        {view.returned.length > 0 && <ReturnedItems {...view} />}
        {count > 0 && <MissingItems assessmentId={view.assessmentId} sections={view.missing} />}
        {view.isEditable && (
          <Declaration view={view} missing={count} isReady={count + unsentCount === 0} result={result} />
        )}
      </Stack>
    </Page>
  )
}

function leadOf({ returned }: CheckPageView, missing: number, unsent: number, l: LocaleOption) {
  if (missing > 0) return m.checklist_check_lead_missing({ count: String(missing) }, l)
  if (unsent > 0) return m.checklist_check_lead_unsent({ count: String(unsent) }, l)
  if (returned.every(item => item.isChanged)) return m.checklist_check_lead_complete({}, l)
  const changed = returned.filter(item => item.isChanged).length
  return m.checklist_check_lead_returned({ changed: String(changed), count: String(returned.length) }, l)
}

type DeclarationProps = {
  view: CheckPageView
  missing: number
  isReady: boolean
  result: SubmissionResult
}

function Declaration({ view, missing, isReady, result }: DeclarationProps) {
  const l = useLocale()
  const names = view.submitters.join(m.checklist_list_separator({}, l))
  return (
    <Card title={m.checklist_declaration_title({}, l)}>
      <p className="max-w-3xl whitespace-pre-line">{view.declaration}</p>
      <div className="mt-5 max-w-xl">
        {view.isSubmitter && isReady && <SubmitForm view={view} result={result} />}
        {view.isSubmitter && missing > 0 && <p className="text-soft">{m.checklist_submit_not_yet({}, l)}</p>}
        {!view.isSubmitter && (
          <Notice tone="info">
            {names === '' ? m.checklist_submit_nobody({}, l) : m.checklist_submit_not_you({ names }, l)}
          </Notice>
        )}
      </div>
    </Card>
  )
}

function SubmitForm({ view, result }: { view: CheckPageView; result: SubmissionResult }) {
  const l = useLocale()
  const { field, formProps } = useRuleForm(SubmissionForm, result)
  const isUnchanged = view.returned.length > 0 && !view.returned.some(item => item.isChanged)
  const isSubmitting = useNavigation().state !== 'idle'
  return (
    <Form
      {...formProps}
      action={`/assessments/${view.assessmentId}/submission`}
      className="flex flex-col gap-4"
    >
      <CheckGroup
        legend={m.checklist_declaration_confirm({}, l)}
        options={[{ value: 'accepted', label: m.checklist_declaration_accept({}, l) }]}
        defaultValue={result?.raw?.declaration}
        {...field('declaration')}
      />
      <TextField
        label={m.checklist_signatory_name({}, l)}
        autoComplete="name"
        defaultValue={view.signatory}
        {...field('signatoryName')}
      />
      <TextField
        label={m.checklist_signatory_title({}, l)}
        autoComplete="organization-title"
        {...field('signatoryTitle')}
      />
      <p className="text-sm text-soft">
        {view.isConfidential ? m.reply_submit_note({}, l) : m.checklist_submit_note({}, l)}
      </p>
      {isUnchanged && (
        <Notice tone="warn" title={m.checklist_check_nothing_changed({}, l)}>
          {m.checklist_check_nothing_changed_advice({}, l)}
        </Notice>
      )}
      <Button type="submit" pending={isSubmitting} className="self-start">
        {isSubmitting ? m.checklist_submitting({}, l) : m.checklist_submit({}, l)}
      </Button>
    </Form>
  )
}
