import { isBarred } from '#app/campaigns/is-barred.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { CATEGORY_LABELS, REGION_LABELS } from '#app/suppliers/labels.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { SupplierStatusBadge } from '#app/suppliers/SupplierStatusBadge.tsx'
import { Badge } from '#app/ui/Badge.tsx'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import type { AdditionData } from './route.tsx'

/** Suppliers of the register to tick; who takes part already only says so. */
export function Candidates({ rows }: Pick<AdditionData['list'], 'rows'>) {
  const l = useLocale()
  return (
    <Table caption={m.campaign_add({}, l)}>
      <thead>
        <tr>
          <Th>{m.supplier_name({}, l)}</Th>
          <Th>{m.supplier_code({}, l)}</Th>
          <Th>{m.supplier_category({}, l)}</Th>
          <Th>{m.supplier_region({}, l)}</Th>
          <Th>{m.supplier_status({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <Td>
              <label className="flex min-h-6 items-center gap-2 font-medium">
                <input
                  type="checkbox"
                  name="supplierId"
                  value={row.id}
                  disabled={row.isIn || isBarred(row)}
                  className="size-6 shrink-0"
                />
                {nameFor(row, l)}
                {row.isIn && <Badge>{m.campaign_add_in({}, l)}</Badge>}
                {row.closedAt && <Badge>{m.supplier_closed_badge({}, l)}</Badge>}
              </label>
            </Td>
            <Td>{row.code}</Td>
            <Td>{CATEGORY_LABELS[row.category]({}, l)}</Td>
            <Td>{REGION_LABELS[row.region]({}, l)}</Td>
            <Td>
              <SupplierStatusBadge status={row.status} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
