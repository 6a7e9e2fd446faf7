import { useEffect, useRef } from 'react'
import { Link } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import type { ReportData } from './route.tsx'

/** The one time the key is shown: large, in groups, with what to do with it and what happens next. */
export function Received({ caseKey, limits }: { caseKey: string } & Pick<ReportData, 'limits'>) {
  const l = useLocale()
  const keyRef = useRef<HTMLParagraphElement>(null)
  useEffect(() => keyRef.current?.focus(), [])
  const days = {
    acknowledge: String(limits.matterAcknowledgeDays),
    result: String(limits.matterResultDays),
  }
  return (
    <Page title={m.channel_received_title({}, l)} lead={m.channel_received_lead({}, l)} width="narrow">
      <Stack>
        <Card title={m.channel_key_title({}, l)}>
          <Stack gap="sm">
            <p
              ref={keyRef}
              tabIndex={-1}
              className="rounded-md bg-sunken px-3 py-4 text-center font-mono text-xl font-semibold tracking-wider break-words outline-none sm:text-2xl"
            >
              {caseKey}
            </p>
            <Notice tone="warn" title={m.channel_key_once({}, l)}>
              {m.channel_key_advice({}, l)}
            </Notice>
          </Stack>
        </Card>
        <Card title={m.channel_next_title({}, l)}>
          <ol className="list-decimal space-y-2 pl-5">
            <li>{m.channel_next_acknowledge(days, l)}</li>
            <li>{m.channel_next_questions({}, l)}</li>
            <li>{m.channel_next_result(days, l)}</li>
          </ol>
        </Card>
        <p>
          <Link to="/report/mailbox" className="link font-medium">
            {m.channel_to_mailbox({}, l)}
          </Link>
        </p>
      </Stack>
    </Page>
  )
}
