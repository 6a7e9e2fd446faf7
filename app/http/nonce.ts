import { createContext, useContext } from 'react'

/** The nonce of this response's content security policy; empty in the browser, where it is not needed. */
export const NonceContext = createContext('')

export function useNonce() {
  return useContext(NonceContext)
}
