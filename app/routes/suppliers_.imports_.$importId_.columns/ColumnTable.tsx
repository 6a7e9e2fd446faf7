import { useState } from 'react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { columnLetters, IMPORT_FIELDS } from '#app/suppliers/import/fields.ts'
import { fieldLabel } from '#app/suppliers/import/labels.ts'
import { Badge } from '#app/ui/Badge.tsx'
import { cx } from '#app/ui/cx.ts'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import type { ColumnsData } from './route.tsx'

type Props = Pick<ColumnsData, 'headers' | 'samples'> & { chosen: [field: string, column: number][] }

/** Each column of the file with its first values, and a list to say what it holds. */
export function ColumnTable({ headers, samples, chosen }: Props) {
  const l = useLocale()
  return (
    <Table caption={m.import_columns_title({}, l)}>
      <thead>
        <tr>
          <Th>{m.import_columns_heading({}, l)}</Th>
          <Th>{m.import_columns_field({}, l)}</Th>
          <Th>{m.import_columns_sample({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {headers.map((title, column) => (
          <ColumnRow
            key={column}
            title={title}
            column={column}
            samples={samples.map(row => row[column] ?? '')}
            chosen={chosen.find(([, at]) => at === column)?.[0] ?? ''}
          />
        ))}
      </tbody>
    </Table>
  )
}

type RowProps = { title: string; column: number; samples: string[]; chosen: string }

/** A column that holds nothing of the register is marked: it will not be imported. */
function ColumnRow({ title, column, samples, chosen }: RowProps) {
  const l = useLocale()
  const [field, setField] = useState(chosen)
  const letter = columnLetters(column)
  return (
    <tr className={cx(field === '' && 'bg-sunken')}>
      <Td>
        <span className="mr-2 text-soft">{letter}</span>
        <span className={cx('mr-2', field === '' ? 'text-soft' : 'font-medium')}>{title}</span>
        {field === '' && <Badge tone="warn">{m.import_columns_ignore({}, l)}</Badge>}
      </Td>
      <Td>
        <select
          name={`column-${column}`}
          defaultValue={chosen}
          onChange={event => setField(event.target.value)}
          aria-label={m.import_columns_choose({ title, letter }, l)}
          className="control min-w-48"
        >
          <option value="">{m.import_columns_ignore({}, l)}</option>
          {IMPORT_FIELDS.map(each => (
            <option key={each} value={each}>
              {fieldLabel(each, l)}
            </option>
          ))}
        </select>
      </Td>
      <Td className="text-soft">{samples.filter(Boolean).join(' / ')}</Td>
    </tr>
  )
}
