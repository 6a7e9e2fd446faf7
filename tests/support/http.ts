import type { Actor } from '#app/accounts/roles.ts'
import { createSession } from '#db/factories/index.ts'
import type { Portal } from './portal.ts'

export type Answer = { status: number; location: string | null; body: string }
type Post = { form?: Record<string, string>; json?: unknown; headers?: Record<string, string> }

/** Requests as a person's browser would make them, one at a time, following no redirect. */
export function clientFor(portal: Portal, person: Actor | null, locale = 'zh-CN') {
  const session = person ? `; sid=${createSession(portal.db, person)}` : ''
  const cookie = `locale=${locale}${session}`

  async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
    const headers = new Headers(init.headers)
    headers.set('Cookie', cookie)
    const response = await fetch(portal.origin + path, { ...init, headers, redirect: 'manual' })
    return {
      status: response.status,
      location: response.headers.get('location'),
      body: await response.text(),
    }
  }

  return {
    get: (path: string, headers: Record<string, string> = {}) => ask(path, { headers }),
    /** A form, or JSON, from the portal's own origin unless `headers` say otherwise. */
    post: (path: string, { form = {}, json, headers }: Post = {}) =>
      ask(path, {
        method: 'POST',
        headers: {
          ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(headers ?? { Origin: portal.origin }),
        },
        body: json === undefined ? new URLSearchParams(form) : JSON.stringify(json),
      }),
    /** A form with a file in its field `file`. */
    postFile: (path: string, { name, bytes }: { name: string; bytes: Buffer }) => {
      const body = new FormData()
      body.set('file', new File([new Uint8Array(bytes)], name))
      return ask(path, { method: 'POST', headers: { Origin: portal.origin }, body })
    },
  }
}

export type Client = ReturnType<typeof clientFor>
