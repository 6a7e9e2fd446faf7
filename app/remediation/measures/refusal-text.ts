import { endOfDay, formatDate } from '#app/i18n/format.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { CASE_STATE_LABELS } from './labels.ts'
import type { MeasureRefusal } from './refusal.ts'

/** Why it was not proposed or not decided, and what to do instead. */
export function measureRefusalText(refusal: MeasureRefusal, l: LocaleOption): string {
  switch (refusal.code) {
    case 'not-found':
    case 'not-allowed':
      return m.measure_refused_not_allowed({}, l)
    case 'proposed-already':
      return m.measure_refused_proposed_already({}, l)
    case 'grounds-changed':
      return m.measure_refused_grounds_changed({}, l)
    case 'not-own-proposal':
      return m.measure_refused_not_own({}, l)
    case 'already-decided':
      return m.measure_refused_already_decided({}, l)
    case 'four-eyes':
      return m.measure_refused_four_eyes({}, l)
    case 'wrong-state':
      return m.measure_refused_wrong_state({ state: CASE_STATE_LABELS[refusal.state]({}, l) }, l)
    case 'no-open-case':
      return m.measure_refused_no_open_case({}, l)
    case 'supplier-closed':
      return m.measure_refused_supplier_closed({}, l)
    case 'not-disqualified':
      return m.measure_refused_not_disqualified({}, l)
    case 'chance-used':
      return m.measure_refused_chance_used({}, l)
    case 'time-was-given':
      return m.measure_refused_time_was_given({}, l)
    case 'grade-not-weak':
      return m.measure_refused_grade_not_weak({}, l)
    case 'deferred-already':
      return m.measure_refused_deferred_already({}, l)
    case 'deferral-used':
      return m.measure_refused_deferral_used({}, l)
    case 'recused':
      return m.register_refused_recused({}, l)
    case 'no-finance-mailbox':
      return m.measure_refused_no_finance_mailbox({}, l)
    case 'cooling-off':
      return m.measure_refused_cooling_off({ date: formatDate(endOfDay(refusal.until), l.locale) }, l)
  }
}
