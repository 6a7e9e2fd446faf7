import type { ReactNode } from 'react'
import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { LocalizedItem } from '#app/questionnaires/localize.ts'
import { Button } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { AnswerText } from '../AnswerText.tsx'
import type { ShownAnswer } from '../answer-words.ts'
import type { ItemState, Theirs } from '../autosave-queue.ts'

type Props = {
  item: LocalizedItem
  state: ItemState
  /** The same found by the server, on a page without JavaScript. */
  posted: Theirs | undefined
  mine: ShownAnswer
  onResolve: (choice: 'mine' | 'theirs') => void
}

/** A colleague saved the same item meanwhile: both answers, and the choice is the person's. */
export default function ConflictNotice({ item, state, posted, mine, onResolve }: Props) {
  const l = useLocale()
  if (state.status === 'conflict')
    return (
      <BothAnswers item={item} theirs={state.theirs} mine={mine} advice={m.checklist_conflict_advice({}, l)}>
        <div className="flex flex-wrap gap-2">
          <Button type="button" variant="secondary" size="sm" onClick={() => onResolve('theirs')}>
            {m.checklist_conflict_take_theirs({}, l)}
          </Button>
          <Button type="button" variant="secondary" size="sm" onClick={() => onResolve('mine')}>
            {m.checklist_conflict_keep_mine({}, l)}
          </Button>
        </div>
      </BothAnswers>
    )
  if (!posted) return null
  return (
    <BothAnswers item={item} theirs={posted} mine={mine} advice={m.checklist_conflict_advice_plain({}, l)} />
  )
}

type BothProps = {
  item: LocalizedItem
  theirs: Theirs
  mine: ShownAnswer
  advice: string
  children?: ReactNode
}

function BothAnswers({ item, theirs, mine, advice, children }: BothProps) {
  const l = useLocale()
  const name = theirs.updatedByName
  const time = formatDateTime(new Date(theirs.updatedAt), l.locale)
  return (
    <div className="mt-3">
      <Notice tone="bad" title={m.checklist_conflict_title({ name }, l)}>
        <p>{advice}</p>
        <div className="my-3 grid gap-4 sm:grid-cols-2">
          <div>
            <p className="mb-1 font-semibold">{m.checklist_conflict_theirs({ name, time }, l)}</p>
            <AnswerText item={item} answer={theirs} />
          </div>
          <div>
            <p className="mb-1 font-semibold">{m.checklist_conflict_mine({}, l)}</p>
            <AnswerText item={item} answer={mine} />
          </div>
        </div>
        {children}
      </Notice>
    </div>
  )
}
