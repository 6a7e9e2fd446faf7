import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export type Tone = 'neutral' | 'info' | 'good' | 'warn' | 'bad' | 'accent'

/** Text with its ground, per tone; shared by badges, notices and charts. */
export const TONE_CLASS: Record<Tone, string> = {
  neutral: 'bg-sunken text-soft',
  info: 'bg-info-soft text-info',
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  accent: 'bg-accent-soft text-accent',
}

/** A state in one or two words. */
export function Badge({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: Tone
  icon?: ReactNode
  children: ReactNode
}) {
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1 rounded-sm px-2 py-0.5 text-sm leading-5 font-medium whitespace-nowrap',
        TONE_CLASS[tone],
      )}
    >
      {icon}
      {children}
    </span>
  )
}
