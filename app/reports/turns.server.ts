/** Who is taking something along right now. On `globalThis`, so that hot reload does not forget them. */
const globalTurns = globalThis as typeof globalThis & { __portalExports?: Set<string> }
const taken = (globalTurns.__portalExports ??= new Set())

/** One export per person at a time: gives back the function that ends this one; null while another is under way. */
export function takeTurn(userId: string): (() => void) | null {
  if (taken.has(userId)) return null
  taken.add(userId)
  return () => void taken.delete(userId)
}
