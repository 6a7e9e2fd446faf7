import type { KeyboardEvent } from 'react'
import { NEXT_STEP } from './section-path.ts'

const TYPED_INTO = 'textarea, select, input:not([type=radio]):not([type=checkbox])'

/**
 * `c` anywhere in an item but where one types, or Enter on the item itself, presses the button that confirms it.
 * What has run out is not confirmed in passing: the key leads to the date to check, else to the button that says so.
 */
export function confirmByKey(event: KeyboardEvent<HTMLElement>) {
  const { key, target } = event
  if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return
  const isMeant = key === 'Enter' ? target.tagName === 'ARTICLE' : key === 'c' && !target.matches(TYPED_INTO)
  const button = isMeant && target.closest('article')?.querySelector<HTMLElement>('[data-confirm]')
  if (!button) return
  event.preventDefault()
  if (button.dataset.confirm === 'expired') (dateToCheck(button) ?? button).focus()
  else button.click()
}

function dateToCheck({ dataset }: HTMLElement) {
  const [input] = dataset.check ? document.getElementsByName(dataset.check) : []
  return input
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
