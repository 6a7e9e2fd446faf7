import { useEffect, useMemo, useRef, useState, type FocusEvent } from 'react'
import type { AnswerProblem } from '#app/questionnaires/answer-problem.ts'
import { fieldName } from '#app/questionnaires/form-values.ts'
import type { ItemState } from '../autosave-queue.ts'
import type { EvidenceView } from '../checklist.ts'
import type { CarriedFile } from '../save-request.ts'
import { focusNextOpen } from './confirm-keys.ts'
import {
  missingParts,
  pointsOf,
  readAnswer,
  readInputs,
  shownFields,
  type ItemReading,
} from './item-state.ts'
import type { ItemFormProps } from './ItemForm.tsx'
import { useProblemTexts } from './problem-text.ts'

/** What one item's form knows and does: its inputs as they stand, its files, and confirming last year's answer. */
export function useItem({ entry, context, state, posted, isToConfirm, carried, ...props }: ItemFormProps) {
  const { item, renewal } = entry
  const root = useRef<HTMLElement>(null)
  const [initial] = useState(entry)
  const [reading, setReading] = useState(() => readAnswer(item, initial.answer, context))
  const [evidence, setEvidence] = useEvidence(initial.evidence, carried)
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set())
  const shown = useMemo(() => shownFields(item, reading, context), [item, reading, context])
  const attached = new Set(evidence.map(({ sha256 }) => sha256))
  const earlier = renewal?.files.filter(({ sha256 }) => !attached.has(sha256)) ?? []
  const files = evidence.length + (isToConfirm || props.isCarrying ? earlier.length : 0)
  const missing = missingParts(item, reading, files, context)
  const { points, won } = pointsOf(item, reading, context)
  const problems = problemsToShow(reading, visited, item.code, state, posted.problems ?? [])

  function handleInput() {
    const form = root.current?.closest('form')
    if (!form) return
    const next = readInputs(item, form, context)
    setReading(next)
    props.onEdit(item.code, next)
  }

  function handleBlur({ target }: FocusEvent) {
    const name = target.getAttribute('name')
    if (name) setVisited(names => (names.has(name) ? names : new Set(names).add(name)))
  }

  function confirm() {
    carry()
    if (missing.length === 0) focusNextOpen(root.current)
  }

  function carry() {
    props.onConfirm(item.code, reading)
  }

  const { onEvidence } = props
  useEffect(() => {
    if (evidence !== initial.evidence) onEvidence(item.code, evidence)
  }, [evidence, initial, item.code, onEvidence])

  return {
    root,
    initial,
    reading,
    evidence,
    shown,
    /** Last year's files that are not attached this year. */
    earlier,
    missing,
    points,
    won: isToConfirm ? 0 : won,
    errorAt: useProblemTexts(problems),
    isOpen: entry.isEditable && (isToConfirm || missing.length > 0),
    handleInput,
    handleBlur,
    confirm,
    carry,
    changeEvidence: setEvidence,
  }
}

/** The files of an item; those that a confirmation takes over join them. What an earlier visit took over is there. */
function useEvidence(stored: EvidenceView[], carried: CarriedFile[] | undefined) {
  const [files, setFiles] = useState(stored)
  const [seen, setSeen] = useState(carried)
  if (carried && carried !== seen) {
    setSeen(carried)
    const added = carried.filter(({ id }) => !files.some(file => file.id === id))
    setFiles([...files, ...added.map(file => ({ ...file, uploadedAt: new Date(file.uploadedAt) }))])
  }
  return [files, setFiles] as const
}

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
