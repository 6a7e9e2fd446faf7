import { useSyncExternalStore } from 'react'

const subscribe = () => () => {}

/** False on the server and while the page wakes up, true afterwards: for what needs JavaScript. */
export function useHydrated() {
  return useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  )
}
