import { memo, useMemo, useRef, useState, type FocusEvent } from 'react'
import { formatPoints } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { fieldName } from '#app/questionnaires/form-values.ts'
import type { AnswerProblem } from '#app/questionnaires/answer-problem.ts'
import type { AnswerContext } from '#app/questionnaires/visible-fields.ts'
import { cx } from '#app/ui/cx.ts'
import { Notice } from '#app/ui/Notice.tsx'
import type { ItemState, Theirs } from '../autosave-queue.ts'
import type { EvidenceView } from '../checklist.ts'
import { ConflictNotice } from './ConflictNotice.tsx'
import { EvidenceList } from './EvidenceList.tsx'
import { Exemptions } from './Exemptions.tsx'
import { FieldInput } from './FieldInput.tsx'
import { Guidance } from './Guidance.tsx'
import {
  isStarted,
  missingParts,
  pointsOf,
  readAnswer,
  readInputs,
  shownFields,
  type ItemReading,
} from './item-state.ts'
import { ItemSaveState } from './ItemSaveState.tsx'
import { MissingList } from './MissingList.tsx'
import { useProblemTexts } from './problem-text.ts'
import type { SectionEntry } from './section.ts'
import type { UploadProblem } from './use-upload.ts'

/** What the server could not store of this item on a page without JavaScript. */
export type PostedItem = {
  problems: readonly AnswerProblem[] | undefined
  conflict: Theirs | undefined
  fileProblems: UploadProblem[] | undefined
}

export type ItemFormProps = {
  assessmentId: string
  entry: SectionEntry
  context: AnswerContext
  state: ItemState
  /** The server cannot be reached: what is typed waits on this device. */
  isCutOff: boolean
  posted: PostedItem
  onEdit: (itemCode: string, reading: ItemReading) => void
  onEvidence: (itemCode: string, evidence: EvidenceView[]) => void
  onResolve: (itemCode: string, choice: 'mine' | 'theirs') => void
}

/** One item: question, inputs, files, what it is worth, what it still needs, whether it is saved. */
export const ItemForm = memo(function ItemForm(props: ItemFormProps) {
  const { assessmentId, entry, context, state, isCutOff, posted, onEdit, onEvidence, onResolve } = props
  const { item } = entry
  const l = useLocale()
  const root = useRef<HTMLElement>(null)
  const [initial] = useState(entry)
  const [reading, setReading] = useState(() => readAnswer(item, initial.answer, context))
  const [evidence, setEvidence] = useState(initial.evidence)
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set())
  const shown = useMemo(() => shownFields(item, reading, context), [item, reading, context])
  const missing = missingParts(item, reading, evidence.length, context)
  const { points, won } = pointsOf(item, reading, context)
  const problems = problemsToShow(reading, visited, item.code, state, posted.problems ?? [])
  const errorAt = useProblemTexts(problems)
  const isLeftOut = Boolean(reading.answer.notApplicable ?? reading.answer.declined)

  function handleInput() {
    const form = root.current?.closest('form')
    if (!form) return
    const next = readInputs(item, form, context)
    setReading(next)
    onEdit(item.code, next)
  }

  function handleBlur({ target }: FocusEvent) {
    const name = target.getAttribute('name')
    if (name) setVisited(names => (names.has(name) ? names : new Set(names).add(name)))
  }

  function changeEvidence(change: (files: EvidenceView[]) => EvidenceView[]) {
    const next = change(evidence)
    setEvidence(next)
    onEvidence(item.code, next)
  }

  return (
    <article
      ref={root}
      id={item.code}
      tabIndex={-1}
      aria-labelledby={`${item.code}-question`}
      onInput={handleInput}
      onBlur={handleBlur}
      className="grid gap-x-10 gap-y-4 border-t border-line py-8 outline-none target:border-t-accent lg:grid-cols-[minmax(0,1fr)_19rem]"
    >
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-soft">
          <span className="font-semibold text-accent">{item.code}</span>
          <span>
            {isLeftOut
              ? m.checklist_item_not_counted({}, l)
              : m.checklist_item_points({ won: formatPoints(won), points: formatPoints(points) }, l)}
          </span>
          <ItemSaveState state={state} entry={entry} isCutOff={isCutOff} />
        </p>
        <h2 id={`${item.code}-question`} className="mt-1 text-lg font-semibold">
          {item.question}
        </h2>
        {entry.returnComment && (
          <div className="mt-3">
            <Notice tone="warn" title={m.checklist_return_comment({}, l)}>
              {entry.returnComment}
            </Notice>
          </div>
        )}
        <ConflictNotice
          item={item}
          state={state}
          posted={posted.conflict}
          mine={reading.answer}
          onResolve={choice => onResolve(item.code, choice)}
        />
        <input type="hidden" name={`${item.code}.baseRev`} value={posted.conflict?.rev ?? entry.rev} />
        <fieldset disabled={!entry.isEditable} className="mt-5 flex min-w-0 flex-col gap-6">
          <legend className="sr-only">{m.checklist_item_answer({ code: item.code }, l)}</legend>
          <div className={cx('flex flex-col gap-6', isLeftOut && 'hidden noscript:flex')}>
            {item.fields.map(field => (
              <div key={field.id} className={cx(!shown.has(field.id) && 'hidden noscript:block')}>
                <FieldInput
                  itemCode={item.code}
                  field={field}
                  value={initial.answer.values[field.id]}
                  errorAt={errorAt}
                />
              </div>
            ))}
          </div>
          <Exemptions entry={initial} reading={reading} errorAt={errorAt} />
          <EvidenceList
            assessmentId={assessmentId}
            item={item}
            evidence={evidence}
            isEditable={entry.isEditable}
            error={errorAt('evidence')}
            postedProblems={posted.fileProblems}
            name={fieldName(item.code, 'evidence')}
            onAdded={added => changeEvidence(files => [...files, ...added])}
            onRemoved={id => changeEvidence(files => files.filter(file => file.id !== id))}
          />
        </fieldset>
        <MissingList item={item} missing={missing} isStarted={isStarted(reading, evidence.length)} />
      </div>
      <Guidance item={item} />
    </article>
  )
})

/** A problem shows once its input has been left, or when the server found it. */
function problemsToShow(
  { problems }: ItemReading,
  visited: ReadonlySet<string>,
  itemCode: string,
  state: ItemState,
  serverProblems: readonly AnswerProblem[],
): AnswerProblem[] {
  const own = problems.filter(problem => visited.has(fieldName(itemCode, problem.path)))
  const refused = state.status === 'refused' ? state.problems : []
  return [...own, ...refused, ...serverProblems]
}
