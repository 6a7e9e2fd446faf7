import { Form, Link } from '@remix-run/react'
import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { columnLetters } from '#app/suppliers/import/fields.ts'
import type { RowChange, RowProblem } from '#app/suppliers/import/import-state.ts'
import { ACTION_LABELS, DONE_LABELS, subjectLabel, valueLabel } from '#app/suppliers/import/labels.ts'
import { problemText } from '#app/suppliers/import/problem-text.ts'
import { problemKey, rowsHref } from '#app/suppliers/import/row-search.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Button } from '#app/ui/Button.tsx'
import { SelectField } from '#app/ui/Field.tsx'
import { Card } from '#app/ui/Page.tsx'
import { Pagination, Table, Td, Th } from '#app/ui/Table.tsx'
import { Duplicates } from './Duplicates.tsx'
import type { ImportData } from './route.tsx'

export type Row = NonNullable<ImportData['rows']>['rows'][number]

/** The rows behind one of the counts, fifty at a time. */
export function Rows({ found, search, rows }: ImportData) {
  const l = useLocale()
  if (!rows || search.action === null) return null
  const path = `/suppliers/imports/${found.id}`
  const labels = found.state === 'applied' ? DONE_LABELS : ACTION_LABELS
  const label = search.action === 'unchecked' ? '' : labels[search.action]({}, l)
  const title = `${m.import_rows_title({}, l)} · ${label}`
  const isProblems = search.action === 'problem'
  return (
    <Card
      id="rows"
      title={title}
      actions={
        isProblems && found.problemGroups.length > 1 && <ProblemFilter found={found} search={search} />
      }
      padded={false}
      className="relative overflow-hidden"
    >
      {rows.rows.length === 0 ? (
        <p className="px-4 pb-4 text-soft sm:px-5">{m.import_rows_none({}, l)}</p>
      ) : search.action === 'duplicate' ? (
        <Duplicates path={path} rows={rows} isOpen={found.state === 'checked'} />
      ) : (
        <Table caption={title}>
          {isProblems ? <Problems rows={rows.rows} /> : <Plain rows={rows.rows} />}
        </Table>
      )}
      <Pagination
        page={rows.page}
        pageCount={rows.pageCount}
        hrefFor={page => `${rowsHref(path, search, { page })}#rows`}
      />
    </Card>
  )
}

function ProblemFilter({ found, search }: Pick<ImportData, 'found' | 'search'>) {
  const l = useLocale()
  const groups = found.problemGroups.map(group => {
    const count = formatNumber(group.count, l.locale)
    const words = {
      field: subjectLabel(group.field, l),
      problem: problemText({ ...group, limit: group.limit ?? '…' }, l),
      count,
    }
    return { value: problemKey(group), label: m.import_problem_group(words, l) }
  })
  return (
    <Form
      action={`/suppliers/imports/${found.id}#rows`}
      className="flex flex-wrap items-end gap-2"
      key={problemKey(search)}
    >
      <input type="hidden" name="show" value="problem" />
      <SelectField
        name="problem"
        label={m.import_rows_filter({}, l)}
        options={[{ value: '', label: m.import_rows_all_problems({}, l) }, ...groups]}
        defaultValue={problemKey(search)}
        className="max-w-[min(26rem,100%)]"
        required
      />
      <Button type="submit" variant="secondary">
        {m.import_rows_show({}, l)}
      </Button>
    </Form>
  )
}

/** One line per problem: where, what stands there, what to do. */
function Problems({ rows }: { rows: Row[] }) {
  const l = useLocale()
  return (
    <>
      <thead>
        <tr>
          <Th>{m.import_row_supplier({}, l)}</Th>
          <Th>{m.import_row_column({}, l)}</Th>
          <Th>{m.import_row_value({}, l)}</Th>
          <Th>{m.import_row_problem({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.flatMap(row =>
          row.problems.map((problem, at) => (
            <tr key={`${row.rowNumber} ${at}`}>
              <Td>
                <RowName row={row} />
              </Td>
              <Td className="min-w-28">
                <Place problem={problem} />
              </Td>
              <Td className="break-all">
                {problem.value || <span className="text-soft">{m.import_row_empty({}, l)}</span>}
              </Td>
              <Td className="min-w-56">{problemText(problem, l)}</Td>
            </tr>
          )),
        )}
      </tbody>
    </>
  )
}

function Place({ problem }: { problem: RowProblem }) {
  const l = useLocale()
  return (
    <>
      {subjectLabel(problem.field, l)}
      {problem.column !== null && <span className="text-soft"> · {columnLetters(problem.column)}</span>}
    </>
  )
}

function Plain({ rows }: { rows: Row[] }) {
  const l = useLocale()
  const hasChanges = rows.some(row => row.changes.length > 0)
  return (
    <>
      <thead>
        <tr>
          <Th>{m.import_row_supplier({}, l)}</Th>
          <Th>{m.import_field_code({}, l)}</Th>
          {hasChanges && <Th>{m.import_row_changes({}, l)}</Th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.rowNumber}>
            <Td>
              <RowName row={row} />
            </Td>
            <Td>{row.code || row.supplier?.code}</Td>
            {hasChanges && (
              <Td>
                <Changes changes={row.changes} />
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </>
  )
}

/** The number of the row as a spreadsheet shows it, and whom it is about. */
export function RowName({ row }: { row: Row }) {
  const l = useLocale()
  const name = row.supplier ? nameFor(row.supplier, l) : nameFor(row, l)
  return (
    <>
      <span className="mr-2 text-soft">{m.import_duplicate_this({ row: String(row.rowNumber) }, l)}</span>
      {row.supplier ? (
        <Link to={`/suppliers/${row.supplier.id}`} className="link font-medium">
          {name}
        </Link>
      ) : (
        <span className="font-medium">{name}</span>
      )}
    </>
  )
}

function Changes({ changes }: { changes: RowChange[] }) {
  const l = useLocale()
  return (
    <ul>
      {changes.map((change, at) => {
        const words = {
          field: subjectLabel(change.field, l),
          old: valueLabel(change.field, change.old, l),
          new: valueLabel(change.field, change.new, l),
        }
        return (
          <li key={at}>{change.old === '' ? m.import_change_added(words, l) : m.import_change(words, l)}</li>
        )
      })}
    </ul>
  )
}
