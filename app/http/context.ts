import type { Actor } from '#app/accounts/roles.ts'
import type { Locale } from '#app/i18n/locale.ts'

/** What the server edge knows of a request; every loader and action gets it as `context`. */
export type RequestContext = {
  /** Null while nobody is signed in. */
  actor: Actor | null
  /** Public id of the session, for lists of sessions; null while nobody is signed in. */
  sessionId: string | null
  locale: Locale
  theme: Theme
  /** For inline scripts under the content security policy. */
  nonce: string
  ip: string
  userAgent: string
  now: Date
}

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

declare module '@remix-run/server-runtime' {
  // Remix's own extension point for what `getLoadContext` returns.
  interface AppLoadContext extends RequestContext {}
}
