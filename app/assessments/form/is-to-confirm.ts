import type { Section, SectionEntry } from './section.ts'

/** What is shown is last year's answer, and nobody has confirmed or changed it yet. */
export function isToConfirm({ rev, renewal, isEditable }: SectionEntry) {
  return isEditable && rev === 0 && renewal !== null && renewal.answer !== null
}

/** Last year's answers that a section shows and that wait to be confirmed, by item. */
export function toConfirmIn({ entries, context }: Section) {
  const waiting = entries.flatMap(({ renewal, ...entry }) =>
    renewal?.answer && isToConfirm({ ...entry, renewal }) ? [[entry.item.code, renewal.answer] as const] : [],
  )
  return { answers: Object.fromEntries(waiting), context }
}
