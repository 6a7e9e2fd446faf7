import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { Standing } from './register-search.ts'

export const STANDING_LABELS: Record<Standing, (params: Record<string, never>, l: LocaleOption) => string> = {
  bound: m.signing_standing_bound,
  outdated: m.signing_standing_outdated,
  expiring: m.signing_standing_expiring,
  waiting: m.signing_standing_waiting,
  owed: m.signing_standing_owed,
  overdue: m.signing_standing_overdue,
  negotiating: m.signing_standing_negotiating,
  declined: m.signing_standing_declined,
  ended: m.signing_standing_ended,
  none: m.signing_standing_none,
}
