import { useLocale } from '#app/i18n/use-locale.ts'
import { Badge, type Tone } from '#app/ui/Badge.tsx'
import type { CampaignState } from './campaign-state.ts'
import { CAMPAIGN_STATE_LABELS } from './labels.ts'

const TONES: Record<CampaignState, Tone> = {
  draft: 'neutral',
  open: 'accent',
  closed: 'info',
  published: 'good',
}

export function CampaignStateBadge({ state }: { state: CampaignState }) {
  const l = useLocale()
  return <Badge tone={TONES[state]}>{CAMPAIGN_STATE_LABELS[state]({}, l)}</Badge>
}
