import { useBlocker } from '@remix-run/react'
import { useEffect } from 'react'
import type { Autosave } from '../use-autosave.ts'

/**
 * Whoever goes to another page of ours while the last edit is still to be saved is let go when it is: the next page
 * would be read without it otherwise, and call an item missing that has just been answered.
 */
export function useSettledLeave(queue: Autosave['queue'], settle: Autosave['settle']) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      currentLocation.pathname !== nextLocation.pathname && queue.isBusy(),
  )
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    let isCurrent = true
    void settle().then(() => {
      if (isCurrent) blocker.proceed()
    })
    return () => {
      isCurrent = false
    }
  }, [blocker, settle])
}
