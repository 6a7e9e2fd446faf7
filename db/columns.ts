import { integer, text } from 'drizzle-orm/sqlite-core'

/** Public, unguessable record id: 128 random bits as base64url, made by the caller. */
export function id(name = 'id') {
  return text(name)
}

/** An instant, stored as milliseconds since 1970 UTC. Property names end in `At`. */
export function instant(name: string) {
  return integer(name, { mode: 'timestamp_ms' })
}

export function flag(name: string) {
  return integer(name, { mode: 'boolean' })
}

export function json<T>(name: string) {
  return text(name, { mode: 'json' }).$type<T>()
}
