import { Link } from '@remix-run/react'
import { GradeBadge } from '#app/grading/GradeBadge.tsx'
import { daysUntil, formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Badge } from '#app/ui/Badge.tsx'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import { CaseStateBadge } from './CaseStateBadge.tsx'
import type { CaseState } from './case-state.ts'
import { CAUSE_LABELS } from './labels.ts'
import type { CaseCause } from './vocabulary.ts'
import type { Grade } from '#app/grading/grades.ts'

export type CaseTableRow = {
  id: string
  code: string
  cause: CaseCause
  state: CaseState
  openedAt: Date
  dueAt: Date | null
  decisionDueAt: Date | null
  paymentDeferredUntil: Date | null
  endedAt: Date | null
  standingGrade: Grade | null
  supplierCode: string
  nameZh: string
  nameEn: string
  isSmallFirm: boolean
  isStrategic: boolean
}

type Props = { rows: readonly CaseTableRow[]; now: Date; caption: string; ofOneSupplier?: boolean }

/** Cases: whose, why, how far, until when. */
export function CaseTable({ rows, now, caption, ofOneSupplier = false }: Props) {
  const l = useLocale()
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <Th>{m.measure_column_case({}, l)}</Th>
          {!ofOneSupplier && <Th>{m.measure_column_supplier({}, l)}</Th>}
          <Th>{m.measure_column_state({}, l)}</Th>
          {!ofOneSupplier && <Th>{m.measure_column_standing({}, l)}</Th>}
          <Th>{m.measure_column_opened({}, l)}</Th>
          <Th>{m.measure_column_due({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <Td>
              <Link to={`/committee/cases/${row.id}`} className="link font-medium whitespace-nowrap">
                {row.code}
              </Link>
              <span className="block text-soft">{CAUSE_LABELS[row.cause]({}, l)}</span>
            </Td>
            {!ofOneSupplier && (
              <Td className="max-w-72">
                <span className="block">{nameFor(row, l)}</span>
                <span className="flex flex-wrap gap-2 text-soft">
                  {row.supplierCode}
                  {row.isStrategic && <Badge tone="accent">{m.supplier_is_strategic({}, l)}</Badge>}
                  {row.isSmallFirm && <Badge>{m.supplier_is_small({}, l)}</Badge>}
                </span>
              </Td>
            )}
            <Td>
              <span className="flex flex-col items-start gap-1">
                <CaseStateBadge state={row.state} />
                {isDeferred(row, now) && <Badge tone="warn">{m.measure_payment_deferred({}, l)}</Badge>}
              </span>
            </Td>
            {!ofOneSupplier && (
              <Td>{row.standingGrade ? <GradeBadge grade={row.standingGrade} size="sm" /> : '–'}</Td>
            )}
            <Td className="whitespace-nowrap">{formatDate(row.openedAt, l.locale)}</Td>
            <Td className="whitespace-nowrap">
              <When row={row} now={now} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** The end of a case that is over, since when a decision is due, or how long there is still. */
function When({ row, now }: { row: CaseTableRow; now: Date }) {
  const l = useLocale()
  if (row.endedAt) return m.measure_ended_on({ date: formatDate(row.endedAt, l.locale) }, l)
  if (row.state === 'decision-due') {
    const days = row.decisionDueAt ? Math.max(0, -daysUntil(row.decisionDueAt, now)) : 0
    return m.measure_waiting_days({ days: String(days) }, l)
  }
  if (!row.dueAt) return '–'
  const days = daysUntil(row.dueAt, now)
  return (
    <>
      <span className="block">{formatDate(row.dueAt, l.locale)}</span>
      <span className="text-soft">
        {days >= 0
          ? m.measure_days_left({ days: String(days) }, l)
          : m.measure_days_over({ days: String(-days) }, l)}
      </span>
    </>
  )
}

export function isDeferred(
  { paymentDeferredUntil, endedAt }: Pick<CaseTableRow, 'paymentDeferredUntil' | 'endedAt'>,
  now: Date,
) {
  return endedAt === null && paymentDeferredUntil !== null && paymentDeferredUntil > now
}
