import { useLocale } from '#app/i18n/use-locale.ts'
import { Badge } from '#app/ui/Badge.tsx'
import type { FlagColour } from '../flags.ts'
import { COLOUR_LABELS } from './labels.ts'

const TONES = { clear: 'good', amber: 'warn', red: 'bad' } as const

/** The colour of a reply, in words as well. */
export function ColourBadge({ colour }: { colour: FlagColour | null }) {
  const l = useLocale()
  return colour && <Badge tone={TONES[colour]}>{COLOUR_LABELS[colour]({}, l)}</Badge>
}
