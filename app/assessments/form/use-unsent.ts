import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import type { LineState } from '../autosave-queue.ts'
import { useAutosave } from '../use-autosave.ts'
import type { CheckPageView } from './check-page.server.ts'

export type Unsent = {
  /** Items that are saved as soon as the line allows. */
  waiting: string[]
  /** Items that somebody has to look at first: not valid, refused, or changed by a colleague as well. */
  stuck: string[]
  line: LineState
}

/**
 * The items that can be changed whose answers were typed on this device and are not stored, in this visit or an
 * earlier one. They are sent from here, too; a page that was read before they were stored is read again.
 */
export function useUnsent({
  userId,
  assessmentId,
  editable,
}: Pick<CheckPageView, 'userId' | 'assessmentId' | 'editable'>): Unsent {
  const { queue } = useAutosave(userId, assessmentId, editable)
  const { revalidate, state } = useRevalidator()
  const { revs } = editable
  const isOutdated = Object.entries(revs).some(([code, rev]) => queue.revOf(code) > rev)
  const shouldRead = isOutdated && state === 'idle'
  useEffect(() => {
    if (shouldRead) revalidate()
  }, [shouldRead, revalidate])
  const unsent = queue
    .unsent()
    .map(({ itemCode }) => itemCode)
    .filter(code => code in revs)
  const isWaiting = (code: string) => ['unsent', 'saving'].includes(queue.stateOf(code).status)
  return {
    waiting: unsent.filter(isWaiting),
    stuck: unsent.filter(code => !isWaiting(code)),
    line: queue.line(),
  }
}
