import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { TextArea } from '#app/ui/Field.tsx'

type Props = { path: string; flag: { flagId: string; label: string } }

/** Takes the explanation of one answer, or makes it a matter; either with a reason. */
export function FlagDecision({ path, flag }: Props) {
  const l = useLocale()
  return (
    <Form
      method="post"
      action={`${path}/flags/${flag.flagId}`}
      aria-label={m.reply_decide({ flag: flag.label }, l)}
      className="flex flex-col gap-2 border-l-2 border-line pl-3"
    >
      <TextArea
        name="reason"
        label={m.reply_reason({}, l)}
        hint={m.reply_reason_hint({}, l)}
        rows={2}
        maxLength={500}
        required
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" name="decision" value="accept" size="sm">
          {m.reply_accept({}, l)}
        </Button>
        <Button type="submit" name="decision" value="escalate" size="sm" variant="danger">
          {m.reply_escalate({}, l)}
        </Button>
      </div>
    </Form>
  )
}
