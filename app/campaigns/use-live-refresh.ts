import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

const REFRESH_EVERY_MS = 15_000

/** Loads the page's figures again every 15 seconds while somebody looks at it. */
export function useLiveRefresh(isOn: boolean) {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!isOn) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') revalidate()
    }, REFRESH_EVERY_MS)
    return () => clearInterval(timer)
  }, [isOn, revalidate])
}
