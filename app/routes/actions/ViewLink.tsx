import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { cx } from '#app/ui/cx.ts'

/** One of several views of a list. */
export function ViewLink({
  to,
  isCurrent,
  children,
}: {
  to: string
  isCurrent: boolean
  children: ReactNode
}) {
  return (
    <Link
      to={to}
      aria-current={isCurrent ? 'page' : undefined}
      className={cx(
        'inline-flex min-h-8 items-center rounded-md px-3 text-sm no-underline pointer-coarse:min-h-11',
        isCurrent ? 'bg-accent-soft font-medium text-accent' : 'text-soft hover:text-accent',
      )}
    >
      {children}
    </Link>
  )
}
