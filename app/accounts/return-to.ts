const ANY_ORIGIN = 'http://portal.invalid'
const MAX_LENGTH = 2000

/** A path of this portal to lead back to; the fallback for anything that would lead to another site. */
export function safeReturnTo(asked: string | null | undefined, fallback = '/'): string {
  if (!asked || asked.length > MAX_LENGTH || !asked.startsWith('/')) return fallback
  try {
    const url = new URL(asked, ANY_ORIGIN)
    const path = url.pathname + url.search + url.hash
    return url.origin === ANY_ORIGIN && !path.startsWith('//') ? path : fallback
  } catch {
    return fallback
  }
}
