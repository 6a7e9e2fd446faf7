import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

const REFRESH_EVERY_MS = 1500

/** Loads the page again and again while something is being computed. */
export function useProgressRefresh(isOn: boolean) {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!isOn) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') revalidate()
    }, REFRESH_EVERY_MS)
    return () => clearInterval(timer)
  }, [isOn, revalidate])
}
