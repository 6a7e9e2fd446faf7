import { Link } from '@remix-run/react'
import { formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { CONFLICT_KIND_LABELS } from '#app/integrity/registers/labels.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import type { ConflictsData } from './route.tsx'

/** Who is related to whom, and who of ours keeps away because of it. */
export function ConflictTable({ rows }: { rows: ConflictsData['list']['rows'] }) {
  const l = useLocale()
  return (
    <Table caption={m.register_conflicts({}, l)}>
      <thead>
        <tr>
          <Th>{m.matter_column_supplier({}, l)}</Th>
          <Th>{m.register_column_kind({}, l)}</Th>
          <Th>{m.register_column_party({}, l)}</Th>
          <Th>{m.register_column_relation({}, l)}</Th>
          <Th>{m.register_column_our_person({}, l)}</Th>
          <Th>{m.register_column_since({}, l)}</Th>
          <Th>{m.register_column_linked({}, l)}</Th>
          <Th>{m.register_column_declared({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ conflict, userName, ...supplier }) => (
          <tr key={conflict.id}>
            <Td>
              <Link to={`/registers/conflicts/${conflict.id}`} className="link font-medium">
                {nameFor(supplier, l)}
              </Link>
              <span className="block text-soft">{supplier.code}</span>
            </Td>
            <Td>{CONFLICT_KIND_LABELS[conflict.kind]({}, l)}</Td>
            <Td>{conflict.party || '–'}</Td>
            <Td>{conflict.relation || '–'}</Td>
            <Td>{conflict.ourPerson || '–'}</Td>
            <Td className="whitespace-nowrap">{conflict.since || '–'}</Td>
            <Td>{userName ?? '–'}</Td>
            <Td className="whitespace-nowrap">{formatDate(conflict.declaredAt, l.locale)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
