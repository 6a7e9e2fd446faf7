import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Badge, type Tone } from '#app/ui/Badge.tsx'
import { SUBMITTED_STATES, type AssessmentState } from './assessment-state.ts'

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

/** Nobody reviews what is read in confidence: from its submission on it has been received. */
const RECEIVED = { tone: 'good', words: m.reply_state_received } as const

type Props = { state: AssessmentState; isConfidential: boolean }

/** Where an assessment stands, as the supplier would say it. */
export function SupplierStateBadge({ state, isConfidential }: Props) {
  const l = useLocale()
  const { tone, words } = isConfidential && SUBMITTED_STATES.includes(state) ? RECEIVED : STATES[state]
  return <Badge tone={tone}>{words({}, l)}</Badge>
}
