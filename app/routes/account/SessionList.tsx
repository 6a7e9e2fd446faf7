import { Form } from '@remix-run/react'
import { deviceOf } from '#app/accounts/device.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Badge } from '#app/ui/Badge.tsx'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Page.tsx'

type Session = { id: string; ip: string; userAgent: string; lastSeenAt: Date; isThis: boolean }

/** Where the person is signed in; each other place can be signed out from here. */
export function SessionList({ sessions }: { sessions: Session[] }) {
  const l = useLocale()
  return (
    <Card title={m.accounts_sessions({}, l)}>
      <p className="mb-3 text-soft">{m.accounts_sessions_lead({}, l)}</p>
      <ul className="mb-3">
        {sessions.map(session => (
          <Item key={session.id} session={session} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <Form method="post" action="/account/sessions">
          <Button type="submit" variant="secondary">
            {m.accounts_sessions_end_others({}, l)}
          </Button>
        </Form>
      )}
    </Card>
  )
}

function Item({ session }: { session: Session }) {
  const l = useLocale()
  const { id, ip, userAgent, lastSeenAt, isThis } = session
  const device = deviceOf(userAgent) ?? m.accounts_device_unknown({}, l)
  const time = formatDateTime(lastSeenAt, l.locale)
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 border-line py-2 not-first:border-t">
      <span className="min-w-0">
        <span className="flex flex-wrap items-center gap-2 font-medium">
          {device}
          {isThis && <Badge tone="accent">{m.accounts_session_here({}, l)}</Badge>}
        </span>
        <span className="block text-sm break-all text-soft">{m.accounts_session_facts({ ip, time }, l)}</span>
      </span>
      {!isThis && (
        <Form method="post" action={`/account/sessions/${id}`}>
          <Button
            type="submit"
            variant="secondary"
            size="sm"
            aria-label={m.accounts_session_end_named({ device }, l)}
          >
            {m.accounts_session_end({}, l)}
          </Button>
        </Form>
      )}
    </li>
  )
}
