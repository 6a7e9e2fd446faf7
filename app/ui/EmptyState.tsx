import type { ReactNode } from 'react'

/** What stands where a list would be: says why it is empty and what can be done. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="flex flex-col items-start gap-3 rounded-lg border border-dashed border-edge px-5 py-8 sm:px-8">
      <p className="text-lg font-semibold">{title}</p>
      {children && <div className="max-w-prose text-soft">{children}</div>}
      {action}
    </div>
  )
}
