import type { ReactNode } from 'react'
import type { Locale } from '#app/i18n/locale.ts'
import { cx } from '#app/ui/cx.ts'
import { headingId } from './contents.ts'
import { wordsOf, type TextBlock, type TextRun } from './text-runs.ts'

type Props = {
  /** Made by `textBlocks` on the server: the browser needs no Markdown. */
  blocks: readonly TextBlock[]
  /** The language of the text, which need not be that of the page. */
  locale: Locale
  /** Level of the text's first headings on the page it stands on. */
  headingLevel?: 2 | 3
}

const HEADING_CLASS = [
  'mt-6 mb-2 text-lg font-semibold first:mt-0',
  'mt-5 mb-2 font-semibold first:mt-0',
  'mt-4 mb-1 font-medium first:mt-0',
]

/** The text of an agreement as it is signed. */
export function AgreementText({ blocks, locale, headingLevel = 3 }: Props) {
  const levels = blocks.flatMap(block => (block.kind === 'heading' ? block.level : []))
  const shift = headingLevel - Math.min(...levels, 6)
  return (
    <div lang={locale} className="max-w-prose leading-relaxed break-words">
      {/* Parts of a text never change places: their position is their name. */}
      {blocks.map((block, index) => (
        <Block key={index} block={block} shift={shift} id={headingId(locale, index)} />
      ))}
    </div>
  )
}

function Blocks({ blocks, shift }: { blocks: readonly TextBlock[]; shift: number }) {
  return blocks.map((block, index) => <Block key={index} block={block} shift={shift} />)
}

function Block({ block, shift, id }: { block: TextBlock; shift: number; id?: string }): ReactNode {
  switch (block.kind) {
    case 'heading':
      return <Heading id={id} level={block.level + shift} top={shift + 1} runs={block.runs} />
    case 'paragraph':
      return (
        <p className="my-2 whitespace-pre-line first:mt-0 last:mb-0">
          <Runs runs={block.runs} />
        </p>
      )
    case 'list':
      return <List block={block} shift={shift} />
    case 'table':
      return <TextTable block={block} />
  }
}

type HeadingProps = { id: string | undefined; level: number; top: number; runs: TextRun[] }

function Heading({ id, level, top, runs }: HeadingProps) {
  const Tag = `h${Math.min(6, Math.max(2, level))}` as 'h2'
  const look = HEADING_CLASS[Math.min(HEADING_CLASS.length - 1, Math.max(0, level - top))]
  return (
    <Tag id={id} className={cx('scroll-mt-4', look)}>
      <Runs runs={runs} />
    </Tag>
  )
}

function List({ block, shift }: { block: Extract<TextBlock, { kind: 'list' }>; shift: number }) {
  const items = block.items.map((blocks, index) => (
    <li key={index} className="my-1 pl-1">
      <Blocks blocks={blocks} shift={shift} />
    </li>
  ))
  if (!block.isOrdered) return <ul className="my-2 list-disc pl-6">{items}</ul>
  return (
    <ol start={block.start} className="my-2 list-decimal pl-7">
      {items}
    </ol>
  )
}

/** A wide table scrolls by itself; so it can be reached with the keyboard and has a name. */
function TextTable({ block }: { block: Extract<TextBlock, { kind: 'table' }> }) {
  const name = block.head.map(wordsOf).join(' · ')
  return (
    <div
      role={name ? 'group' : undefined}
      tabIndex={name ? 0 : undefined}
      aria-label={name}
      className="my-3 overflow-x-auto focus-visible:outline-offset-[-3px]"
    >
      <table className="w-full border-collapse text-left text-sm [overflow-wrap:anywhere]">
        <thead>
          <tr>
            {block.head.map((runs, index) => (
              <th key={index} scope="col" className="border border-line bg-sunken px-2 py-1.5 font-medium">
                <Runs runs={runs} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, index) => (
            <tr key={index}>
              {row.map((runs, column) => (
                <td key={column} className="min-w-24 border border-line px-2 py-1.5 align-top">
                  <Runs runs={runs} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Runs({ runs }: { runs: readonly TextRun[] }) {
  return runs.map(({ text, isStrong }, index) =>
    isStrong ? <strong key={index}>{text}</strong> : <span key={index}>{text}</span>,
  )
}
