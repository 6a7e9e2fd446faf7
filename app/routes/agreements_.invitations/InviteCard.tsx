import { Form, useNavigation } from '@remix-run/react'
import { InviteForm } from '#app/agreements/signing/invite-form.ts'
import { PURPOSE_LABELS } from '#app/agreements/signing/labels.ts'
import { SKIP_REASONS } from '#app/agreements/signing/plan-invitation.ts'
import { SIGNING_PURPOSES } from '#app/agreements/signing/vocabulary.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Button } from '#app/ui/Button.tsx'
import { CheckGroup, TextArea, TextField } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { Definitions } from '#app/ui/Table.tsx'
import { useRuleForm } from '#app/ui/use-form.ts'
import type { InviteData } from './route.tsx'

const SKIP_LABELS = {
  closed: m.signing_skip_closed,
  bound: m.signing_skip_bound,
  invited: m.signing_skip_invited,
  'waits-for-buyer': m.signing_skip_waits,
} as const

type Result = (Parameters<typeof useRuleForm>[1] & { refusal?: string }) | undefined
type Props = { page: InviteData; preview: NonNullable<InviteData['preview']>; result: Result }

/** Whom the invitation reaches and whom not, until when, and a word with it. */
export function InviteCard({ page, preview, result }: Props) {
  const l = useLocale()
  const { field, formProps } = useRuleForm(InviteForm, result)
  const isSending = useNavigation().state !== 'idle'
  const count = (number: number) => formatNumber(number, l.locale)
  const possible = SIGNING_PURPOSES.filter(purpose => preview.inviting[purpose] > 0)
  const chosen = page.only
    ? m.signing_invite_one({ name: nameFor(page.only, l) }, l)
    : m.signing_invite_chosen({ count: count(preview.chosen) }, l)
  const skipped = SKIP_REASONS.filter(reason => preview.skipped[reason] > 0).map(reason => ({
    term: SKIP_LABELS[reason]({}, l),
    value: count(preview.skipped[reason]),
  }))
  return (
    <Form {...formProps}>
      <Card>
        <Stack>
          {result?.refusal && <Notice tone="bad" title={result.refusal} />}
          <p>{chosen}</p>
          {skipped.length > 0 && (
            <div>
              <p className="mb-1 text-sm text-soft">{m.signing_invite_skipped({}, l)}</p>
              <Definitions items={skipped} />
            </div>
          )}
          {possible.length === 0 ? (
            <Notice tone="info" title={m.signing_refused_nobody_to_invite({}, l)} />
          ) : (
            <>
              <CheckGroup
                legend={m.signing_invite_purposes({}, l)}
                options={possible.map(purpose => ({
                  value: purpose,
                  label: `${PURPOSE_LABELS[purpose]({}, l)} · ${count(preview.inviting[purpose])}`,
                }))}
                {...field('purposes')}
                defaultValue={result?.raw?.purposes ?? possible}
              />
              <TextField
                type="date"
                label={m.signing_invite_due({}, l)}
                min={page.today}
                defaultValue={page.dueOn}
                {...field('dueOn')}
              />
              <TextArea
                label={m.signing_invite_message({}, l)}
                hint={m.signing_invite_message_hint({}, l)}
                {...field('message')}
              />
              <input type="hidden" name="seen" value={preview.seen} />
              <div>
                <Button type="submit" pending={isSending}>
                  {m.signing_invite_send({}, l)}
                </Button>
              </div>
            </>
          )}
        </Stack>
      </Card>
    </Form>
  )
}
