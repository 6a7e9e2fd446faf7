import { Link } from '@remix-run/react'
import { endOfDay, formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import { AuditStateBadge } from './AuditStateBadge.tsx'
import type { AuditLine } from './find-audits.server.ts'
import { AUDIT_MODE_LABELS, occasionText } from './labels.ts'

type Props = {
  rows: readonly AuditLine[]
  /** Where all are of one supplier, its name is left out; so is, for the supplier, what is the buyer's affair. */
  of?: 'all' | 'supplier' | 'own'
}

/** Audits with their day, who makes them and how far they are. */
export function AuditTable({ rows, of = 'all' }: Props) {
  const l = useLocale()
  return (
    <Table caption={m.audit_list_title({}, l)}>
      <thead>
        <tr>
          <Th>{m.audit_column_audit({}, l)}</Th>
          {of === 'all' && <Th>{m.audit_column_supplier({}, l)}</Th>}
          <Th>{m.audit_column_day({}, l)}</Th>
          <Th>{m.audit_column_state({}, l)}</Th>
          <Th>{m.audit_column_auditor({}, l)}</Th>
          <Th numeric>{m.audit_column_findings({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <Td>
              <Link to={`/audits/${row.id}`} className="link font-medium whitespace-nowrap">
                {row.code}
              </Link>
              <span className="block text-soft">
                {AUDIT_MODE_LABELS[row.mode]({}, l)}
                {of !== 'own' && row.occasion !== '' && ` · ${occasionText(row.occasion, l)}`}
              </span>
            </Td>
            {of === 'all' && (
              <Td className="min-w-40">
                {nameFor(row, l)}
                <span className="block text-soft">{row.supplierCode}</span>
              </Td>
            )}
            <Td className="whitespace-nowrap">{formatDate(endOfDay(row.plannedOn), l.locale)}</Td>
            <Td>
              <AuditStateBadge state={row.state} isOverdue={row.isOverdue} />
            </Td>
            <Td>{row.auditorName ?? '–'}</Td>
            <Td numeric className="whitespace-nowrap">
              <Findings row={row} isOwn={of === 'own'} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** How many there are, and how many of them are still worked off. */
function Findings({ row, isOwn }: { row: AuditLine; isOwn: boolean }) {
  const l = useLocale()
  if (row.findingsIssuedAt === null) return isOwn ? '–' : row.findings || '–'
  return (
    <>
      {row.findings}
      {row.openActions > 0 && (
        <span className="block text-soft">{m.audit_open_actions({ count: String(row.openActions) }, l)}</span>
      )}
    </>
  )
}
