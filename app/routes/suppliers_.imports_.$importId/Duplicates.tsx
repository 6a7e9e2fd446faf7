import { Form, Link } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ROW_DECISIONS } from '#app/suppliers/import/import-state.ts'
import { DECISION_LABELS, subjectLabel, valueLabel } from '#app/suppliers/import/labels.ts'
import { problemText } from '#app/suppliers/import/problem-text.ts'
import { Badge } from '#app/ui/Badge.tsx'
import { Button } from '#app/ui/Button.tsx'
import { cx } from '#app/ui/cx.ts'
import { Notice } from '#app/ui/Notice.tsx'
import type { ImportData } from './route.tsx'
import type { Row } from './Rows.tsx'

type Props = { path: string; rows: NonNullable<ImportData['rows']>; isOpen: boolean }

/** Rows that may mean a supplier there is already, each beside that one, for a person to say. */
export function Duplicates({ path, rows, isOpen }: Props) {
  const l = useLocale()
  return (
    <div className="border-t border-line">
      {isOpen && (
        <div className="flex flex-col gap-2 px-4 py-3 sm:px-5">
          <p className="text-sm text-soft">
            {rows.offersOther ? m.import_decide_hint({}, l) : m.import_decide_hint_no_other({}, l)}
          </p>
          {rows.decisions.open > 1 && <DecideAll path={path} offersOther={rows.offersOther} />}
        </div>
      )}
      <ul>
        {rows.rows.map(row => (
          <li
            key={row.rowNumber}
            id={`row-${row.rowNumber}`}
            className="border-t border-line px-4 py-4 sm:px-5"
          >
            <Duplicate path={path} row={row} page={rows.page} isOpen={isOpen} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function DecideAll({ path, offersOther }: { path: string; offersOther: boolean }) {
  const l = useLocale()
  return (
    <Form method="post" action={`${path}/decisions`} className="flex flex-wrap items-center gap-2">
      <span>{m.import_decide_all({}, l)}</span>
      {offered(offersOther).map(decision => (
        <Button key={decision} type="submit" name="decision" value={decision} variant="secondary" size="sm">
          {DECISION_LABELS[decision]({}, l)}
        </Button>
      ))}
    </Form>
  )
}

function Duplicate({ path, row, page, isOpen }: { path: string; row: Row; page: number; isOpen: boolean }) {
  const l = useLocale()
  return (
    <div className="flex flex-col gap-3">
      <Comparison row={row} />
      {row.problems.map((problem, at) => (
        <Notice key={at} tone="warn">
          {problemText(problem, l)}
        </Notice>
      ))}
      {isOpen ? <Decide path={path} row={row} page={page} /> : <Decided row={row} />}
    </div>
  )
}

/** Both sides must be seen at once, on a phone as well. */
function Comparison({ row }: { row: Row }) {
  const l = useLocale()
  const head = 'px-2 py-1.5 text-left align-bottom font-medium text-soft first:pl-0'
  return (
    <table className="w-full max-w-3xl table-fixed text-sm">
      <caption className="sr-only">{m.import_duplicate_compare({ row: String(row.rowNumber) }, l)}</caption>
      <thead>
        <tr>
          <th scope="col" className={cx(head, 'w-1/4')}>
            {m.import_duplicate_field({}, l)}
          </th>
          <th scope="col" className={head}>
            {m.import_duplicate_row({ row: String(row.rowNumber) }, l)}
          </th>
          <th scope="col" className={head}>
            <Candidate row={row} />
          </th>
        </tr>
      </thead>
      <tbody>
        {row.comparison?.fields.map(each => (
          <Line key={each.field} {...each} />
        ))}
      </tbody>
    </table>
  )
}

type Compared = NonNullable<Row['comparison']>['fields'][number]

/** One field of both; what the file says otherwise stands out. */
function Line({ field, row, candidate }: Compared) {
  const l = useLocale()
  const cell = 'border-t border-line px-2 py-1.5 align-top break-words first:pl-0'
  const known = valueLabel(field, candidate, l)
  return (
    <tr>
      <th scope="row" className={cx(cell, 'text-left font-normal text-soft')}>
        {subjectLabel(field, l)}
      </th>
      <td className={cx(cell, row !== '' && row !== known && 'font-semibold')}>{row || '–'}</td>
      <td className={cell}>{known || '–'}</td>
    </tr>
  )
}

function Candidate({ row }: { row: Row }) {
  const l = useLocale()
  if (!row.supplier) return m.import_duplicate_row({ row: String(row.duplicateOf) }, l)
  return (
    <Link to={`/suppliers/${row.supplier.id}`} className="link">
      {m.import_duplicate_known({}, l)}
    </Link>
  )
}

function Decide({ path, row, page }: { path: string; row: Row; page: number }) {
  const l = useLocale()
  return (
    <Form
      method="post"
      action={`${path}/decisions`}
      preventScrollReset
      className="flex flex-wrap items-center gap-2"
    >
      <input type="hidden" name="rowNumber" value={row.rowNumber} />
      <input type="hidden" name="page" value={page} />
      {row.decision !== null && <Decided row={row} />}
      {row.decision === null ? (
        offered(row.comparison?.canBeOther ?? true).map(decision => (
          <Button
            key={decision}
            type="submit"
            name="decision"
            value={decision}
            variant="secondary"
            size="sm"
            aria-label={m.import_decide_row(
              { row: String(row.rowNumber), decision: DECISION_LABELS[decision]({}, l) },
              l,
            )}
          >
            {DECISION_LABELS[decision]({}, l)}
          </Button>
        ))
      ) : (
        <Button type="submit" name="decision" value="open" variant="quiet" size="sm">
          {m.import_decide_undo({}, l)}
        </Button>
      )}
    </Form>
  )
}

/** Two suppliers cannot have one code. */
function offered(canBeOther: boolean) {
  return ROW_DECISIONS.filter(decision => decision !== 'other' || canBeOther)
}

function Decided({ row }: { row: Row }) {
  const l = useLocale()
  if (row.decision === null) return null
  return <Badge tone="good">{m.import_decided({ decision: DECISION_LABELS[row.decision]({}, l) }, l)}</Badge>
}
