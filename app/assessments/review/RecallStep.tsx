import { Form } from '@remix-run/react'
import { formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'

type Props = { assessment: { id: string; dueAt: Date }; mayRecall: boolean }

/** The way on when the supplier does not reply to a return; before its time is over, when that will be. */
export function RecallStep({ assessment: { id, dueAt }, mayRecall }: Props) {
  const l = useLocale()
  if (!mayRecall)
    return (
      <p className="text-sm text-soft">{m.review_recall_wait({ date: formatDate(dueAt, l.locale) }, l)}</p>
    )
  return (
    <>
      <Form method="post" action={`/reviews/${id}/recall`} className="flex flex-col">
        <Button type="submit" variant="secondary">
          {m.review_recall({}, l)}
        </Button>
      </Form>
      <p className="text-sm text-soft">{m.review_recall_hint({}, l)}</p>
    </>
  )
}
