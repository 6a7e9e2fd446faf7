import { endOfDay, formatDate } from '#app/i18n/format.ts'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { STATUS_LABELS } from '#app/suppliers/labels.ts'
import type { StandingStep } from '#app/suppliers/standing.ts'
import type { SupplierStatus } from '#app/suppliers/vocabulary.ts'
import { Card } from '#app/ui/Page.tsx'

type Props = {
  supplier: { status: SupplierStatus; statusSince: string | null; statusReason: string | null }
  steps: StandingStep[]
}

/** The status that holds now, then how the supplier came to it: newest first. */
export function StandingCard({ supplier, steps }: Props) {
  const l = useLocale()
  const status = STATUS_LABELS[supplier.status]({}, l)
  const [newest] = steps
  const isNewestTold = newest?.kind === 'status' && newest.to === supplier.status
  return (
    <Card title={m.supplier_status_history({}, l)}>
      <p className="font-medium">
        {supplier.statusSince
          ? m.supplier_status_since({ status, date: dayText(supplier.statusSince, l) }, l)
          : status}
      </p>
      {supplier.statusReason && !isNewestTold && <p className="text-soft">{supplier.statusReason}</p>}
      {steps.length > 0 && (
        <ol className="mt-3 divide-y divide-line border-t border-line">
          {steps.map(step => (
            <li key={step.seq} className="py-2">
              <p>{titleOf(step, l)}</p>
              {step.reason && <p className="break-words">{step.reason}</p>}
              <p className="text-sm text-soft">
                {dateOf(step, l)} · {step.actorName}
              </p>
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

function titleOf(step: StandingStep, l: LocaleOption) {
  switch (step.kind) {
    case 'closed':
      return m.history_supplier_closed({}, l)
    case 'reopened':
      return m.history_supplier_reopened({}, l)
    case 'status':
      return m.supplier_status_from_to(
        { from: STATUS_LABELS[step.from]({}, l), to: STATUS_LABELS[step.to]({}, l) },
        l,
      )
  }
}

function dateOf(step: StandingStep, l: LocaleOption) {
  return step.kind === 'status' ? dayText(step.since, l) : formatDate(step.at, l.locale)
}

function dayText(day: string, { locale }: LocaleOption) {
  return formatDate(endOfDay(day), locale)
}
