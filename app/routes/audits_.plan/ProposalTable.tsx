import { Link } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { AUDIT_MODE_LABELS, OCCASION_LABELS } from '#app/remediation/audits/labels.ts'
import { CLASS_LABELS, REGION_LABELS } from '#app/suppliers/labels.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import type { PlanData } from './route.tsx'

type Props = {
  rows: PlanData['plan']['rows']
  /** As they were posted; null: all of them. */
  ticked: readonly string[] | null
  mayTick: boolean
}

/** Whom to audit, how and why: class and region, where it stands, and when it was visited last. */
export function ProposalTable({ rows, ticked, mayTick }: Props) {
  const l = useLocale()
  return (
    <Table caption={m.audit_plan({}, l)}>
      <thead>
        <tr>
          <Th>{m.audit_column_supplier({}, l)}</Th>
          <Th>{m.audit_mode({}, l)}</Th>
          <Th>{m.audit_occasion({}, l)}</Th>
          <Th>{m.supplier_column_class({}, l)}</Th>
          <Th>{m.supplier_region({}, l)}</Th>
          <Th>{m.audit_column_standing({}, l)}</Th>
          <Th>{m.audit_column_last_visit({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <Td>
              <span className="flex items-start gap-2.5">
                {mayTick && !row.isKeptAway && (
                  <input
                    type="checkbox"
                    name="supplier"
                    value={row.id}
                    defaultChecked={ticked === null || ticked.includes(row.id)}
                    aria-label={m.audit_plan_tick({ name: nameFor(row, l) }, l)}
                    className="mt-0.5 size-[1.125rem] shrink-0"
                  />
                )}
                <span>
                  <Link to={`/suppliers/${row.id}`} className="link font-medium">
                    {nameFor(row, l)}
                  </Link>
                  <span className="block text-soft">{row.code}</span>
                  {mayTick && row.isKeptAway && (
                    <span className="block text-soft">{m.audit_plan_kept_away({}, l)}</span>
                  )}
                </span>
              </span>
            </Td>
            <Td className="whitespace-nowrap">{AUDIT_MODE_LABELS[row.mode]({}, l)}</Td>
            <Td className="whitespace-nowrap">{OCCASION_LABELS[row.occasion]({}, l)}</Td>
            <Td>{CLASS_LABELS[row.supplierClass]({}, l)}</Td>
            <Td>{REGION_LABELS[row.region]({}, l)}</Td>
            <Td>{row.grade ?? '–'}</Td>
            <Td>{row.lastVisitYear ?? '–'}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
