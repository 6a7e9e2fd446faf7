import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { MAIL_KIND_LABELS, MAIL_KINDS } from '#app/mail/mail-kinds.ts'
import { MAIL_STATES, type MailState } from '#app/mail/mail-state.ts'
import { MAIL_STATE_LABELS } from '#app/mail/MailStateBadge.tsx'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { SelectField } from '#app/ui/Field.tsx'
import type { MailKind } from '#emails/messages.ts'

/** Which mails are listed: by state and by kind. A plain GET form. */
export function OutboxFilter({ state, kind }: { state: MailState | null; kind: MailKind | null }) {
  const l = useLocale()
  const any = { value: '', label: m.mail_filter_any({}, l) }
  const states = MAIL_STATES.map(value => ({ value, label: MAIL_STATE_LABELS[value]({}, l) }))
  const kinds = MAIL_KINDS.map(value => ({ value, label: MAIL_KIND_LABELS[value]({}, l) }))
  return (
    <Form method="get" className="flex flex-wrap items-end gap-3" key={`${state} ${kind}`}>
      <SelectField
        label={m.mail_filter_state({}, l)}
        name="state"
        options={[any, ...states]}
        defaultValue={state ?? ''}
        required
      />
      <SelectField
        label={m.mail_filter_kind({}, l)}
        name="kind"
        options={[any, ...kinds]}
        defaultValue={kind ?? ''}
        required
      />
      <Button variant="secondary">{m.mail_filter_apply({}, l)}</Button>
    </Form>
  )
}
