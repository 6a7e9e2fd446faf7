import { Link } from '@remix-run/react'
import { formatNumber } from '#app/i18n/format.ts'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Bars } from '#app/ui/charts/Bars.tsx'
import { Card } from '#app/ui/Page.tsx'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import { STALLED_AFTER_DAYS } from '../population-group.ts'
import { populationHref, type ItemStanding } from '../population-search.ts'
import type { ItemLine, SectionLine, Standing } from './stalls.ts'

export type SectionTexts = { code: string; title: string; questions: Record<string, string> }

type Props = {
  /** Address of the campaign's page, whose list the figures open. */
  path: string
  texts: SectionTexts[]
  sections: SectionLine[]
}

const SHOWN_ON_TOP = 5
const STANDINGS = ['complete', 'begun', 'untouched', 'stalled'] as const

/** Of those under way: how many have a section complete, begun or untouched, and how many stopped in it. */
export function SectionStalls({ path, texts, sections }: Props) {
  const l = useLocale()
  return (
    <Card title={m.stalls_sections({}, l)} padded={false} className="relative overflow-hidden">
      <Table caption={m.stalls_sections({}, l)}>
        <thead>
          <tr>
            <Th>{m.stalls_section({}, l)}</Th>
            <StandingHeads />
          </tr>
        </thead>
        <tbody>
          {sections.map(section => (
            <tr key={section.code}>
              <Td className="min-w-40 font-medium">{titleOf(texts, section.code)}</Td>
              <StandingCells path={path} code={section.code} line={section} />
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

/** The few items at which most of those under way stopped; nothing when nobody did. */
export function TopStalls({ path, texts, sections }: Props) {
  const l = useLocale()
  const top = sections
    .flatMap(({ items }) => items)
    .filter(({ stalled }) => stalled > 0)
    .sort((one, other) => other.stalled - one.stalled)
    .slice(0, SHOWN_ON_TOP)
  if (top.length === 0) return null
  return (
    <Card title={m.stalls_top({}, l)}>
      <Bars
        title={m.stalls_top({}, l)}
        labelHeading={m.stalls_item({}, l)}
        valueHeading={m.stalls_stalled({}, l)}
        max={top[0]?.stalled}
        rows={top.map(({ code, stalled }) => ({
          key: code,
          label: (
            <>
              {code}
              <span className="block max-w-xl truncate text-soft max-sm:hidden">
                {questionOf(texts, code)}
              </span>
            </>
          ),
          value: stalled,
          text: formatNumber(stalled, l.locale),
          href: `${populationHref(path, { item: code, standing: 'stalled' })}#list`,
        }))}
      />
    </Card>
  )
}

/** The same by item, with the time spent and how often the item is declined or does not apply. */
export function ItemStalls({ path, texts, sections }: Props) {
  const l = useLocale()
  return (
    <Card title={m.stalls_items({}, l)} padded={false} className="relative overflow-hidden">
      <p className="px-4 text-sm text-soft sm:px-5">
        {m.stalls_stalled_note({ days: String(STALLED_AFTER_DAYS) }, l)}
      </p>
      <p className="px-4 pb-3 text-sm text-soft sm:px-5">{m.stalls_rates_note({}, l)}</p>
      <Table caption={m.stalls_items({}, l)}>
        <thead>
          <tr>
            <Th>{m.stalls_item({}, l)}</Th>
            <StandingHeads />
            <Th numeric>{m.stalls_median({}, l)}</Th>
            <Th numeric>{m.stalls_declined({}, l)}</Th>
            <Th numeric>{m.stalls_not_applicable({}, l)}</Th>
          </tr>
        </thead>
        <tbody>
          {sections.flatMap(section =>
            section.items.map(item => (
              <ItemRow key={item.code} path={path} item={item} question={questionOf(texts, item.code)} />
            )),
          )}
        </tbody>
      </Table>
    </Card>
  )
}

function ItemRow({ path, item, question }: { path: string; item: ItemLine; question: string }) {
  const l = useLocale()
  const { code, answered, declined, notApplicable, medianSeconds } = item
  return (
    <tr>
      <Td className="min-w-64">
        <span className="font-medium">{code}</span>
        <p className="line-clamp-2 text-soft">{question}</p>
      </Td>
      <StandingCells path={path} code={code} line={item} />
      <Td numeric className="whitespace-nowrap">
        {medianSeconds === null ? '–' : timeText(medianSeconds, l)}
      </Td>
      <Td numeric>
        <Share path={path} code={code} standing="declined" part={declined} whole={answered} />
      </Td>
      <Td numeric>
        <Share path={path} code={code} standing="not-applicable" part={notApplicable} whole={answered} />
      </Td>
    </tr>
  )
}

function StandingHeads() {
  const l = useLocale()
  return (
    <>
      <Th numeric>{m.stalls_complete({}, l)}</Th>
      <Th numeric>{m.stalls_begun({}, l)}</Th>
      <Th numeric>{m.stalls_untouched({}, l)}</Th>
      <Th numeric>{m.stalls_stalled({}, l)}</Th>
    </>
  )
}

type LineProps = { path: string; code: string }

function StandingCells({ path, code, line }: LineProps & { line: Standing }) {
  return STANDINGS.map(standing => (
    <Td key={standing} numeric>
      <Share path={path} code={code} standing={standing} part={line[standing]} whole={line.asked} />
    </Td>
  ))
}

type ShareProps = LineProps & { standing: ItemStanding; part: number; whole: number }

/** A number that opens the suppliers behind it, with its share of the whole. */
function Share({ path, code, standing, part, whole }: ShareProps) {
  const l = useLocale()
  if (whole === 0) return <span className="text-faint">–</span>
  if (part === 0) return <span className="text-faint">0</span>
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap">
      <Link to={`${populationHref(path, { item: code, standing })}#list`} className="link">
        {formatNumber(part, l.locale)}
      </Link>
      <span className="min-w-12 text-soft">{`${((100 * part) / whole).toFixed(0)} %`}</span>
    </span>
  )
}

function timeText(total: number, l: LocaleOption) {
  const [minutes, seconds] = [Math.floor(total / 60), total % 60]
  return minutes === 0
    ? m.stalls_seconds({ seconds: String(seconds) }, l)
    : m.stalls_time({ minutes: String(minutes), seconds: String(seconds) }, l)
}

function titleOf(texts: SectionTexts[], code: string) {
  return texts.find(section => section.code === code)?.title ?? code
}

function questionOf(texts: SectionTexts[], code: string) {
  return texts.find(({ questions }) => code in questions)?.questions[code] ?? ''
}
