/**
 * Canonical JSON (after RFC 8785): keys sorted by UTF-16 code units, no white space, numbers and strings as
 * ECMAScript writes them. Equal data gives equal text, whatever the order of keys.
 * Refuses (throws) what JSON cannot hold: NaN, infinities, undefined, functions, dates and other classes.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$')
}

/** A copy without object keys whose value is undefined; an optional key may be present and empty in memory. */
export function withoutUndefined<T>(value: T): T
export function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(part => withoutUndefined(part))
  if (!isPlainObject(value)) return value
  const entries = Object.entries(value).filter(([, part]) => part !== undefined)
  return Object.fromEntries(entries.map(([key, part]) => [key, withoutUndefined(part)]))
}

function write(value: unknown, path: string): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value))
    return `[${Array.from(value, (part, i) => write(part, `${path}[${i}]`)).join(',')}]`
  if (isPlainObject(value)) return writeObject(value, path)
  throw new TypeError(`${path}: ${String(value)} has no canonical form`)
}

function writeObject(value: Record<string, unknown>, path: string): string {
  const members = Object.keys(value)
    .sort()
    .map(key => `${JSON.stringify(key)}:${write(value[key], `${path}.${key}`)}`)
  return `{${members.join(',')}}`
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
