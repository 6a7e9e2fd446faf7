import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Badge } from '#app/ui/Badge.tsx'
import type { MailState } from './mail-state.ts'

const TONES = { queued: 'info', sent: 'good', dead: 'bad', dropped: 'neutral' } as const

export const MAIL_STATE_LABELS: Record<
  MailState,
  (params: Record<string, never>, l: LocaleOption) => string
> = {
  queued: m.mail_state_queued,
  sent: m.mail_state_sent,
  dead: m.mail_state_dead,
  dropped: m.mail_state_dropped,
}

export function MailStateBadge({ state }: { state: MailState }) {
  const l = useLocale()
  return <Badge tone={TONES[state]}>{MAIL_STATE_LABELS[state]({}, l)}</Badge>
}
