import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/Page.tsx'
import { Definitions } from '#app/ui/Table.tsx'
import type { DecisionData } from './route.tsx'

/** Who proposed and who decided, when, why, and on which receipt. */
export function Minutes({ found }: Pick<DecisionData, 'found'>) {
  const l = useLocale()
  const at = (name: string, instant: Date) => `${name} · ${formatDateTime(instant, l.locale)}`
  const facts = [
    { term: m.measure_minutes_proposed({}, l), value: at(found.proposedByName, found.proposedAt) },
    { term: m.measure_reason({}, l), value: <span className="whitespace-pre-line">{found.reason}</span> },
    ...(found.days === null
      ? []
      : [{ term: m.measure_days({}, l), value: m.measure_days_value({ days: String(found.days) }, l) }]),
    { term: m.measure_minutes_grade({}, l), value: found.grade ?? '–' },
    {
      term: m.measure_fact_receipt({}, l),
      value: found.receiptDigest ? (
        <code className="text-sm break-all">{found.receiptDigest}</code>
      ) : (
        m.measure_no_receipt({}, l)
      ),
    },
    ...(found.decidedAt
      ? [
          {
            term: m.measure_minutes_decided({}, l),
            value: at(found.decidedByName ?? m.measure_by_system({}, l), found.decidedAt),
          },
        ]
      : []),
    ...(found.decisionReason
      ? [
          {
            term: m.measure_minutes_decision_reason({}, l),
            value: <span className="whitespace-pre-line">{found.decisionReason}</span>,
          },
        ]
      : []),
  ]
  return (
    <Card title={m.measure_minutes({}, l)}>
      <Definitions items={facts} />
    </Card>
  )
}
