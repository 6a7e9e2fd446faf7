import { Link } from '@remix-run/react'
import { ExtensionBadge } from '#app/campaigns/ExtensionBadge.tsx'
import { formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/Page.tsx'
import type { ParticipantData } from './route.tsx'

/** What the supplier asked for and what was decided, newest first. */
export function Requests({ requests }: Pick<ParticipantData, 'requests'>) {
  const l = useLocale()
  return (
    <Card title={m.campaign_one_requests({}, l)}>
      <ul className="flex flex-col gap-3">
        {requests.map(request => (
          <li key={request.id} className="border-t border-line pt-3 first:border-0 first:pt-0">
            <p className="flex flex-wrap items-center gap-3">
              <ExtensionBadge decision={request.decision} />
              <Link to={`/extensions/${request.id}`} className="link">
                {m.extension_column_asked({}, l)} {formatDate(request.requestedDueAt, l.locale)}
              </Link>
              <span className="text-sm text-soft">
                {request.requestedByName} · {formatDate(request.requestedAt, l.locale)}
              </span>
            </p>
            <p className="mt-1">{request.reason}</p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
