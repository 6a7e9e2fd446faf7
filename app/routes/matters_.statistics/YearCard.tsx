import { formatRate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { MATTER_STATE_LABELS, SOURCE_LABELS, TOPIC_LABELS } from '#app/integrity/matters/labels.ts'
import { m } from '#app/paraglide/messages.js'
import { Card, Stack } from '#app/ui/Page.tsx'
import { Stat } from '#app/ui/Table.tsx'
import type { StatisticsData } from './route.tsx'

/** The figures of one year, and what they are made of. */
export function YearCard(figures: StatisticsData['years'][number]) {
  const l = useLocale()
  const { year, acknowledged, answered, byTopic, bySource, byState } = figures
  return (
    <Card title={String(year)}>
      <Stack>
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          <Stat label={m.matter_stats_total({}, l)} value={figures.total} />
          <Stat label={m.matter_stats_reported({}, l)} value={figures.reported} />
          <Stat label={m.matter_stats_by_suppliers({}, l)} value={figures.bySuppliers} />
          <Stat label={m.matter_stats_about_suppliers({}, l)} value={figures.aboutSuppliers} />
          <Stat label={m.matter_stats_anonymous({}, l)} value={figures.anonymous} />
          <Stat label={m.matter_stats_accepted({}, l)} value={figures.accepted} />
          <Stat label={m.matter_stats_substantiated({}, l)} value={figures.substantiated} />
          <Stat label={m.matter_stats_judicial({}, l)} value={figures.judicial} />
        </div>
        <p>
          {m.matter_stats_ack_in_time({}, l)} {formatRate(acknowledged.part, acknowledged.whole, l.locale)}
          <br />
          {m.matter_stats_result_in_time({}, l)} {formatRate(answered.part, answered.whole, l.locale)}
        </p>
        {figures.total > 0 && (
          <div className="grid gap-5 sm:grid-cols-3">
            <Counts
              title={m.matter_stats_by_topic({}, l)}
              rows={byTopic.map(({ key, count }) => ({ label: TOPIC_LABELS[key]({}, l), count }))}
            />
            <Counts
              title={m.matter_stats_by_source({}, l)}
              rows={bySource.map(({ key, count }) => ({ label: SOURCE_LABELS[key]({}, l), count }))}
            />
            <Counts
              title={m.matter_stats_by_state({}, l)}
              rows={byState.map(({ key, count }) => ({ label: MATTER_STATE_LABELS[key]({}, l), count }))}
            />
          </div>
        )}
      </Stack>
    </Card>
  )
}

function Counts({ title, rows }: { title: string; rows: { label: string; count: number }[] }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1 font-medium">{title}</h3>
      <ul className="text-sm">
        {rows.map(({ label, count }) => (
          <li key={label} className="flex justify-between gap-3 border-t border-line py-1">
            <span className="min-w-0">{label}</span>
            <span>{count}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
