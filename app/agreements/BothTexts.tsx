import type { Locale } from '#app/i18n/locale.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/Page.tsx'
import { AgreementText } from './AgreementText.tsx'
import { contentsOf } from './contents.ts'
import type { TextBlock } from './text-runs.ts'

type Text = { title: string; blocks: readonly TextBlock[] }

const MIN_CLAUSES = 5

/** The whole text in the reader's language first and the other beside it; below it on a small screen. */
export function BothTexts({ texts }: { texts: Record<Locale, Text> }) {
  const { locale } = useLocale()
  const other: Locale = locale === 'zh-CN' ? 'en' : 'zh-CN'
  return (
    <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
      <OneText text={texts[locale]} locale={locale} other={other} />
      <OneText text={texts[other]} locale={other} other={locale} />
    </div>
  )
}

function OneText({ text, locale, other }: { text: Text; locale: Locale; other: Locale }) {
  const l = useLocale()
  return (
    <Card id={anchorOf(locale)} className="min-w-0 scroll-mt-4">
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm">
        <p className="text-soft">{LANGUAGE_LABELS[locale]({}, l)}</p>
        <a href={`#${anchorOf(other)}`} className="link inline-flex min-h-6 items-center lg:hidden no-print">
          {m.agreements_to_other({ language: LANGUAGE_LABELS[other]({}, l) }, l)}
        </a>
      </div>
      <h2 lang={locale} className="mb-4 text-center text-xl font-semibold">
        {text.title}
      </h2>
      <Contents text={text} locale={locale} />
      <AgreementText blocks={text.blocks} locale={locale} />
    </Card>
  )
}

/** Long texts begin with links to their clauses, folded away until wanted. */
function Contents({ text, locale }: { text: Text; locale: Locale }) {
  const l = useLocale()
  const contents = contentsOf(text.blocks, locale)
  if (contents.length < MIN_CLAUSES) return null
  return (
    <details className="mb-4 rounded-md bg-sunken px-3 py-1.5 no-print">
      <summary className="min-h-6 cursor-pointer font-medium">{m.agreements_contents({}, l)}</summary>
      <ul lang={locale} className="mt-1 columns-1 gap-x-6 sm:columns-2">
        {contents.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`} className="link inline-flex min-h-6 items-center">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}

const LANGUAGE_LABELS = { 'zh-CN': m.agreements_text_zh, en: m.agreements_text_en } as const

function anchorOf(locale: Locale) {
  return `text-${locale}`
}
