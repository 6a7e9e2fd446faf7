import type { KeyboardEvent } from 'react'
import { NEXT_STEP } from './section-path.ts'

const TYPED_INTO = 'textarea, select, input:not([type=radio]):not([type=checkbox])'

/** `c` anywhere in an item but where one types; Enter on the item itself. */
export function confirmsByKey(event: KeyboardEvent<HTMLElement>) {
  const { key, target, currentTarget } = event
  if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return false
  return key === 'Enter' ? target === currentTarget : key === 'c' && !target.matches(TYPED_INTO)
}

/** Leads on to the next item of the form that needs something, after the last one to the next section. */
export function focusNextOpen(item: Element | null) {
  let next = item?.nextElementSibling ?? null
  while (next && !next.hasAttribute('data-open')) next = next.nextElementSibling
  const target = next ?? document.getElementById(NEXT_STEP)
  if (!(target instanceof HTMLElement)) return
  target.focus({ preventScroll: true })
  target.scrollIntoView({ block: next ? 'start' : 'center' })
}
