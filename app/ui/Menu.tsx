import { useEffect, useRef, type ReactNode } from 'react'
import { cx } from './cx.ts'

/**
 * A button that unfolds a short list of links and buttons. Built on `<details>`, so it opens without
 * JavaScript; with it, Escape, a click outside or following a link closes it.
 */
export function Menu({
  label,
  name,
  align = 'end',
  className,
  children,
}: {
  label: ReactNode
  /** Spoken name, where the label is an icon. */
  name?: string
  align?: 'start' | 'end'
  className?: string
  children: ReactNode
}) {
  const details = useRef<HTMLDetailsElement>(null)
  useClosing(details)
  return (
    <details ref={details} className={cx('relative', className)}>
      <summary
        aria-label={name}
        className="flex min-h-10 items-center gap-2 rounded-md px-2.5 hover:bg-sunken pointer-coarse:min-h-11"
      >
        {label}
      </summary>
      <div
        className={cx(
          'absolute z-30 mt-1 w-max max-w-[calc(100vw-2rem)] min-w-52 rounded-lg border border-line bg-surface p-1.5 shadow-float',
          align === 'end' ? 'right-0' : 'left-0',
        )}
      >
        {children}
      </div>
    </details>
  )
}

/** The look of one entry of a menu. */
export const MENU_ITEM_CLASS =
  'flex w-full min-h-9 items-center gap-2 rounded-md px-3 text-left hover:bg-sunken pointer-coarse:min-h-11'

function useClosing(details: React.RefObject<HTMLDetailsElement>) {
  useEffect(() => {
    const close = () => details.current?.removeAttribute('open')
    function onClick(event: MouseEvent) {
      const target = event.target instanceof Element ? event.target : null
      const isInside = target !== null && details.current?.contains(target)
      if (!isInside || target.closest('a')) close()
    }
    function onKey(event: KeyboardEvent) {
      if (event.key !== 'Escape' || !details.current?.open) return
      close()
      details.current.querySelector('summary')?.focus()
    }
    document.addEventListener('click', onClick)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('click', onClick)
      document.removeEventListener('keydown', onKey)
    }
  }, [details])
}
