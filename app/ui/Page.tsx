import { Link } from '@remix-run/react'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export type PageWidth = 'narrow' | 'normal' | 'wide'

const WIDTHS: Record<PageWidth, string> = { narrow: 'max-w-xl', normal: 'max-w-5xl', wide: 'max-w-[92rem]' }

type PageProps = {
  title: ReactNode
  lead?: ReactNode
  back?: { to: string; label: string }
  actions?: ReactNode
  width?: PageWidth
  children?: ReactNode
}

/** The frame of every page: where one came from, one heading, what can be done, the content. */
export function Page({ title, lead, back, actions, width = 'normal', children }: PageProps) {
  return (
    <div className={cx('mx-auto w-full px-4 pt-6 pb-16 sm:px-6 sm:pt-8', WIDTHS[width])}>
      {back && (
        <Link
          to={back.to}
          className="mb-3 inline-flex min-h-6 items-center gap-1.5 text-sm text-accent hover:underline no-print"
        >
          <ArrowLeft aria-hidden="true" className="size-4" />
          {back.label}
        </Link>
      )}
      <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <div className="min-w-0 max-w-3xl">
          <h1 className="text-2xl font-semibold sm:text-[1.75rem]">{title}</h1>
          {lead && <div className="mt-1.5 text-soft">{lead}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2 no-print">{actions}</div>}
      </div>
      {children}
    </div>
  )
}

type CardProps = {
  title?: ReactNode
  actions?: ReactNode
  children?: ReactNode
  /** False for content that reaches the edges, a table say. */
  padded?: boolean
  id?: string
  className?: string
}

/** A titled part of a page on its own ground. Never put one into another. */
export function Card({ title, actions, children, padded = true, id, className }: CardProps) {
  return (
    <section id={id} className={cx('rounded-lg border border-line bg-surface', className)}>
      {(title || actions) && (
        <div
          className={cx(
            'flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 pt-4 sm:px-5',
            !padded && 'pb-3',
          )}
        >
          {title && <h2 className="text-lg font-semibold">{title}</h2>}
          {actions && <div className="flex flex-wrap items-center gap-2 no-print">{actions}</div>}
        </div>
      )}
      <div className={cx(padded && 'px-4 py-4 sm:px-5', !padded && 'overflow-hidden rounded-lg')}>
        {children}
      </div>
    </section>
  )
}

const GAPS = { sm: 'gap-3', md: 'gap-5', lg: 'gap-8' }

/** Children below each other with even space between them. */
export function Stack({
  gap = 'md',
  children,
  className,
}: {
  gap?: 'sm' | 'md' | 'lg'
  children?: ReactNode
  className?: string
}) {
  return <div className={cx('flex flex-col', GAPS[gap], className)}>{children}</div>
}
