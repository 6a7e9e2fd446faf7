import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/Page.tsx'

type Request = {
  id: string
  reason: string
  askedAt: Date
  askedByName: string
  answer: string | null
  answeredAt: Date | null
  answeredByName: string | null
}

/** What the supplier would like changed, and what the buyer answered. */
export function RequestThread({ requests }: { requests: Request[] }) {
  const l = useLocale()
  return (
    <Card title={m.signing_requests({}, l)}>
      <ol className="flex flex-col gap-4">
        {requests.map(request => (
          <li key={request.id}>
            <Words by={request.askedByName} at={request.askedAt} words={request.reason} />
            {request.answer !== null && request.answeredAt !== null ? (
              <div className="mt-2 border-l-2 border-line pl-3">
                <Words by={request.answeredByName ?? ''} at={request.answeredAt} words={request.answer} />
              </div>
            ) : (
              <p className="mt-1 text-sm text-soft">{m.signing_request_open({}, l)}</p>
            )}
          </li>
        ))}
      </ol>
    </Card>
  )
}

function Words({ by, at, words }: { by: string; at: Date; words: string }) {
  const l = useLocale()
  return (
    <>
      <p className="text-sm text-soft">
        {by} · {formatDateTime(at, l.locale)}
      </p>
      <p className="break-words whitespace-pre-line">{words}</p>
    </>
  )
}
