import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Badge, type Tone } from '#app/ui/Badge.tsx'
import type { AssessmentState } from './assessment-state.ts'

type Words = (params: Record<string, never>, l: LocaleOption) => string

const STATES: Record<AssessmentState, { tone: Tone; words: Words }> = {
  invited: { tone: 'info', words: m.checklist_state_invited },
  'in-progress': { tone: 'info', words: m.checklist_state_in_progress },
  submitted: { tone: 'accent', words: m.checklist_state_submitted },
  'under-review': { tone: 'accent', words: m.checklist_state_under_review },
  returned: { tone: 'warn', words: m.checklist_state_returned },
  verified: { tone: 'accent', words: m.checklist_state_verified },
  published: { tone: 'good', words: m.checklist_state_published },
  'no-response': { tone: 'bad', words: m.checklist_state_no_response },
  exempt: { tone: 'neutral', words: m.checklist_state_exempt },
}

/** Where an assessment stands, as the supplier would say it. */
export function SupplierStateBadge({ state }: { state: AssessmentState }) {
  const l = useLocale()
  return <Badge tone={STATES[state].tone}>{STATES[state].words({}, l)}</Badge>
}
