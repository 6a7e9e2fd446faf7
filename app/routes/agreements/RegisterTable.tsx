import { Link } from '@remix-run/react'
import type { RegisterRow } from '#app/agreements/signing/register-queries.server.ts'
import { SigningStateBadge } from '#app/agreements/signing/SigningStateBadge.tsx'
import { formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { CATEGORY_LABELS } from '#app/suppliers/labels.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Badge } from '#app/ui/Badge.tsx'
import { Table, Td, Th } from '#app/ui/Table.tsx'

/** Which supplier is bound by which version since when and until when. */
export function RegisterTable({ rows }: { rows: RegisterRow[] }) {
  const l = useLocale()
  const date = (at: number | null) => (at === null ? '–' : formatDate(new Date(at), l.locale))
  return (
    <Table caption={m.signing_register_title({}, l)}>
      <thead>
        <tr>
          <Th>{m.campaign_column_supplier({}, l)}</Th>
          <Th>{m.supplier_category({}, l)}</Th>
          <Th>{m.signing_column_state({}, l)}</Th>
          <Th>{m.signing_column_version({}, l)}</Th>
          <Th>{m.signing_column_due({}, l)}</Th>
          <Th>{m.signing_column_from({}, l)}</Th>
          <Th>{m.signing_column_until({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.supplierId}>
            <Td>
              <Link to={`/suppliers/${row.supplierId}/agreements`} className="link font-medium">
                {nameFor(row, l)}
              </Link>
              <span className="block text-soft">{row.code}</span>
            </Td>
            <Td>{CATEGORY_LABELS[row.category]({}, l)}</Td>
            <Td>
              {row.state && row.signingId ? (
                <Link to={`/agreements/signings/${row.signingId}`} className="inline-block min-h-6">
                  <SigningStateBadge state={row.state} isOverdue={row.isOverdue === 1} />
                </Link>
              ) : (
                <span className="text-soft">{m.signing_standing_none({}, l)}</span>
              )}
            </Td>
            <Td>
              {row.number === null ? '–' : `V${row.number}`}
              {row.isOutdated === 1 && (
                <span className="ml-2">
                  <Badge tone={row.mustResign === 1 ? 'bad' : 'warn'}>
                    {row.mustResign === 1 ? m.signing_must_resign({}, l) : m.signing_outdated({}, l)}
                  </Badge>
                </span>
              )}
            </Td>
            <Td>{row.activeAt === null ? date(row.dueAt) : '–'}</Td>
            <Td>{date(row.activeAt)}</Td>
            <Td>{date(row.terminatedAt ?? row.endsAt)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
