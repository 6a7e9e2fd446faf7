import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

const REFRESH_EVERY_MS = 1000

/** Loads the page again every second while work is under way and somebody looks at it. */
export function useLiveProgress(isOn: boolean) {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (!isOn || state !== 'idle') return
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible') revalidate()
    }, REFRESH_EVERY_MS)
    return () => clearTimeout(timer)
  }, [isOn, revalidate, state])
}
