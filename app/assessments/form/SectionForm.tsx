import { Form } from '@remix-run/react'
import { useCallback, useEffect, useMemo, useState, type KeyboardEvent, type FormEvent } from 'react'
import { roundScore, sum } from '#app/grading/rounding.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { useAutosave } from '../use-autosave.ts'
import { confirmByKey } from './confirm-keys.ts'
import { isToConfirm } from './is-to-confirm.ts'
import { ItemForm, type PostedItem } from './ItemForm.tsx'
import { missingParts, pointsOf, readAnswer, type ItemReading } from './item-state.ts'
import { RemovedItems } from './RemovedItems.tsx'
import type { WordedOutcome } from './save-section.server.ts'
import type { Section, SectionEntry } from './section.ts'
import { SectionBar, type SectionFigures } from './SectionBar.tsx'
import { SectionSteps } from './SectionSteps.tsx'
import { useSettledLeave } from './use-settled-leave.ts'
import { useWork, type Work } from './use-work.ts'

export type SectionFormProps = {
  userId: string
  assessmentId: string
  section: Section
  /** What the server could not store of a page without JavaScript. */
  outcome: WordedOutcome | null
}

const NOTHING: SectionEntry['answer'] = { values: {} }

/**
 * The form of one dimension. With JavaScript every edit is stored by itself; without, the same inputs are
 * posted as one form with the buttons at its end.
 */
export function SectionForm({ userId, assessmentId, section, outcome }: SectionFormProps) {
  const l = useLocale()
  const { queue, restored, settle } = useAutosave(userId, assessmentId, section.editable)
  const revs = useMemo(() => revsOf(section), [section])
  const [takenOver, setTakenOver] = useState<Record<string, number>>({})
  const { context } = section
  const { entries, work, setReading, setEvidence } = useWork(
    section,
    code => queue.latestOf(code, revs.get(code) ?? 0) ?? outcome?.typed[code],
    restored + sum(Object.values(takenOver)),
  )
  const line = queue.line()
  const waiting = entries.filter(entry => isToConfirm(entry) && !queue.latestOf(entry.item.code, 0))
  const toConfirm = waiting.map(({ item }) => item.code).join(' ')
  const figures = useMemo(() => figuresOf(section, work, toConfirm), [section, work, toConfirm])

  const handleEdit = useCallback(
    (code: string, reading: ItemReading) => {
      setReading(code, reading)
      queue.edit(code, revs.get(code) ?? 0, reading.raw, reading.problems.length === 0)
    },
    [queue, revs, setReading],
  )
  const handleConfirm = useCallback(
    (code: string, { raw }: ItemReading) => {
      queue.edit(code, revs.get(code) ?? 0, { ...raw, carriesEvidence: true }, true)
      queue.flush()
    },
    [queue, revs],
  )
  const handleResolve = useCallback(
    (code: string, choice: 'mine' | 'theirs') => {
      queue.resolve(code, choice)
      if (choice === 'theirs') setTakenOver(counts => ({ ...counts, [code]: (counts[code] ?? 0) + 1 }))
    },
    [queue],
  )

  useEffect(focusNamedItem, [])
  useSettledLeave(queue, settle)

  return (
    <Form
      method="post"
      encType="multipart/form-data"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        queue.flush()
      }}
      onKeyDown={handleKey}
    >
      <SectionBar
        title={section.title}
        figures={figures}
        line={line}
        unsent={queue.unsent().length}
        isReadOnly={entries.every(entry => !entry.isEditable)}
      />
      {/* First in the form: what Enter means without JavaScript. It saves and stays. */}
      <div className="mt-3 hidden noscript:block">
        <Button type="submit" name="go" value="stay" size="sm">
          {m.checklist_save_section({}, l)}
        </Button>
      </div>
      {entries.map(entry => (
        <ItemForm
          key={`${entry.item.code} ${restored} ${takenOver[entry.item.code] ?? 0}`}
          assessmentId={assessmentId}
          entry={entry}
          context={context}
          state={queue.stateOf(entry.item.code)}
          isCutOff={line === 'offline' || line === 'failing'}
          posted={postedOf(outcome, entry.item.code)}
          isToConfirm={waiting.includes(entry)}
          isCarrying={Boolean(queue.latestOf(entry.item.code, 0)?.carriesEvidence)}
          carried={queue.carriedOf(entry.item.code)}
          words={section.words}
          isScored={section.isScored}
          mayComment={section.mayComment}
          onEdit={handleEdit}
          onEvidence={setEvidence}
          onConfirm={handleConfirm}
          onResolve={handleResolve}
        />
      ))}
      <RemovedItems {...section} />
      <SectionSteps assessmentId={assessmentId} section={section} />
    </Form>
  )
}

function revsOf({ entries }: Section) {
  return new Map(entries.map(({ item, rev }) => [item.code, rev]))
}

const NOTHING_POSTED: PostedItem = { problems: undefined, conflict: undefined, fileProblems: undefined }

function postedOf(outcome: WordedOutcome | null, code: string): PostedItem {
  if (outcome === null) return NOTHING_POSTED
  return {
    problems: outcome?.problems[code],
    conflict: outcome?.conflicts[code],
    fileProblems: outcome?.fileProblems[code],
  }
}

/** An answer of last year counts from when it is confirmed. */
function figuresOf(
  { entries, context, others, isScored }: Section,
  work: Record<string, Work>,
  toConfirm: string,
): SectionFigures {
  const waiting = toConfirm.split(' ')
  const lines = entries.flatMap(({ item }) => {
    const known = work[item.code]
    if (!known) return []
    if (waiting.includes(item.code))
      return [{ isComplete: false, ...pointsOf(item, readAnswer(item, NOTHING, context), context) }]
    const isComplete = missingParts(item, known.reading, known.evidence.length, context).length === 0
    return [{ isComplete, ...pointsOf(item, known.reading, context) }]
  })
  const won = sum(lines.map(line => line.won))
  const points = sum(lines.map(line => line.points))
  const whole = points + others.points
  return {
    asked: entries.length,
    toConfirm: toConfirm === '' ? 0 : waiting.length,
    complete: lines.filter(line => line.isComplete).length,
    worth: isScored
      ? { won, points, score: whole === 0 ? null : roundScore((100 * (won + others.won)) / whole) }
      : null,
  }
}

/** The item that the address names gets the focus, so that one can go on from there with the keyboard. */
function focusNamedItem() {
  const named = document.getElementById(decodeURIComponent(window.location.hash.slice(1)))
  if (named && document.activeElement === document.body) named.focus({ preventScroll: true })
}

/** Enter in a one-line input is a habit, not a wish to leave; in buttons, links and long texts it keeps its meaning. */
function handleKey(event: KeyboardEvent<HTMLFormElement>) {
  confirmByKey(event)
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.type !== 'file')
    event.preventDefault()
}
