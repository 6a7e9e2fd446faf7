import type { ExtensionDecision } from '#app/campaigns/extension.ts'
import { formatDate, formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Badge, type Tone } from '#app/ui/Badge.tsx'
import { Card } from '#app/ui/Page.tsx'

type Request = {
  id: string
  requestedDueAt: Date
  reason: string
  requestedByName: string
  requestedAt: Date
  decision: ExtensionDecision
  grantedDueAt: Date | null
  decisionReason: string | null
}

const TONES: Record<ExtensionDecision, Tone> = { pending: 'info', granted: 'good', refused: 'warn' }
const LABELS = {
  pending: m.checklist_extension_pending,
  granted: m.checklist_extension_granted,
  refused: m.checklist_extension_refused,
} as const

/** What was asked for and what came of it, newest first. */
export function RequestList({ requests }: { requests: Request[] }) {
  const l = useLocale()
  if (requests.length === 0) return null
  return (
    <Card title={m.checklist_extension_so_far({}, l)}>
      <ul className="flex flex-col gap-5">
        {requests.map(request => (
          <li key={request.id}>
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Badge tone={TONES[request.decision]}>{LABELS[request.decision]({}, l)}</Badge>
              <span className="font-medium">
                {m.checklist_extension_wanted({ date: formatDate(request.requestedDueAt, l.locale) }, l)}
              </span>
            </p>
            <p className="mt-1 text-sm text-soft">
              {request.requestedByName} · {formatDateTime(request.requestedAt, l.locale)}
            </p>
            <p className="break-words whitespace-pre-line">{request.reason}</p>
            {request.grantedDueAt && (
              <p className="mt-1">
                {m.checklist_extension_new_date({ date: formatDate(request.grantedDueAt, l.locale) }, l)}
              </p>
            )}
            {request.decisionReason && (
              <p className="mt-1 border-l-2 border-accent pl-3 break-words whitespace-pre-line">
                {request.decisionReason}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
