import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { columnLetters, IMPORT_FIELDS } from '#app/suppliers/import/fields.ts'
import { fieldLabel } from '#app/suppliers/import/labels.ts'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import type { ColumnsData } from './route.tsx'

type Props = Pick<ColumnsData, 'headers' | 'samples'> & { chosen: [field: string, column: number][] }

/** Each column of the file with its first values, and a list to say what it holds. */
export function ColumnTable({ headers, samples, chosen }: Props) {
  const l = useLocale()
  const options = IMPORT_FIELDS.map(field => ({ value: field, label: fieldLabel(field, l) }))
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
        {headers.map((title, column) => {
          const letter = columnLetters(column)
          return (
            <tr key={column}>
              <Td>
                <span className="mr-2 text-soft">{letter}</span>
                <span className="font-medium">{title}</span>
              </Td>
              <Td>
                <select
                  name={`column-${column}`}
                  defaultValue={chosen.find(([, at]) => at === column)?.[0] ?? ''}
                  aria-label={m.import_columns_choose({ title, letter }, l)}
                  className="control min-w-48"
                >
                  <option value="">{m.import_columns_ignore({}, l)}</option>
                  {options.map(({ value, label }) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </select>
              </Td>
              <Td className="text-soft">
                {samples
                  .map(row => row[column])
                  .filter(Boolean)
                  .join(' / ')}
              </Td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}
