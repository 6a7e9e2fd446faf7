import { formatPoints } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { cx } from '#app/ui/cx.ts'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import type { ItemWords } from './Derivation.tsx'
import { STATUS_LABELS, VERDICT_WORDS } from './labels.ts'
import type { ItemLine } from './types.ts'

type Props = { lines: ItemLine[]; items: Record<string, ItemWords>; dimensions: Record<string, string> }

/**
 * Every item with its points, what it earned and lost, and what the review said; grouped by section. On
 * phones the figures and the note stand below the question; the roles keep it a table when it is laid out so.
 */
export function ItemLines({ lines, items, dimensions }: Props) {
  const l = useLocale()
  const codes = [...new Set(lines.map(line => line.dimension))]
  return (
    <div className="max-sm:[&_table]:min-w-0">
      <Table caption={m.grading_items({}, l)}>
        <thead className="max-sm:sr-only">
          <tr role="row">
            <Th role="columnheader">{m.grading_item({}, l)}</Th>
            <Th role="columnheader" numeric>
              {m.grading_points({}, l)}
            </Th>
            <Th role="columnheader" numeric>
              {m.grading_factor({}, l)}
            </Th>
            <Th role="columnheader" numeric>
              {m.grading_won({}, l)}
            </Th>
            <Th role="columnheader" numeric>
              {m.grading_lost({}, l)}
            </Th>
            <Th role="columnheader">{m.grading_note({}, l)}</Th>
          </tr>
        </thead>
        {codes.map(code => (
          <tbody key={code} className="max-sm:block">
            <tr role="row" className="max-sm:block">
              <th
                role="rowheader"
                scope="rowgroup"
                colSpan={6}
                className="bg-sunken px-4 py-1.5 text-left font-semibold max-sm:block"
              >
                {dimensions[code] ?? code}
              </th>
            </tr>
            {lines
              .filter(line => line.dimension === code)
              .map(line => (
                <Line key={line.code} line={line} words={items[line.code]} />
              ))}
          </tbody>
        ))}
      </Table>
    </div>
  )
}

function Line({ line, words }: { line: ItemLine; words: ItemWords | undefined }) {
  const l = useLocale()
  const dash = (text: string) => (line.applicable ? text : '–')
  return (
    <tr
      id={`line-${line.code}`}
      role="row"
      className="max-sm:grid max-sm:grid-cols-4 max-sm:py-1 max-sm:[&>td]:py-1 max-sm:[&>td]:pr-1 max-sm:[&>td]:pl-4"
    >
      <Td role="cell" className="max-sm:col-span-full sm:min-w-64">
        <span className="mr-2 font-semibold text-accent">{line.code}</span>
        {words?.question}
      </Td>
      <Figure label={m.grading_points({}, l)}>{dash(formatPoints(line.points, 3))}</Figure>
      <Figure label={m.grading_factor({}, l)}>{dash(`${Math.round(line.factor * 100)} %`)}</Figure>
      <Figure label={m.grading_won({}, l)} className="font-medium">
        {dash(formatPoints(line.won, 3))}
      </Figure>
      <Figure label={m.grading_lost({}, l)} className={cx(line.lost > 0 && 'font-medium text-bad')}>
        {dash(line.lost > 0 ? `−${formatPoints(line.lost, 3)}` : '0')}
      </Figure>
      <Td role="cell" className="max-sm:col-span-full max-sm:empty:hidden sm:min-w-40">
        <Note line={line} reason={words?.reason ?? null} />
      </Td>
    </tr>
  )
}

/** A number; where the headings are out of sight, its label stands above it. */
function Figure({ label, className, children }: { label: string; className?: string; children: string }) {
  return (
    <Td role="cell" numeric className={cx('whitespace-nowrap max-sm:text-left', className)}>
      <span aria-hidden="true" className="block text-xs font-normal text-soft sm:hidden">
        {label}
      </span>
      {children}
    </Td>
  )
}

function Note({ line, reason }: { line: ItemLine; reason: string | null }) {
  const l = useLocale()
  const status = STATUS_LABELS[line.status]?.({}, l)
  const verdict = line.verdict && line.verdict !== 'accepted' ? VERDICT_WORDS[line.verdict]({}, l) : null
  return (
    <>
      {status ?? verdict}
      {reason && <span className="block break-words text-soft">{reason}</span>}
    </>
  )
}
