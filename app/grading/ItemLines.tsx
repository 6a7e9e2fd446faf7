import { formatPoints } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { cx } from '#app/ui/cx.ts'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import type { ItemWords } from './Derivation.tsx'
import { STATUS_LABELS, VERDICT_WORDS } from './labels.ts'
import type { ItemLine } from './types.ts'

type Props = { lines: ItemLine[]; items: Record<string, ItemWords>; dimensions: Record<string, string> }

/** Every item with its points, what it earned and lost, and what the review said; grouped by section. */
export function ItemLines({ lines, items, dimensions }: Props) {
  const l = useLocale()
  const codes = [...new Set(lines.map(line => line.dimension))]
  return (
    <Table caption={m.grading_items({}, l)}>
      <thead>
        <tr>
          <Th>{m.grading_item({}, l)}</Th>
          <Th numeric>{m.grading_points({}, l)}</Th>
          <Th numeric>{m.grading_factor({}, l)}</Th>
          <Th numeric>{m.grading_won({}, l)}</Th>
          <Th numeric>{m.grading_lost({}, l)}</Th>
          <Th>{m.grading_note({}, l)}</Th>
        </tr>
      </thead>
      {codes.map(code => (
        <tbody key={code}>
          <tr>
            <th scope="rowgroup" colSpan={6} className="bg-sunken px-4 py-1.5 text-left font-semibold">
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
  )
}

function Line({ line, words }: { line: ItemLine; words: ItemWords | undefined }) {
  const dash = (text: string) => (line.applicable ? text : '–')
  return (
    <tr id={`line-${line.code}`}>
      <Td className="min-w-44 sm:min-w-64">
        <span className="mr-2 font-semibold text-accent">{line.code}</span>
        {words?.question}
      </Td>
      <Td numeric>{dash(formatPoints(line.points, 3))}</Td>
      <Td numeric>{dash(`${Math.round(line.factor * 100)} %`)}</Td>
      <Td numeric className="font-medium">
        {dash(formatPoints(line.won, 3))}
      </Td>
      <Td numeric className={cx(line.lost > 0 && 'font-medium text-bad')}>
        {dash(line.lost > 0 ? `−${formatPoints(line.lost, 3)}` : '0')}
      </Td>
      <Td className="min-w-40">
        <Note line={line} reason={words?.reason ?? null} />
      </Td>
    </tr>
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
