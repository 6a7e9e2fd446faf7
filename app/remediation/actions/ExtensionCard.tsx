import { formatDate, formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Badge, type Tone } from '#app/ui/Badge.tsx'
import { ButtonLink } from '#app/ui/Button.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import type { ActionPage, ActionPageRequest } from './action-page.ts'

const TONES: Record<ActionPageRequest['decision'], Tone> = {
  pending: 'info',
  granted: 'good',
  refused: 'warn',
}
const LABELS = {
  pending: m.action_extension_pending,
  granted: m.action_extension_granted,
  refused: m.action_extension_refused,
}

type Props = { page: { action: { id: string }; extension: ActionPage['extension'] } }

/** The one request for more time, or the way to make it; nothing where neither is possible. */
export function ExtensionCard({ page: { action, extension } }: Props) {
  const l = useLocale()
  const { request, mayAsk, mayDecide } = extension
  if (!request && !mayAsk) return null
  return (
    <Card title={m.action_extension({}, l)}>
      <Stack gap="sm">
        {request && <Request request={request} />}
        {mayAsk && (
          <ButtonLink to={`/actions/${action.id}/extension`} variant="secondary" className="self-start">
            {m.action_extension_ask({}, l)}
          </ButtonLink>
        )}
        {mayDecide && (
          <ButtonLink to={`/actions/${action.id}/extension-decision`} className="self-start">
            {m.action_extension_decide({}, l)}
          </ButtonLink>
        )}
      </Stack>
    </Card>
  )
}

function Request({ request }: { request: ActionPageRequest }) {
  const l = useLocale()
  const date = (at: Date) => formatDate(at, l.locale)
  return (
    <div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={TONES[request.decision]}>{LABELS[request.decision]({}, l)}</Badge>
        <span className="font-medium">
          {m.action_extension_wanted({ date: date(request.requestedDueAt) }, l)}
        </span>
      </p>
      <p className="mt-1 text-sm text-soft">
        {request.requestedByName} · {formatDateTime(request.requestedAt, l.locale)}
      </p>
      <p className="break-words whitespace-pre-line">{request.reason}</p>
      {request.grantedDueAt && (
        <p className="mt-1">{m.action_extension_granted_until({ date: date(request.grantedDueAt) }, l)}</p>
      )}
      {request.decisionReason && (
        <p className="mt-1 border-l-2 border-accent pl-3 break-words whitespace-pre-line">
          {request.decisionReason}
        </p>
      )}
    </div>
  )
}
