import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Badge } from '#app/ui/Badge.tsx'
import { SIGNING_STATE_LABELS, SIGNING_STATE_TONES } from './labels.ts'
import type { SigningState } from './vocabulary.ts'

/** Where a signing stands; what is owed after its due date says so beside it. */
export function SigningStateBadge({
  state,
  isOverdue = false,
}: {
  state: SigningState
  isOverdue?: boolean
}) {
  const l = useLocale()
  return (
    <span className="inline-flex flex-wrap gap-1">
      <Badge tone={SIGNING_STATE_TONES[state]}>{SIGNING_STATE_LABELS[state]({}, l)}</Badge>
      {isOverdue && <Badge tone="bad">{m.signing_overdue({}, l)}</Badge>}
    </span>
  )
}
