import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Badge, type Tone } from '#app/ui/Badge.tsx'
import type { PersonState } from './person-state.ts'

type Wording = (params: Record<string, never>, l: LocaleOption) => string

const LOOKS: Record<PersonState, { tone: Tone; label: Wording }> = {
  active: { tone: 'good', label: m.accounts_state_active },
  invited: { tone: 'info', label: m.accounts_state_invited },
  'invitation-expired': { tone: 'warn', label: m.accounts_state_invitation_expired },
  disabled: { tone: 'neutral', label: m.accounts_state_disabled },
}

export function PersonStateBadge({ state }: { state: PersonState }) {
  const l = useLocale()
  const { tone, label } = LOOKS[state]
  return <Badge tone={tone}>{label({}, l)}</Badge>
}
