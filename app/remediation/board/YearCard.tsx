import { formatNumber, formatPoints, formatRate } from '#app/i18n/format.ts'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { NumberLink } from '#app/ui/NumberLink.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { Stat, Table, Td, Th } from '#app/ui/Table.tsx'
import { actionsHref, type ActionFilter } from '../actions/action-search.ts'
import { SEVERITY_LABELS } from '../actions/labels.ts'
import type { ClosedLine } from './figures.ts'
import type { yearFigures } from './find-board.server.ts'
import { YearLinks } from './YearLinks.tsx'

type Props = { figures: ReturnType<typeof yearFigures>; years: number[] }

/** How the closings of one year went: in time or not, how fast, and what they won back. */
export function YearCard({ figures: { year, closed, issued }, years }: Props) {
  const l = useLocale()
  const title = m.actionboard_year_title({ year: String(year) }, l)
  const { all, severities } = closed
  return (
    <Card
      id="year"
      title={title}
      actions={
        <>
          <ExportLinks table="standings" search="" of={m.actionboard_export_standings({}, l)} isNamed />
          <ExportLinks table="remediation-kpis" search={`year=${year}`} of={title} />
        </>
      }
    >
      <Stack>
        <YearLinks years={years} current={year} path="/actions/board" anchor="#year" />
        <div className="flex flex-wrap gap-x-10 gap-y-4">
          <Stat
            label={m.actionboard_on_time({}, l)}
            value={formatRate(all.onTime, all.closed, l.locale)}
            note={m.actionboard_on_time_note({}, l)}
            {...hrefTo({ closedIn: year, closed: 'on-time' }, all.onTime)}
          />
          <Stat label={m.actionboard_median({}, l)} value={daysText(all.medianDays, l)} />
          <Stat
            label={m.actionboard_repeats({}, l)}
            value={formatRate(issued.repeats, issued.issued, l.locale)}
            note={m.actionboard_repeats_note({}, l)}
            {...hrefTo({ issuedIn: year, isRepeat: true }, issued.repeats)}
          />
          <Stat
            label={m.actionboard_won({}, l)}
            value={formatPoints(all.won)}
            note={m.actionboard_won_note({ points: formatPoints(all.promised) }, l)}
            {...hrefTo({ closedIn: year }, all.closed)}
          />
        </div>
        {all.closed === 0 ? (
          <p className="text-soft">{m.actionboard_no_closings({ year: String(year) }, l)}</p>
        ) : (
          <div className="-mx-4 -mb-4 border-t border-line sm:-mx-5">
            <ClosedTable caption={title} year={year} all={all} severities={severities} />
          </div>
        )}
      </Stack>
    </Card>
  )
}

type TableProps = {
  caption: string
  year: number
  all: ClosedLine
  severities: Props['figures']['closed']['severities']
}

function ClosedTable({ caption, year, all, severities }: TableProps) {
  const l = useLocale()
  const rows = [
    ...severities.map(({ key, ...line }) => ({
      key: key as string,
      name: SEVERITY_LABELS[key]({}, l),
      filter: { severity: key },
      line,
    })),
    { key: 'all', name: m.actionboard_all({}, l), filter: {}, line: all },
  ]
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <Th>{m.actionboard_severity({}, l)}</Th>
          <Th numeric>{m.actionboard_closed({}, l)}</Th>
          <Th numeric>{m.actionboard_late({}, l)}</Th>
          <Th numeric>{m.actionboard_on_time({}, l)}</Th>
          <Th numeric>{m.actionboard_median({}, l)}</Th>
          <Th numeric>{m.actionboard_promised({}, l)}</Th>
          <Th numeric>{m.actionboard_won_short({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, filter, line }) => {
          const late = line.closed - line.onTime
          return (
            <tr key={key}>
              <Td className={key === 'all' ? 'font-semibold' : undefined}>{name}</Td>
              <Td numeric>
                <NumberLink
                  value={line.closed}
                  to={actionsHref({ closedIn: year, ...filter })}
                  label={`${name}, ${m.actionboard_closed({}, l)}`}
                />
              </Td>
              <Td numeric>
                <NumberLink
                  value={late}
                  to={actionsHref({ closedIn: year, closed: 'late', ...filter })}
                  label={`${name}, ${m.actionboard_late({}, l)}`}
                />
              </Td>
              <Td numeric>{formatRate(line.onTime, line.closed, l.locale)}</Td>
              <Td numeric>{daysText(line.medianDays, l)}</Td>
              <Td numeric>{formatPoints(line.promised)}</Td>
              <Td numeric>{formatPoints(line.won)}</Td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}

function daysText(days: number | null, l: LocaleOption) {
  return days === null ? '–' : m.actionboard_days({ days: formatNumber(days, l.locale) }, l)
}

function hrefTo(filter: Partial<ActionFilter>, count: number) {
  return count > 0 ? { href: actionsHref(filter) } : {}
}
