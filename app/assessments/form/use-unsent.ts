import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { useAutosave } from '../use-autosave.ts'
import type { CheckPageView } from './check-page.server.ts'

export type Unsent = {
  itemCodes: string[]
  /** They are being sent; otherwise somebody has to look at them, or the line is down. */
  isOnTheWay: boolean
}

/**
 * The items that can be changed whose answers were typed on this device and are not stored, in this visit or an
 * earlier one. They are sent from here, too. A page that was read before they were stored is read again, unless it
 * says why a submission was refused.
 */
export function useUnsent(
  { userId, assessmentId, revs }: Pick<CheckPageView, 'userId' | 'assessmentId' | 'revs'>,
  isRefused: boolean,
): Unsent {
  const { queue } = useAutosave(userId, assessmentId, revs)
  const { revalidate, state } = useRevalidator()
  const isOutdated = Object.entries(revs).some(([code, rev]) => queue.revOf(code) > rev)
  const shouldRead = isOutdated && !isRefused && state === 'idle'
  useEffect(() => {
    if (shouldRead) revalidate()
  }, [shouldRead, revalidate])
  return {
    itemCodes: queue
      .unsent()
      .map(({ itemCode }) => itemCode)
      .filter(code => code in revs),
    isOnTheWay: queue.isBusy(),
  }
}
