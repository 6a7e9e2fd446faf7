import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { TONE_CLASS, type Tone } from './Badge.tsx'
import { cx } from './cx.ts'

const ICONS: Record<Tone, typeof Info> = {
  neutral: Info,
  info: Info,
  accent: Info,
  good: CircleCheck,
  warn: TriangleAlert,
  bad: CircleX,
}

/** A message about the whole page or a part of it. `bad` is announced at once by screen readers. */
export function Notice({
  tone = 'info',
  title,
  children,
  id,
}: {
  tone?: Tone
  title?: ReactNode
  children?: ReactNode
  id?: string
}) {
  const Icon = ICONS[tone]
  return (
    <div
      id={id}
      role={tone === 'bad' ? 'alert' : undefined}
      className={cx('flex gap-3 rounded-lg px-4 py-3', TONE_CLASS[tone])}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-ink">{children}</div>}
      </div>
    </div>
  )
}
