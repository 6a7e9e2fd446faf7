import type { FieldRule, FormErrors, FormValues } from '#app/http/form-rules.ts'
import { MATTER_TOPICS, REPORTER_KINDS } from '../matters/vocabulary.ts'

export const MAX_REPORT_FILES = 5
const MAX_STORY = 8000

export const NAMINGS = ['named', 'anonymous'] as const

/** What a report says. `once` is a random number of the page: the same page sent twice is one report. */
export const ReportForm = {
  topic: { kind: 'option', required: true, options: MATTER_TOPICS },
  story: { kind: 'text', required: true, minLength: 10, maxLength: MAX_STORY },
  involved: { kind: 'text', maxLength: 1000 },
  whenWhere: { kind: 'text', maxLength: 1000 },
  reporterKind: { kind: 'option', required: true, options: REPORTER_KINDS },
  naming: { kind: 'option', required: true, options: NAMINGS },
  name: { kind: 'text', maxLength: 100 },
  contact: { kind: 'text', maxLength: 200 },
  organisation: { kind: 'text', maxLength: 200 },
  once: { kind: 'text', maxLength: 100 },
} as const satisfies Record<string, FieldRule>

export type ReportValues = FormValues<typeof ReportForm>

/** With a real name the name itself is needed; an anonymous report keeps none, whatever stands in the fields. */
export function readReport(
  values: ReportValues,
): { ok: true; values: ReportValues } | { ok: false; errors: FormErrors } {
  if (values.naming === 'anonymous')
    return { ok: true, values: { ...values, name: null, contact: null, organisation: null } }
  return values.name === null ? { ok: false, errors: { name: { code: 'required' } } } : { ok: true, values }
}

export const MailboxForm = {
  key: { kind: 'text', required: true, maxLength: 60 },
} as const satisfies Record<string, FieldRule>

export const MailboxMessageForm = {
  ...MailboxForm,
  body: { kind: 'text', required: true, maxLength: MAX_STORY },
  once: { kind: 'text', maxLength: 100 },
} as const satisfies Record<string, FieldRule>
