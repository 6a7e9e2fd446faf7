import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useAutosave } from '../use-autosave.ts'
import type { CheckPageView } from './check-page.server.ts'

type View = Pick<CheckPageView, 'userId' | 'assessmentId' | 'dimensionOf'>

/**
 * The items whose answers were typed on this device and are not stored, of this visit or an earlier one. They are sent
 * from here, too; each time some have been stored the page is read again. What is locked by now keeps nobody from
 * submitting.
 */
export function useUnsent({ userId, assessmentId, dimensionOf }: View): string[] {
  const { queue } = useAutosave(userId, assessmentId)
  const { revalidate } = useRevalidator()
  const itemCodes = queue
    .unsent()
    .map(({ itemCode }) => itemCode)
    .filter(code => code in dimensionOf)
  const count = itemCodes.length
  const before = useRef(count)
  useEffect(() => {
    if (count < before.current) revalidate()
    before.current = count
  }, [count, revalidate])
  return itemCodes
}
