import { useEffect, type RefObject } from 'react'

const ITEM = '[data-review-item]'
const ACCEPT = 'button[value="accepted"], button[value="na-confirmed"]'
const REJECT = 'button[value="rejected"], button[value="na-refused"]'

type Act = (items: HTMLElement[], at: number) => void

const ACTS: Record<string, Act> = {
  j: (items, at) => focus(items[Math.min(at + 1, items.length - 1)]),
  k: (items, at) => focus(items[Math.max(at - 1, 0)]),
  n: (items, at) => focus(items.find((item, index) => index > at && wantsEyes(item))),
  p: (items, at) => focus(items.findLast((item, index) => index < at && wantsEyes(item))),
  a: (items, at) => {
    items[at]?.querySelector<HTMLElement>(ACCEPT)?.click()
    if (items[at]) focus(items[at + 1])
  },
  c: (items, at) => {
    unfold(items[at], '[data-verdict]')
    unfold(items[at], '[data-correction]')?.querySelector<HTMLElement>('input, select, textarea')?.focus()
  },
  r: (items, at) => {
    const reason = items[at]?.querySelector<HTMLTextAreaElement>('textarea[name="reason"]')
    unfold(items[at], '[data-verdict]')
    if (reason?.value.trim()) items[at]?.querySelector<HTMLElement>(REJECT)?.click()
    else reason?.focus()
  },
}

/**
 * One-key work on the items inside `list`: j and k move, n and p between what wants a person's eyes, a accepts, c corrects, r rejects, ? asks for help.
 * Keys typed into a field, with a modifier, or while a dialog is open are left alone.
 */
export function useReviewKeys(list: RefObject<HTMLElement>, isOn: boolean, onHelp: () => void) {
  useEffect(() => {
    if (!isOn) return
    function onKey(event: KeyboardEvent) {
      if (isTaken(event)) return
      if (event.key === '?') return onHelp()
      const act = ACTS[event.key]
      if (!act || !list.current) return
      event.preventDefault()
      const items = [...list.current.querySelectorAll<HTMLElement>(ITEM)]
      act(
        items,
        items.findIndex(item => item.contains(document.activeElement)),
      )
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [list, isOn, onHelp])
}

function isTaken({ target, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent) {
  if (ctrlKey || metaKey || altKey || isComposing) return true
  const element = target instanceof Element ? target : null
  return element?.closest('input, textarea, select, [contenteditable], dialog[open]') != null
}

function wantsEyes(item: HTMLElement) {
  return item.dataset.wantsEyes === 'true'
}

function focus(item: HTMLElement | undefined) {
  item?.focus()
  item?.scrollIntoView({ block: 'start' })
}

function unfold(item: HTMLElement | undefined, selector: string) {
  const details = item?.querySelector<HTMLDetailsElement>(selector)
  if (details) details.open = true
  return details
}
