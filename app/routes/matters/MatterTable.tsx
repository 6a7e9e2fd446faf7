import { Link } from '@remix-run/react'
import { formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { limitText, SOURCE_LABELS, TOPIC_LABELS } from '#app/integrity/matters/labels.ts'
import { MatterStateBadge } from '#app/integrity/matters/MatterStateBadge.tsx'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Badge } from '#app/ui/Badge.tsx'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import type { MatterListData } from './route.tsx'

/** What each is about, whom it concerns, how far it is, who works on it and which limit is near. */
export function MatterTable({ rows }: { rows: MatterListData['list']['rows'] }) {
  const l = useLocale()
  return (
    <Table caption={m.matter_list_title({}, l)}>
      <thead>
        <tr>
          <Th>{m.matter_column_matter({}, l)}</Th>
          <Th>{m.matter_column_supplier({}, l)}</Th>
          <Th>{m.matter_column_source({}, l)}</Th>
          <Th>{m.matter_column_state({}, l)}</Th>
          <Th>{m.matter_column_assignee({}, l)}</Th>
          <Th>{m.matter_column_received({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <Td className="max-w-96">
              <Link to={`/matters/${row.id}`} className="link font-medium">
                {row.code} · {TOPIC_LABELS[row.topic]({}, l)}
              </Link>
              <span className="line-clamp-2 text-soft">{row.summary}</span>
            </Td>
            <Td>{supplierName(row, l)}</Td>
            <Td>{SOURCE_LABELS[row.source]({}, l)}</Td>
            <Td>
              <span className="flex flex-col items-start gap-1">
                <MatterStateBadge state={row.state} />
                {row.isProposed && <Badge tone="warn">{m.matter_waits_second({}, l)}</Badge>}
                {row.limit && (
                  <Badge tone={row.limit.when === 'over' ? 'bad' : 'warn'}>{limitText(row.limit, l)}</Badge>
                )}
              </span>
            </Td>
            <Td>{row.assigneeName ?? '–'}</Td>
            <Td className="whitespace-nowrap">{formatDate(row.receivedAt, l.locale)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

type Names = { supplierNameZh: string | null; supplierNameEn: string | null }

function supplierName(
  { supplierNameZh: nameZh, supplierNameEn: nameEn }: Names,
  l: ReturnType<typeof useLocale>,
) {
  return nameZh === null || nameEn === null ? '–' : nameFor({ nameZh, nameEn }, l)
}
