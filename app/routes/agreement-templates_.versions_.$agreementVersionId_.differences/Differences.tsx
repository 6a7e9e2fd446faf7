import type { TextPart } from '#app/agreements/compare-page.server.ts'
import { TextDifferences } from '#app/agreements/TextDifferences.tsx'
import type { Locale } from '#app/i18n/locale.ts'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/Page.tsx'
import { Definitions } from '#app/ui/Table.tsx'
import type { CompareData } from './route.tsx'

type Label = (params: Record<string, never>, l: LocaleOption) => string
type Standing = CompareData['to']

const PARTS: Record<TextPart, { label: Label; locale: Locale }> = {
  titleZh: { label: m.agreements_name_zh, locale: 'zh-CN' },
  titleEn: { label: m.agreements_name_en, locale: 'en' },
  bodyZh: { label: m.agreements_body_zh, locale: 'zh-CN' },
  bodyEn: { label: m.agreements_body_en, locale: 'en' },
  consentZh: { label: m.agreements_consent_zh, locale: 'zh-CN' },
  consentEn: { label: m.agreements_consent_en, locale: 'en' },
}

/** Everything in which two versions differ: how they are signed, then each text. */
export function Differences({ from, to, texts, changed }: CompareData) {
  const l = useLocale()
  if (!from || changed.length === 0) return <p className="text-soft">{m.agreements_compare_same({}, l)}</p>
  const facts = factsOf(from, to, l)
  return (
    <>
      {facts.length > 0 && (
        <Card title={m.agreements_facts({}, l)}>
          <Definitions items={facts} />
        </Card>
      )}
      {texts.length > 0 && <p className="text-sm text-soft">{m.agreements_compare_legend({}, l)}</p>}
      {texts.map(({ part, lines }) => (
        <Card key={part} title={PARTS[part].label({}, l)}>
          <TextDifferences lines={lines} locale={PARTS[part].locale} />
        </Card>
      ))}
    </>
  )
}

function factsOf(from: Standing, to: Standing, l: LocaleOption) {
  const rows = [
    {
      term: m.agreements_term({}, l),
      of: ({ termMonths }: Standing) => m.agreements_term_value({ months: String(termMonths) }, l),
    },
    {
      term: m.agreements_power_of_attorney({}, l),
      of: ({ needsPowerOfAttorney }: Standing) =>
        needsPowerOfAttorney
          ? m.agreements_power_of_attorney_required({}, l)
          : m.agreements_power_of_attorney_optional({}, l),
    },
    {
      term: m.agreements_resigning({}, l),
      of: ({ needsResigning }: Standing) =>
        needsResigning ? m.agreements_resigning_yes({}, l) : m.agreements_resigning_no({}, l),
    },
  ]
  return rows
    .filter(({ of }) => of(from) !== of(to))
    .map(({ term, of }) => ({ term, value: `${of(from)} → ${of(to)}` }))
}
