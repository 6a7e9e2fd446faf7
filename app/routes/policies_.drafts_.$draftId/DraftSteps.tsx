import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { draftRefusalText } from '#app/policies/labels.ts'
import { Button } from '#app/ui/Button.tsx'
import { Dialog } from '#app/ui/Dialog.tsx'
import { Card } from '#app/ui/Page.tsx'
import type { DraftData } from './route.tsx'

/** What can be done with an open draft besides changing it: publish it, or let it go. */
export function DraftSteps({ draft, mayChange, mayPublish, whyNotPublish }: DraftData) {
  const l = useLocale()
  if (!mayChange && !mayPublish) return null
  const path = `/policies/drafts/${draft.id}`
  const { version } = draft.content
  return (
    <Card title={m.policies_publish({}, l)}>
      <p className="text-soft">
        {mayPublish && whyNotPublish ? draftRefusalText(whyNotPublish, l) : m.policies_publish_who({}, l)}
      </p>
      <div className="mt-3 flex flex-wrap items-start gap-3">
        {mayPublish && !whyNotPublish && (
          <Dialog
            trigger={{ label: m.policies_publish({}, l) }}
            title={m.policies_publish_title({ version }, l)}
          >
            <p>{m.policies_publish_lead({}, l)}</p>
            <Form method="post" action={`${path}/publication`} className="mt-4">
              <input type="hidden" name="rev" value={draft.rev} />
              <Button type="submit">{m.policies_publish_yes({ version }, l)}</Button>
            </Form>
          </Dialog>
        )}
        {mayChange && (
          <Form method="post" action={`${path}/discarding`}>
            <input type="hidden" name="rev" value={draft.rev} />
            <Button type="submit" variant="danger">
              {m.policies_draft_discard({}, l)}
            </Button>
          </Form>
        )}
      </div>
    </Card>
  )
}
