type Campaign = { id: string; state: string; publishedAt: Date | null }

const MAX_KEPT = 100

/** On `globalThis`, so that hot reload does not keep a second one. */
const shared = globalThis as typeof globalThis & { __portalSettled?: Map<string, unknown> }
const kept = (shared.__portalSettled ??= new Map<string, unknown>())

/** A published campaign never changes: what is computed of it once is kept. Anything else is computed each time. */
export function settled<T>(campaign: Campaign, name: string, compute: () => T): T {
  if (campaign.state !== 'published') return compute()
  const key = `${campaign.id} ${campaign.publishedAt?.getTime() ?? 0} ${name}`
  if (kept.has(key)) return kept.get(key) as T
  const value = compute()
  const oldest = kept.keys().next().value
  if (kept.size >= MAX_KEPT && oldest !== undefined) kept.delete(oldest)
  kept.set(key, value)
  return value
}
