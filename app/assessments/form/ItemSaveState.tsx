import { Check, CircleAlert } from 'lucide-react'
import { formatDateTime, TIME_ZONE } from '#app/i18n/format.ts'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Spinner } from '#app/ui/Button.tsx'
import type { ItemState } from '../autosave-queue.ts'
import type { SectionEntry } from './section.ts'

type Props = { state: ItemState; entry: SectionEntry; isCutOff: boolean }

/** Whether what stands in an item's inputs is stored, and since when. */
export function ItemSaveState({ state, entry, isCutOff }: Props) {
  const l = useLocale()
  const isWaiting = state.status === 'unsent' || state.status === 'saving'
  if (isCutOff && isWaiting) return <span>{m.checklist_kept_here({}, l)}</span>
  switch (state.status) {
    case 'idle':
      return entry.savedAt ? <Saved text={storedText(entry, entry.savedAt, l)} /> : null
    case 'saved':
      return <Saved text={m.checklist_saved_at({ time: timeOf(state.savedAt, l) }, l)} />
    case 'unsent':
      return <span>{m.checklist_unsent({}, l)}</span>
    case 'saving':
      return (
        <span className="inline-flex items-center gap-1">
          <Spinner />
          {m.checklist_saving({}, l)}
        </span>
      )
    case 'invalid':
      return <NotSaved text={m.checklist_not_saved_invalid({}, l)} />
    case 'conflict':
      return <NotSaved text={m.checklist_not_saved_conflict({}, l)} />
    case 'refused':
      return <NotSaved text={refusalText(state.code, l)} />
  }
}

function Saved({ text }: { text: string }) {
  return (
    <span className="inline-flex items-center gap-1 text-good">
      <Check aria-hidden="true" className="size-3.5" />
      {text}
    </span>
  )
}

function NotSaved({ text }: { text: string }) {
  return (
    <span className="inline-flex items-center gap-1 font-medium text-bad">
      <CircleAlert aria-hidden="true" className="size-3.5" />
      {text}
    </span>
  )
}

function storedText({ savedByName }: SectionEntry, savedAt: Date, l: LocaleOption) {
  return m.checklist_saved_by({ name: savedByName ?? '', time: formatDateTime(savedAt, l.locale) }, l)
}

function refusalText(code: string, l: LocaleOption) {
  if (code === 'campaign-closed') return m.checklist_refused_closed({}, l)
  return code === 'invalid' ? m.checklist_not_saved_invalid({}, l) : m.checklist_refused_locked({}, l)
}

function timeOf(instant: string, { locale }: LocaleOption) {
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: TIME_ZONE } as const
  return new Intl.DateTimeFormat(locale, options).format(new Date(instant))
}
