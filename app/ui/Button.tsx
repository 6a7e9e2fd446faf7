import { Link, type LinkProps } from '@remix-run/react'
import { forwardRef, type AnchorHTMLAttributes, type ButtonHTMLAttributes, type MouseEvent } from 'react'
import { cx } from './cx.ts'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'sm' | 'md'
type Look = { variant?: ButtonVariant; size?: ButtonSize }

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent border-transparent hover:bg-accent-strong',
  secondary: 'bg-surface text-ink border-edge hover:border-accent hover:text-accent',
  quiet: 'bg-transparent text-accent border-transparent hover:bg-accent-soft',
  danger: 'bg-surface text-bad border-bad hover:bg-bad-soft',
}
const SIZES: Record<ButtonSize, string> = {
  sm: 'min-h-8 px-3 text-sm pointer-coarse:min-h-11',
  md: 'min-h-10 px-4 pointer-coarse:min-h-11',
}

/** The classes of a button, for elements that must look like one (a `summary`, say). */
export function buttonClass({ variant = 'primary', size = 'md' }: Look, className?: string) {
  return cx(
    'inline-flex items-center justify-center gap-2 rounded-md border py-1 text-center leading-snug font-medium no-underline',
    'transition-colors disabled:opacity-55 disabled:cursor-not-allowed aria-disabled:opacity-70',
    VARIANTS[variant],
    SIZES[size],
    className,
  )
}

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & Look & { pending?: boolean }

/** `pending`: keeps its focus and its place, takes no second click. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant, size, pending = false, className, children, onClick, ...button },
  ref,
) {
  function handleClick(event: MouseEvent<HTMLButtonElement>) {
    if (pending) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <button
      ref={ref}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      {...button}
      onClick={handleClick}
      className={buttonClass({ variant, size }, className)}
    >
      {pending && <Spinner />}
      {children}
    </button>
  )
})

export function ButtonLink({ variant, size, className, ...link }: LinkProps & Look) {
  return <Link {...link} className={buttonClass({ variant, size }, className)} />
}

/** For downloads and other addresses that are no page. */
export function ButtonAnchor({
  variant,
  size,
  className,
  children,
  ...anchor
}: AnchorHTMLAttributes<HTMLAnchorElement> & Look) {
  return (
    <a {...anchor} className={buttonClass({ variant, size }, className)}>
      {children}
    </a>
  )
}

export function Spinner() {
  return (
    <span
      aria-hidden="true"
      className="inline-block size-4 animate-spin rounded-full border-2 border-current border-r-transparent"
    />
  )
}
