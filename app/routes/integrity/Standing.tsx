import { formatNumber, formatRate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { COLOUR_LABELS } from '#app/integrity/replies/labels.ts'
import type { replyStanding } from '#app/integrity/replies/find-replies.server.ts'
import { replyHref, type ReplySearch } from '#app/integrity/replies/reply-search.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/Page.tsx'
import { Stat } from '#app/ui/Table.tsx'

type Props = { roundId: string; standing: ReturnType<typeof replyStanding>; mayManage: boolean }

/** Both rates with their two numbers, and the colours; each figure leads to the suppliers behind it. */
export function Standing({ roundId, standing, mayManage }: Props) {
  const l = useLocale()
  const number = (value: number) => formatNumber(value, l.locale)
  const to = (search: Partial<Pick<ReplySearch, 'group' | 'colour'>>) =>
    `${replyHref('/integrity', search)}${'group' in search || 'colour' in search ? '&' : '?'}round=${roundId}#list`
  const { sentRate, replyRate } = standing
  return (
    <Card title={m.reply_standing({}, l)}>
      <div className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3 lg:grid-cols-4">
        <Stat
          label={m.reply_rate_sent({}, l)}
          value={formatRate(sentRate.count, sentRate.of, l.locale)}
          note={m.reply_rate_sent_note({ exempt: number(standing.exempt) }, l)}
        />
        <Stat
          label={m.reply_rate_replied({}, l)}
          value={formatRate(replyRate.count, replyRate.of, l.locale)}
          href={to({ group: 'replied' })}
          note={mayManage && m.reply_rate_late({ late: number(standing.late) }, l)}
        />
        <Stat
          label={m.reply_group_outstanding({}, l)}
          value={number(mayManage ? standing.outstanding : standing.expected - standing.replied)}
          href={to({ group: 'outstanding' })}
        />
        {mayManage && (
          <Stat
            label={m.reply_group_not_sent({}, l)}
            value={number(standing.notSent)}
            href={to({ group: 'not-sent' })}
          />
        )}
        {standing.colours.map(({ colour, count }) => (
          <Stat
            key={colour}
            label={COLOUR_LABELS[colour]({}, l)}
            value={number(count)}
            href={to({ colour })}
          />
        ))}
      </div>
    </Card>
  )
}
