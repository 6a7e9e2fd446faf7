import type { ComponentProps, ReactNode } from 'react'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Card } from '#app/ui/Page.tsx'
import { Pagination, Table } from '#app/ui/Table.tsx'
import { SupplierFrame } from './SupplierFrame.tsx'

type Props = Pick<ComponentProps<typeof SupplierFrame>, 'supplier'> & {
  title: string
  lead: string
  /** What stands there instead of an empty table. */
  none: string
  /** Of the table, for those who hear it. */
  caption: string
  /** Id of the table that takes the whole list along. */
  table: string
  list: { total: number; page: number; pageCount: number }
  /** Head and body of the table. */
  children: ReactNode
}

/** A tab of a supplier that lists something, in pages. */
export function SupplierListTab({ supplier, title, lead, none, caption, table, list, children }: Props) {
  const { total, page, pageCount } = list
  return (
    <SupplierFrame supplier={supplier}>
      {total === 0 ? (
        <EmptyState title={title}>{none}</EmptyState>
      ) : (
        <Card
          title={title}
          actions={<ExportLinks table={table} search={`supplierId=${supplier.id}`} of={caption} />}
          padded={false}
          className="relative overflow-hidden"
        >
          <p className="px-4 pb-3 text-soft sm:px-5">{lead}</p>
          <Table caption={caption}>{children}</Table>
          <Pagination page={page} pageCount={pageCount} hrefFor={n => `?page=${n}`} />
        </Card>
      )}
    </SupplierFrame>
  )
}
