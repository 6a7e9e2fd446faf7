import { Link } from '@remix-run/react'
import { formatDateTime, formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ImportStateBadge } from '#app/suppliers/import/ImportStateBadge.tsx'
import { Card } from '#app/ui/Page.tsx'
import { Pagination, Table, Td, Th } from '#app/ui/Table.tsx'
import type { ImportsData } from './route.tsx'

/** Every import so far, newest first. */
export function PastImports({ imports, page, pageCount }: ImportsData) {
  const l = useLocale()
  if (imports.length === 0)
    return (
      <Card title={m.import_history_title({}, l)}>
        <p className="text-soft">{m.import_history_none({}, l)}</p>
      </Card>
    )
  return (
    <Card title={m.import_history_title({}, l)} padded={false} className="relative overflow-hidden">
      <Table caption={m.import_history_title({}, l)}>
        <thead>
          <tr>
            <Th>{m.import_column_file({}, l)}</Th>
            <Th>{m.import_column_state({}, l)}</Th>
            <Th numeric>{m.import_column_rows({}, l)}</Th>
            <Th>{m.import_column_result({}, l)}</Th>
            <Th>{m.import_column_by({}, l)}</Th>
            <Th>{m.import_column_at({}, l)}</Th>
          </tr>
        </thead>
        <tbody>
          {imports.map(row => (
            <tr key={row.id}>
              <Td>
                <Link to={`/suppliers/imports/${row.id}`} className="link font-medium break-all">
                  {row.fileName}
                </Link>
              </Td>
              <Td>
                <ImportStateBadge state={row.state} />
              </Td>
              <Td numeric>{formatNumber(row.total, l.locale)}</Td>
              <Td>
                <Result row={row} />
              </Td>
              <Td>{row.createdBy}</Td>
              <Td className="whitespace-nowrap">{formatDateTime(row.createdAt, l.locale)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <Pagination page={page} pageCount={pageCount} hrefFor={n => `/suppliers/imports?page=${n}`} />
    </Card>
  )
}

function Result({ row }: { row: ImportsData['imports'][number] }) {
  const l = useLocale()
  if (row.state !== 'applied') return '–'
  const count = (n = 0) => formatNumber(n, l.locale)
  return m.import_result_short({ created: count(row.counts.create), updated: count(row.counts.update) }, l)
}
