import { Link } from '@remix-run/react'
import { formatDate, formatNumber, formatRate, isoDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { Lines, type LineMark } from '#app/ui/charts/Lines.tsx'
import { Card } from '#app/ui/Page.tsx'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import { populationHref } from '../population-search.ts'
import { RateText } from '../CampaignFunnel.tsx'
import { totalOn, type CurveMark, type CurvePoint, type ResponseCurves } from './response-curve.ts'

type Props = { campaignId: string; curves: ResponseCurves }

/** Share of suppliers that have submitted, by day since the opening, against the previous campaign. */
export function ResponseCurve({ campaignId, curves }: Props) {
  const l = useLocale()
  const { now, earlier, marks } = curves
  const maxX = Math.max(now.points.length - 1, ...marks.map(({ day }) => day))
  const start = now.points[0]?.date
  return (
    <Card
      title={m.response_curve({}, l)}
      actions={
        <ExportLinks
          table="response-days"
          search={`campaignId=${campaignId}`}
          of={m.export_response_days({}, l)}
        />
      }
    >
      <p className="mb-3 text-soft">{m.response_curve_lead({}, l)}</p>
      <Lines
        lines={[
          {
            key: 'now',
            label: m.response_curve_this({}, l),
            points: now.points.map(({ day, percent }) => ({ x: day, y: percent })),
          },
          ...(earlier
            ? [
                {
                  key: 'earlier',
                  label: m.response_curve_earlier({ year: String(earlier.year) }, l),
                  points: earlier.points
                    .filter(({ day }) => day <= maxX)
                    .map(({ day, percent }) => ({ x: day, y: percent })),
                  isFaint: true,
                },
              ]
            : []),
        ]}
        marks={marks.map(mark => chartMark(mark, l))}
        tickLegend={m.response_mark_reminder({}, l)}
        maxX={maxX}
        formatX={day => (start ? isoDate(instantOf(start, day)).slice('YYYY-'.length) : String(day))}
      />
      <Comparison now={now.points} earlier={earlier?.points ?? []} />
      <details className="mt-3">
        <summary className="link inline-flex min-h-6 cursor-pointer items-center text-sm">
          {m.response_days_table({}, l)}
        </summary>
        <Days campaignId={campaignId} curves={curves} />
      </details>
    </Card>
  )
}

/** Where this campaign stands against the previous one on the same day. */
function Comparison({ now, earlier }: { now: CurvePoint[]; earlier: CurvePoint[] }) {
  const l = useLocale()
  const last = now.at(-1)
  const then = last && earlier[Math.min(last.day, earlier.length - 1)]
  if (!last || !then || last.percent === null || then.percent === null) return null
  const ahead = last.percent - then.percent
  const points = Math.abs(ahead).toFixed(1)
  return (
    <p className="mt-2 font-medium">
      {points === '0.0'
        ? m.response_curve_level({}, l)
        : ahead > 0
          ? m.response_curve_ahead({ points }, l)
          : m.response_curve_behind({ points }, l)}
    </p>
  )
}

function Days({ campaignId, curves: { now, earlier, marks } }: Props) {
  const l = useLocale()
  return (
    <Table caption={m.response_days_table({}, l)}>
      <thead>
        <tr>
          <Th>{m.response_date({}, l)}</Th>
          <Th numeric>{m.response_day_replies({}, l)}</Th>
          <Th numeric>{m.response_day_total({}, l)}</Th>
          {earlier && <Th numeric>{m.response_curve_earlier({ year: String(earlier.year) }, l)}</Th>}
          <Th>{m.response_day_note({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {now.points.map(({ day, date, replies, total }) => (
          <tr key={day}>
            <Td className="whitespace-nowrap">
              {formatDate(instantOf(date, 0), l.locale)}
              <span className="ml-2 text-soft">{m.response_day_number({ day: String(day) }, l)}</span>
            </Td>
            <Td numeric>
              {replies === 0 ? (
                0
              ) : (
                <Link
                  to={`${populationHref(`/campaigns/${campaignId}`, { group: 'replied', day: date })}#list`}
                  className="link"
                >
                  {formatNumber(replies, l.locale)}
                </Link>
              )}
            </Td>
            <Td numeric className="whitespace-nowrap">
              <RateText rate={{ replied: total, expected: now.expected }} />
            </Td>
            {earlier && (
              <Td numeric className="whitespace-nowrap">
                {formatRate(totalOn(earlier.points, day), earlier.expected, l.locale)}
              </Td>
            )}
            <Td>
              {marks
                .filter(mark => mark.day === day)
                .map(mark => markLabel(mark, l))
                .join(' · ')}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function chartMark(mark: CurveMark, l: ReturnType<typeof useLocale>): LineMark {
  if (mark.kind === 'reminder') return { x: mark.day, kind: 'tick' }
  return { x: mark.day, kind: 'strong', label: markLabel(mark, l) }
}

function markLabel({ kind }: CurveMark, l: ReturnType<typeof useLocale>) {
  const labels = {
    due: m.response_mark_due,
    reminder: m.response_mark_reminder,
    today: m.response_mark_today,
  }
  return labels[kind]({}, l)
}

/** Noon in China, so that the date is the same in every formatter. */
function instantOf(date: string, daysLater: number) {
  return new Date(Date.parse(`${date}T04:00:00Z`) + daysLater * 86_400_000)
}
