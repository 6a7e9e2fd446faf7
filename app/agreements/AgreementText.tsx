import type { ReactNode } from 'react'
import type { Locale } from '#app/i18n/locale.ts'
import type { TextBlock, TextRun } from './text-blocks.ts'

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
      <Blocks blocks={blocks} shift={shift} />
    </div>
  )
}

/** Parts of a text never change places: their position is their name. */
function Blocks({ blocks, shift }: { blocks: readonly TextBlock[]; shift: number }) {
  return blocks.map((block, index) => <Block key={index} block={block} shift={shift} />)
}

function Block({ block, shift }: { block: TextBlock; shift: number }): ReactNode {
  switch (block.kind) {
    case 'heading':
      return <Heading level={block.level + shift} top={shift + 1} runs={block.runs} />
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

function Heading({ level, top, runs }: { level: number; top: number; runs: TextRun[] }) {
  const Tag = `h${Math.min(6, Math.max(2, level))}` as 'h2'
  const look = HEADING_CLASS[Math.min(HEADING_CLASS.length - 1, Math.max(0, level - top))]
  return (
    <Tag className={look}>
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

function TextTable({ block }: { block: Extract<TextBlock, { kind: 'table' }> }) {
  return (
    <table className="my-3 w-full border-collapse text-left text-sm">
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
              <td key={column} className="border border-line px-2 py-1.5 align-top">
                <Runs runs={runs} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Runs({ runs }: { runs: readonly TextRun[] }) {
  return runs.map(({ text, isStrong }, index) =>
    isStrong ? <strong key={index}>{text}</strong> : <span key={index}>{text}</span>,
  )
}
