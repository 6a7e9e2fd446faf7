import type { Locale } from '#app/i18n/locale.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { cx } from '#app/ui/cx.ts'
import type { DiffGap, DiffLine, DiffPart } from './differences.ts'

type Props = { lines: readonly (DiffLine | DiffGap)[]; locale: Locale }

/** Two texts as one, with what was taken out and what was put in; said in words for whoever listens to it. */
export function TextDifferences({ lines, locale }: Props) {
  const l = useLocale()
  if (lines.length === 0) return <p className="text-soft">{m.agreements_compare_layout({}, l)}</p>
  return (
    <div className="flex max-w-prose flex-col gap-2 leading-relaxed break-words">
      {lines.map((line, index) =>
        line.kind === 'gap' ? (
          <Gap key={index} lines={line.lines} />
        ) : (
          <Line key={index} {...{ line, locale }} />
        ),
      )}
    </div>
  )
}

function Gap({ lines }: { lines: number }) {
  const l = useLocale()
  return (
    <p className="border-y border-dashed border-line py-1 text-center text-sm text-soft">
      {m.agreements_compare_gap({ lines: String(lines) }, l)}
    </p>
  )
}

function Line({ line, locale }: { line: DiffLine; locale: Locale }) {
  const isContext = line.change === 'same'
  return (
    <p
      lang={locale}
      className={cx(
        line.isHeading && 'mt-2 font-semibold',
        isContext ? 'text-soft' : 'border-l-2 border-accent pl-3',
      )}
    >
      {line.parts.map((part, index) => (
        <Part key={index} {...part} />
      ))}
    </p>
  )
}

function Part({ change, text }: DiffPart) {
  const l = useLocale()
  if (change === 'same') return <span>{text}</span>
  if (change === 'added')
    return (
      <ins className="rounded-sm bg-good-soft text-good decoration-1 underline-offset-2">
        <Spoken words={m.agreements_compare_added({}, l)} locale={l.locale} />
        {text}
      </ins>
    )
  return (
    <del className="rounded-sm bg-bad-soft text-bad decoration-1">
      <Spoken words={m.agreements_compare_removed({}, l)} locale={l.locale} />
      {text}
    </del>
  )
}

function Spoken({ words, locale }: { words: string; locale: Locale }) {
  return (
    <span lang={locale} className="sr-only">
      {words}
    </span>
  )
}
