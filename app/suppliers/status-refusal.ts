import { endOfDay, formatDate } from '#app/i18n/format.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { STATUS_LABELS } from './labels.ts'
import type { DateProblem, StatusRefusal } from './status-change.ts'
import type { SupplierStatus } from './vocabulary.ts'

export type ShownRefusal =
  { code: 'changed-meanwhile' | 'closed' } | { code: 'wrong-date'; problem: DateProblem } | StatusRefusal

type Supplier = { status: SupplierStatus; statusSince: string | null }

/** Why the status was not changed, and what to do instead. */
export function statusRefusalText(refusal: ShownRefusal, supplier: Supplier, l: LocaleOption) {
  switch (refusal.code) {
    case 'closed':
      return m.supplier_status_refused_closed({}, l)
    case 'changed-meanwhile':
      return m.supplier_status_refused_meanwhile({}, l)
    case 'same-status':
      return m.supplier_status_refused_same({}, l)
    case 'no-such-step': {
      const possible = refusal.possible.map(status => STATUS_LABELS[status]({}, l))
      const list = possible.join(l.locale === 'zh-CN' ? '、' : ', ')
      const from = STATUS_LABELS[supplier.status]({}, l)
      return m.supplier_status_refused_step({ from, possible: list }, l)
    }
    case 'needs-decision':
      return m.supplier_status_refused_decision({}, l)
    case 'commitment-missing':
      return m.signing_gate({}, l)
    case 'wrong-date':
      return dateText(refusal.problem, supplier, l)
  }
}

function dateText(problem: DateProblem, { statusSince }: Supplier, l: LocaleOption) {
  if (problem === 'in-the-future' || !statusSince) return m.supplier_status_date_future({}, l)
  return m.supplier_status_date_early({ date: formatDate(endOfDay(statusSince), l.locale) }, l)
}
