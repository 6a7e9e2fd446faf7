import { Link } from '@remix-run/react'
import { formatDate, formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { ColourBadge } from '#app/integrity/replies/ColourBadge.tsx'
import type { findReplyPage, StatusRow } from '#app/integrity/replies/find-replies.server.ts'
import { GROUP_LABELS, STATUS_LABELS } from '#app/integrity/replies/labels.ts'
import { groupsFor, replyHref, type ReplySearch } from '#app/integrity/replies/reply-search.ts'
import { m } from '#app/paraglide/messages.js'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Card } from '#app/ui/Page.tsx'
import { Pagination, Table, Td, Th } from '#app/ui/Table.tsx'

type Props = {
  roundId: string
  list: ReturnType<typeof findReplyPage>
  search: ReplySearch
  mayManage: boolean
}

/** Suppliers of the round with their status and colour; whoever may read replies gets to them from here. */
export function ReplyList({ roundId, list, search, mayManage }: Props) {
  const l = useLocale()
  const hrefFor = (asked: Partial<Omit<ReplySearch, 'sees'>>) => {
    const href = replyHref('/integrity', asked)
    return `${href}${href.includes('?') ? '&' : '?'}round=${roundId}#list`
  }
  const { group, colour } = search
  const exported = `round=${roundId}${group ? `&group=${group}` : ''}${colour ? `&colour=${colour}` : ''}`
  return (
    <Card padded={false} className="relative overflow-hidden">
      <div id="list" className="flex flex-wrap items-center gap-x-5 gap-y-2 px-5 py-3">
        <nav aria-label={m.reply_groups({}, l)} className="flex flex-wrap gap-x-5 gap-y-1">
          {[null, ...groupsFor(search.sees)].map(each => (
            <Link
              key={each ?? 'all'}
              to={hrefFor({ group: each })}
              aria-current={each === group && !colour ? 'page' : undefined}
              className="inline-flex min-h-6 items-center text-accent hover:underline aria-[current=page]:font-semibold pointer-coarse:min-h-11"
            >
              {each ? GROUP_LABELS[each]({}, l) : m.reply_group_all({}, l)}
            </Link>
          ))}
        </nav>
        <span className="text-sm text-soft">
          {m.reply_count({ count: formatNumber(list.total, l.locale) }, l)}
        </span>
        <span className="ml-auto">
          <ExportLinks table="integrity-replies" search={exported} />
        </span>
      </div>
      <Table caption={m.reply_list({}, l)}>
        <thead>
          <tr>
            <Th>{m.reply_column_supplier({}, l)}</Th>
            <Th>{m.reply_column_status({}, l)}</Th>
            <Th>{m.reply_column_colour({}, l)}</Th>
            <Th>{m.reply_column_replied({}, l)}</Th>
            {mayManage && <Th>{m.reply_column_due({}, l)}</Th>}
            {mayManage && <Th>{m.reply_column_reply({}, l)}</Th>}
          </tr>
        </thead>
        <tbody>
          {list.rows.map(row => (
            <tr key={row.supplierId}>
              <Td>
                <Link to={`/suppliers/${row.supplierId}`} className="link font-medium">
                  {nameFor(row, l)}
                </Link>
                <span className="block text-soft">{row.code}</span>
              </Td>
              <Td>{STATUS_LABELS[row.status]({}, l)}</Td>
              <Td>
                <ColourBadge colour={row.colour} />
              </Td>
              <Td>{row.repliedAt && formatDate(row.repliedAt, l.locale)}</Td>
              {mayManage && <Td>{row.dueAt && formatDate(row.dueAt, l.locale)}</Td>}
              {mayManage && (
                <Td>
                  <Way row={row} roundId={roundId} />
                </Td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
      <Pagination
        page={list.page}
        pageCount={list.pageCount}
        hrefFor={page => hrefFor({ group, colour, page })}
      />
    </Card>
  )
}

/** To the reply, or to giving more time to whoever has not replied, or exempting it. */
function Way({ row, roundId }: { row: StatusRow; roundId: string }) {
  const l = useLocale()
  if (row.status === 'exempt' || row.id === null) return null
  if (row.status !== 'replied')
    return (
      <span className="flex flex-wrap gap-x-4">
        {row.status !== 'no-reply' && (
          <Link to={`/integrity/rounds/${roundId}/extensions?assessmentId=${row.id}`} className="link">
            {m.reply_extend({}, l)}
          </Link>
        )}
        <Link to={`/integrity/rounds/${roundId}/exemptions?assessmentId=${row.id}`} className="link">
          {m.reply_exempt({}, l)}
        </Link>
      </span>
    )
  return (
    <Link to={`/integrity/replies/${row.id}`} className="link">
      {row.openComments > 0
        ? m.reply_read_with_messages({ count: String(row.openComments) }, l)
        : m.reply_read({}, l)}
    </Link>
  )
}
