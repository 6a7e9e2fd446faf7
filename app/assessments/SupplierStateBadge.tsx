import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Badge, type Tone } from '#app/ui/Badge.tsx'
import type { AssessmentState } from './assessment-state.ts'

type Words = (params: Record<string, never>, l: LocaleOption) => string

const STATES: Record<AssessmentState, { tone: Tone; words: Words }> = {
  invited: { tone: 'info', words: (_, l) => m.checklist_state_invited({}, l) },
  'in-progress': { tone: 'info', words: (_, l) => m.checklist_state_in_progress({}, l) },
  submitted: { tone: 'accent', words: (_, l) => m.checklist_state_submitted({}, l) },
  'under-review': { tone: 'accent', words: (_, l) => m.checklist_state_under_review({}, l) },
  returned: { tone: 'warn', words: (_, l) => m.checklist_state_returned({}, l) },
  verified: { tone: 'accent', words: (_, l) => m.checklist_state_verified({}, l) },
  published: { tone: 'good', words: (_, l) => m.checklist_state_published({}, l) },
  'no-response': { tone: 'bad', words: (_, l) => m.checklist_state_no_response({}, l) },
  exempt: { tone: 'neutral', words: (_, l) => m.checklist_state_exempt({}, l) },
}

/** Where an assessment stands, as the supplier would say it. */
export function SupplierStateBadge({ state }: { state: AssessmentState }) {
  const l = useLocale()
  return <Badge tone={STATES[state].tone}>{STATES[state].words({}, l)}</Badge>
}
