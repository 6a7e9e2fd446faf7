import { Link } from '@remix-run/react'
import { formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import type { ExtensionListData } from './route.tsx'

type Props = Pick<ExtensionListData['list'], 'rows'> & Pick<ExtensionListData, 'decision'>

/** Who asks for how much more time, and how far it is. */
export function RequestTable({ rows, decision }: Props) {
  const l = useLocale()
  const date = (at: Date | null) => (at ? formatDate(at, l.locale) : '–')
  return (
    <Table caption={m.extension_list_title({}, l)}>
      <thead>
        <tr>
          <Th>{m.campaign_column_supplier({}, l)}</Th>
          <Th>{m.campaign_column_name({}, l)}</Th>
          <Th>{m.extension_column_due({}, l)}</Th>
          <Th>{m.extension_column_asked({}, l)}</Th>
          {decision === 'granted' && <Th>{m.extension_column_granted({}, l)}</Th>}
          <Th numeric>{m.campaign_column_progress({}, l)}</Th>
          <Th>{m.extension_column_reason({}, l)}</Th>
          <Th>{m.extension_column_requested({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <Td>
              <Link to={`/extensions/${row.id}`} className="link font-medium">
                {nameFor(row, l)}
              </Link>
              <span className="block text-soft">{row.code}</span>
            </Td>
            <Td>{nameFor({ nameZh: row.campaignNameZh, nameEn: row.campaignNameEn }, l)}</Td>
            <Td>{date(row.dueAt)}</Td>
            <Td>{date(row.requestedDueAt)}</Td>
            {decision === 'granted' && <Td>{date(row.grantedDueAt)}</Td>}
            <Td numeric>
              {row.completeItems} / {row.askedItems}
            </Td>
            <Td className="max-w-80">
              <span className="line-clamp-2">{row.reason}</span>
            </Td>
            <Td>{date(row.requestedAt)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
