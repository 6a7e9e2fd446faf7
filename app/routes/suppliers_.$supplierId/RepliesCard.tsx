import { Link } from '@remix-run/react'
import { formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { ColourBadge } from '#app/integrity/replies/ColourBadge.tsx'
import type { findSupplierStatus } from '#app/integrity/replies/find-replies.server.ts'
import { STATUS_LABELS } from '#app/integrity/replies/labels.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Card } from '#app/ui/Page.tsx'

type Props = { rounds: ReturnType<typeof findSupplierStatus> }

/** Whether the supplier has replied to the integrity questionnaire, and the colour; the reply itself for those who may read it. */
export function RepliesCard({ rounds }: Props) {
  const l = useLocale()
  if (rounds.length === 0) return null
  return (
    <Card title={m.reply_card({}, l)}>
      <ul className="divide-y divide-line">
        {rounds.map(({ replyId, status, repliedAt, openColour, ...round }) => (
          <li key={round.id} className="flex flex-col gap-1 py-2">
            <span className="font-medium">
              {nameFor({ nameZh: round.campaignNameZh, nameEn: round.campaignNameEn }, l)}
            </span>
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
              {STATUS_LABELS[status]({}, l)}
              {repliedAt && formatDate(repliedAt, l.locale)}
              <ColourBadge colour={openColour} />
              {replyId && (
                <Link to={`/integrity/replies/${replyId}`} className="link">
                  {m.reply_read({}, l)}
                </Link>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
