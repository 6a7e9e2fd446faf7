import type { ExtensionRefusal } from '#app/campaigns/extension.ts'
import { endOfDay, formatDate } from '#app/i18n/format.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'

type Refusal =
  ExtensionRefusal | { code: 'not-found' | 'not-allowed' | 'reason-required' | 'already-declined' }

/** Why the supplier cannot have more time or step back now, and what to do. */
export function participationRefusalText(refusal: Refusal, l: LocaleOption): string {
  switch (refusal.code) {
    case 'campaign-not-open':
      return m.checklist_round_closed({}, l)
    case 'not-answering':
      return m.checklist_participation_submitted({}, l)
    case 'extension-pending':
      return m.checklist_extension_wait({}, l)
    case 'extensions-used':
      return m.checklist_extension_used({ max: String(refusal.max) }, l)
    case 'date-not-later':
      return m.checklist_extension_not_later({}, l)
    case 'date-too-late': {
      const date = formatDate(endOfDay(refusal.latestOn), l.locale)
      return m.checklist_extension_too_late({ date }, l)
    }
    case 'already-declined':
      return m.checklist_decline_round_done({}, l)
    case 'not-allowed':
      return m.checklist_decline_round_not_you({}, l)
    case 'reason-required':
      return m.checklist_participation_reason({}, l)
    case 'not-found':
      return m.checklist_refused_locked({}, l)
  }
}
