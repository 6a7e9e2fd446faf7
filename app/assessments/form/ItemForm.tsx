import { lazy, memo, Suspense } from 'react'
import { formatPoints } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { fieldName } from '#app/questionnaires/form-values.ts'
import type { AnswerProblem } from '#app/questionnaires/answer-problem.ts'
import type { AnswerContext } from '#app/questionnaires/visible-fields.ts'
import { Badge } from '#app/ui/Badge.tsx'
import { cx } from '#app/ui/cx.ts'
import { Notice } from '#app/ui/Notice.tsx'
import type { ItemState, Theirs } from '../autosave-queue.ts'
import type { EvidenceView } from '../checklist.ts'
import type { CarriedFile } from '../save-request.ts'
import { EarlierFiles } from './EarlierFiles.tsx'
import { EvidenceList } from './EvidenceList.tsx'
import { Exemptions } from './Exemptions.tsx'
import { FieldInput } from './FieldInput.tsx'
import { Guidance } from './Guidance.tsx'
import { ItemComments } from './ItemComments.tsx'
import { isStarted, type ItemReading } from './item-state.ts'
import { ItemSaveState } from './ItemSaveState.tsx'
import { MissingList } from './MissingList.tsx'
import { RenewalPanel } from './RenewalPanel.tsx'
import type { RenewalWords } from './renewal.ts'
import type { SectionEntry } from './section.ts'
import { useItem } from './use-item.ts'
import type { UploadProblem } from './use-upload.ts'

/** Two people on one item are rare: what tells of it is fetched when it happens. */
const ConflictNotice = lazy(() => import('./ConflictNotice.tsx'))

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
  /** The inputs show last year's answer, which waits to be confirmed. */
  isToConfirm: boolean
  /** A confirmation that takes last year's files over is on its way. */
  isCarrying: boolean
  /** Last year's files that a confirmation of this visit took over. */
  carried: CarriedFile[] | undefined
  words: RenewalWords | null
  isScored: boolean
  mayComment: boolean
  onEdit: (itemCode: string, reading: ItemReading) => void
  onEvidence: (itemCode: string, evidence: EvidenceView[]) => void
  onConfirm: (itemCode: string, reading: ItemReading) => void
  onResolve: (itemCode: string, choice: 'mine' | 'theirs') => void
}

/** One item: question, inputs, files, what it is worth, what it still needs, whether it is saved. */
export const ItemForm = memo(function ItemForm(props: ItemFormProps) {
  const { assessmentId, entry, state, isCutOff, posted, isToConfirm, words, onResolve } = props
  const { item, renewal } = entry
  const l = useLocale()
  const form = useItem(props)
  const { initial, reading, evidence, missing, errorAt } = form
  const isLeftOut = Boolean(reading.answer.notApplicable ?? reading.answer.declined)
  const figures = { won: formatPoints(form.won), points: formatPoints(form.points) }
  return (
    <article
      ref={form.root}
      id={item.code}
      tabIndex={-1}
      aria-labelledby={`${item.code}-question`}
      data-open={form.isOpen ? '' : undefined}
      onInput={form.handleInput}
      onBlur={form.handleBlur}
      className="grid scroll-mt-14 gap-x-10 gap-y-4 border-t border-line py-8 outline-none target:border-t-accent focus-visible:border-t-accent lg:grid-cols-[minmax(0,1fr)_19rem]"
    >
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-soft">
          <span className="font-semibold text-accent">{item.code}</span>
          {props.isScored && (
            <span>
              {isLeftOut ? m.checklist_item_not_counted({}, l) : m.checklist_item_points(figures, l)}
            </span>
          )}
          {entry.decline && <Badge tone="info">{entry.decline.mark}</Badge>}
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
        {renewal && words && (
          <RenewalPanel
            code={item.code}
            renewal={renewal}
            words={words}
            answer={reading.answer}
            isToConfirm={isToConfirm}
            onConfirm={form.confirm}
          />
        )}
        {(state.status === 'conflict' || posted.conflict) && (
          <Suspense fallback={null}>
            <ConflictNotice
              item={item}
              state={state}
              posted={posted.conflict}
              mine={reading.answer}
              onResolve={choice => onResolve(item.code, choice)}
            />
          </Suspense>
        )}
        <input type="hidden" name={`${item.code}.baseRev`} value={posted.conflict?.rev ?? entry.rev} />
        <fieldset disabled={!entry.isEditable} className="mt-5 flex min-w-0 flex-col gap-6">
          <legend className="sr-only">{m.checklist_item_answer({ code: item.code }, l)}</legend>
          <div className={cx('flex flex-col gap-6', isLeftOut && 'hidden noscript:flex')}>
            {item.fields.map(field => (
              <div key={field.id} className={cx(!form.shown.has(field.id) && 'hidden noscript:block')}>
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
            earlier={
              renewal &&
              words && (
                <EarlierFiles
                  itemCode={item.code}
                  renewal={renewal}
                  words={words}
                  files={form.earlier}
                  isToConfirm={isToConfirm}
                  onCarry={form.carry}
                />
              )
            }
            onAdded={added => form.changeEvidence(files => [...files, ...added])}
            onRemoved={id => form.changeEvidence(files => files.filter(file => file.id !== id))}
          />
        </fieldset>
        {!(isToConfirm && missing.length === 0) && (
          <MissingList item={item} missing={missing} isStarted={isStarted(reading, evidence.length)} />
        )}
        <ItemComments
          assessmentId={assessmentId}
          code={item.code}
          comments={entry.comments}
          mayComment={props.mayComment}
        />
      </div>
      <Guidance item={item} />
    </article>
  )
})
