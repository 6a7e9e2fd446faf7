import { Link } from '@remix-run/react'
import { formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import { DecisionStateBadge } from './CaseStateBadge.tsx'
import { DECISION_LABELS } from './labels.ts'
import type { DecisionKind, DecisionState } from './vocabulary.ts'

export type DecisionTableRow = {
  id: string
  kind: DecisionKind
  state: DecisionState
  reason: string
  proposedByName: string
  proposedAt: Date
  decidedByName: string | null
  decidedAt: Date | null
  caseCode: string | null
  supplierCode: string
  supplierNameZh: string
  supplierNameEn: string
}

type Props = { rows: readonly DecisionTableRow[]; caption: string; ofOneSupplier?: boolean }

/** Proposals and decisions: what, about whom, by whom, and how it ended. */
export function DecisionTable({ rows, caption, ofOneSupplier = false }: Props) {
  const l = useLocale()
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <Th>{m.measure_column_decision({}, l)}</Th>
          {!ofOneSupplier && <Th>{m.measure_column_supplier({}, l)}</Th>}
          <Th>{m.measure_column_state({}, l)}</Th>
          <Th>{m.measure_column_proposed({}, l)}</Th>
          <Th>{m.measure_column_decided({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <Td className="max-w-96">
              <Link to={`/committee/decisions/${row.id}`} className="link font-medium">
                {DECISION_LABELS[row.kind]({}, l)}
              </Link>
              <span className="line-clamp-2 text-soft">{row.reason}</span>
            </Td>
            {!ofOneSupplier && (
              <Td>
                <span className="block">
                  {nameFor({ nameZh: row.supplierNameZh, nameEn: row.supplierNameEn }, l)}
                </span>
                <span className="text-soft">
                  {row.supplierCode}
                  {row.caseCode && ` · ${row.caseCode}`}
                </span>
              </Td>
            )}
            <Td>
              <DecisionStateBadge state={row.state} />
            </Td>
            <Td>{byAndOn(row.proposedByName, row.proposedAt)}</Td>
            <Td>
              {row.decidedAt ? byAndOn(row.decidedByName ?? m.measure_by_system({}, l), row.decidedAt) : '–'}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )

  function byAndOn(name: string, at: Date) {
    return (
      <>
        <span className="block">{name}</span>
        <span className="whitespace-nowrap text-soft">{formatDate(at, l.locale)}</span>
      </>
    )
  }
}
