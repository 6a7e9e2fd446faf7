import { Link } from '@remix-run/react'
import { formatDate, formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { REPORTER_KIND_LABELS, SOURCE_LABELS } from '#app/integrity/matters/labels.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Card } from '#app/ui/Page.tsx'
import { Definitions } from '#app/ui/Table.tsx'
import type { MatterData } from './route.tsx'

/** Where it comes from, whom it is about, who works on it, until when, and what is in force meanwhile. */
export function MatterFacts({ matter, supplier, assigneeName }: MatterData) {
  const l = useLocale()
  const date = (at: Date) => formatDate(at, l.locale)
  const precautions = [
    { at: matter.protectedAt, text: m.matter_protected({}, l) },
    { at: matter.paymentsHeldAt, text: m.matter_payments_held({}, l) },
    { at: matter.recoveryAt, text: m.matter_recovery({}, l) },
  ].flatMap(({ at, text }) => (at ? [`${text} (${date(at)})`] : []))
  const items = [
    { term: m.matter_column_source({}, l), value: SOURCE_LABELS[matter.source]({}, l) },
    { term: m.matter_column_received({}, l), value: formatDateTime(matter.receivedAt, l.locale) },
    ...(supplier
      ? [
          {
            term: m.matter_column_supplier({}, l),
            value: (
              <Link to={`/suppliers/${supplier.id}`} className="link">
                {nameFor(supplier, l)}
              </Link>
            ),
          },
        ]
      : []),
    ...(matter.itemCodes.length > 0
      ? [{ term: m.matter_items({}, l), value: matter.itemCodes.join(', ') }]
      : []),
    { term: m.matter_column_assignee({}, l), value: assigneeName ?? '–' },
    {
      term: m.matter_acknowledge_by({}, l),
      value: matter.registeredAt
        ? m.matter_done_on({ date: date(matter.registeredAt) }, l)
        : date(matter.acknowledgeBy),
    },
    {
      term: m.matter_result_by({}, l),
      value: matter.answeredAt
        ? m.matter_done_on({ date: date(matter.answeredAt) }, l)
        : date(matter.resultBy),
    },
    ...(matter.hasMailbox ? [{ term: m.matter_reporter({}, l), value: <Reporter matter={matter} /> }] : []),
    ...(precautions.length > 0 ? [{ term: m.matter_precautions({}, l), value: precautions.join('；') }] : []),
  ]
  return (
    <Card title={m.matter_facts({}, l)}>
      <Definitions items={items} />
    </Card>
  )
}

function Reporter({ matter }: Pick<MatterData, 'matter'>) {
  const l = useLocale()
  const kind = matter.reporterKind && REPORTER_KIND_LABELS[matter.reporterKind]({}, l)
  return (
    <span className="flex flex-wrap gap-x-3">
      <span>
        {[kind, matter.isAnonymous ? m.channel_anonymous({}, l) : m.channel_named({}, l)]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {matter.hasIdentity && (
        <Link to={`/matters/${matter.id}/identity`} className="link">
          {m.matter_open_identity({}, l)}
        </Link>
      )}
    </span>
  )
}
