import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { AnswerText } from '../AnswerText.tsx'
import type { ItemState } from '../autosave-queue.ts'
import type { ItemReading } from './item-state.ts'
import type { SectionEntry } from './section.ts'

type Props = {
  entry: SectionEntry
  state: ItemState
  reading: ItemReading
  onResolve: (itemCode: string, choice: 'mine' | 'theirs') => void
}

/** A colleague saved the same item meanwhile: both answers, and the choice is the person's. */
export function ConflictNotice({ entry: { item }, state, reading, onResolve }: Props) {
  const l = useLocale()
  if (state.status !== 'conflict') return null
  const { theirs } = state
  const time = formatDateTime(new Date(theirs.updatedAt), l.locale)
  return (
    <div className="mt-3">
      <Notice tone="bad" title={m.checklist_conflict_title({ name: theirs.updatedByName }, l)}>
        <p>{m.checklist_conflict_advice({}, l)}</p>
        <div className="my-3 grid gap-4 sm:grid-cols-2">
          <div>
            <p className="mb-1 font-semibold">
              {m.checklist_conflict_theirs({ name: theirs.updatedByName, time }, l)}
            </p>
            <AnswerText item={item} answer={theirs} />
          </div>
          <div>
            <p className="mb-1 font-semibold">{m.checklist_conflict_mine({}, l)}</p>
            <AnswerText item={item} answer={reading.answer} />
          </div>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button type="button" variant="secondary" size="sm" onClick={() => onResolve(item.code, 'theirs')}>
            {m.checklist_conflict_take_theirs({}, l)}
          </Button>
          <Button type="button" variant="secondary" size="sm" onClick={() => onResolve(item.code, 'mine')}>
            {m.checklist_conflict_keep_mine({}, l)}
          </Button>
        </div>
      </Notice>
    </div>
  )
}
