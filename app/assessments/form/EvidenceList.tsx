import { Paperclip, Plus, Trash2 } from 'lucide-react'
import type { ChangeEvent, ReactNode } from 'react'
import { formatBytes } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { LocalizedItem } from '#app/questionnaires/localize.ts'
import { buttonClass } from '#app/ui/Button.tsx'
import { cx } from '#app/ui/cx.ts'
import { FieldError, useFieldIds, type FieldIds } from '#app/ui/Field.tsx'
import { Progress } from '#app/ui/Progress.tsx'
import { useHydrated } from '#app/ui/use-hydrated.ts'
import type { EvidenceView } from '../checklist.ts'
import { EVIDENCE_EXTENSIONS } from '../evidence-extensions.ts'
import { useUpload, type UploadProblem } from './use-upload.ts'

type Props = {
  assessmentId: string
  item: LocalizedItem
  evidence: EvidenceView[]
  isEditable: boolean
  error: string | undefined
  /** Files that a posted form brought and that were not taken. */
  postedProblems: UploadProblem[] | undefined
  name: string
  /** Last year's files that can be taken over. */
  earlier: ReactNode
  onAdded: (added: EvidenceView[]) => void
  onRemoved: (id: string) => void
}

const ACCEPT = EVIDENCE_EXTENSIONS.map(extension => `.${extension}`).join(',')

/** The files of an item; new ones are sent at once, or with the form where there is no JavaScript. */
export function EvidenceList(props: Props) {
  const { assessmentId, item, evidence, isEditable, error, postedProblems, name, onAdded, onRemoved } = props
  const l = useLocale()
  const hint = isEditable ? m.checklist_evidence_hint({}, l) : ''
  const ids = useFieldIds(name, hint, error)
  const { uploads, problems, add, remove } = useUpload({
    assessmentId,
    itemCode: item.code,
    postedProblems,
    onAdded,
    onRemoved,
  })

  return (
    <div>
      <p id={`${name}-label`} className="font-medium">
        {evidenceLabel(item, l)}
      </p>
      {evidence.length > 0 && (
        <ul className="my-2 divide-y divide-line rounded-md border border-line">
          {evidence.map(file => (
            <EvidenceRow
              key={file.id}
              file={file}
              address={`/assessments/${assessmentId}/evidence/${file.id}`}
              removeName={isEditable ? `${item.code}.removeEvidence` : null}
              onRemove={() => void remove(file.id, file.fileName)}
            />
          ))}
        </ul>
      )}
      {props.earlier}
      {isEditable && (
        <>
          <p id={ids.hint} className="mb-1.5 text-sm text-soft">
            {hint}
          </p>
          <FileInput name={name} ids={ids} onFiles={add} />
        </>
      )}
      <div aria-live="polite">
        {uploads.map(upload => (
          <div key={upload.id} className="mt-2 max-w-md text-sm">
            <p className="truncate">{upload.fileName}</p>
            <Progress
              value={Math.round(upload.share * 100)}
              max={100}
              label={m.checklist_uploading({ name: upload.fileName }, l)}
            />
          </div>
        ))}
      </div>
      {problems.map(problem => (
        <p
          key={`${problem.fileName} ${problem.text}`}
          role="alert"
          className="mt-1 text-sm font-medium text-bad"
        >
          {m.checklist_missing_in({ label: problem.fileName, text: problem.text }, l)}
        </p>
      ))}
      <FieldError id={ids.error} text={error} />
    </div>
  )
}

/** With JavaScript a button that sends what is chosen at once; without, the browser's own file input. */
function FileInput({
  name,
  ids,
  onFiles,
}: {
  name: string
  ids: FieldIds
  onFiles: (files: File[]) => void
}) {
  const l = useLocale()
  const isHydrated = useHydrated()
  function handleFiles({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    onFiles([...(currentTarget.files ?? [])])
    currentTarget.value = ''
  }
  return (
    <div className="relative">
      <input
        type="file"
        multiple
        name={name}
        {...ids.control}
        aria-labelledby={`${name}-label`}
        accept={ACCEPT}
        onChange={handleFiles}
        className={cx(
          'peer w-full max-w-md text-sm file:mr-3 file:min-h-10 file:rounded-md file:border file:border-edge file:bg-surface file:px-4 file:text-ink',
          isHydrated && 'sr-only',
        )}
      />
      {isHydrated && (
        <label
          htmlFor={ids.control.id}
          className={buttonClass(
            { variant: 'secondary', size: 'sm' },
            'cursor-pointer peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent',
          )}
        >
          <Plus aria-hidden="true" className="size-4" />
          {m.checklist_evidence_add({}, l)}
        </label>
      )}
    </div>
  )
}

function evidenceLabel({ evidence }: LocalizedItem, l: ReturnType<typeof useLocale>) {
  return evidence.rule === 'required' ? m.checklist_evidence_required({}, l) : m.checklist_evidence({}, l)
}

type RowProps = { file: EvidenceView; address: string; removeName: string | null; onRemove: () => void }

function EvidenceRow({ file, address, removeName, onRemove }: RowProps) {
  const l = useLocale()
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5 text-sm">
      <Paperclip aria-hidden="true" className="size-4 shrink-0 text-faint" />
      <a href={address} className="link min-w-0 flex-1 truncate py-1">
        {file.fileName}
      </a>
      <span className="text-soft">
        {formatBytes(file.sizeBytes)} ·{' '}
        {file.carriedFromId ? m.renewal_file_carried({}, l) : file.uploadedByName}
      </span>
      {removeName && (
        <>
          <button
            type="button"
            onClick={onRemove}
            aria-label={m.checklist_evidence_remove_named({ name: file.fileName }, l)}
            className="inline-flex min-h-8 items-center gap-1 rounded-md px-2 text-bad hover:bg-bad-soft noscript:hidden pointer-coarse:min-h-11"
          >
            <Trash2 aria-hidden="true" className="size-4" />
            {m.checklist_evidence_remove({}, l)}
          </button>
          <label className="hidden items-center gap-1.5 noscript:inline-flex">
            <input type="checkbox" name={removeName} value={file.id} />
            {m.checklist_evidence_remove({}, l)}
          </label>
        </>
      )}
    </li>
  )
}
