import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { STEP_LABELS } from '#app/integrity/matters/labels.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Stack } from '#app/ui/Page.tsx'
import type { MatterData } from './route.tsx'

/** A step that waits for its second person: who asks for it and why; to be confirmed or sent back. */
export function Proposal({ matter, proposal }: Pick<MatterData, 'matter' | 'proposal'>) {
  const l = useLocale()
  if (!proposal) return null
  const step = STEP_LABELS[proposal.step]({}, l)
  const base = `/matters/${matter.id}`
  return (
    <Notice tone="warn" title={m.matter_proposal({ step, name: proposal.byName ?? '–' }, l)}>
      <Stack gap="sm">
        {proposal.reason && <p className="break-words whitespace-pre-wrap">{proposal.reason}</p>}
        {proposal.isOwn && <p>{m.matter_proposal_own({}, l)}</p>}
        <div className="flex flex-wrap gap-2">
          {!proposal.isOwn && (
            <Form method="post" action={`${base}/confirmation`}>
              <input type="hidden" name="rev" value={matter.rev} />
              <input type="hidden" name="step" value={proposal.step} />
              <Button type="submit">{m.matter_confirm({ step }, l)}</Button>
            </Form>
          )}
          <Form method="post" action={`${base}/withdrawal`}>
            <input type="hidden" name="rev" value={matter.rev} />
            <Button type="submit" variant="secondary">
              {proposal.isOwn ? m.matter_withdraw({}, l) : m.matter_send_back({}, l)}
            </Button>
          </Form>
        </div>
      </Stack>
    </Notice>
  )
}
