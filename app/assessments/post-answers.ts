import type { Reply } from './autosave-queue.ts'

/** Browsers refuse more than 64 KB of `keepalive` bodies; three bytes a character at most. */
const MAX_KEEPALIVE_CHARACTERS = 20_000
const MAX_POST_MS = 30_000

/** Rejects when the network fails or no answer comes in half a minute. */
export async function postAnswers(assessmentId: string, body: string): Promise<Reply> {
  const giveUp = new AbortController()
  const timer = setTimeout(() => giveUp.abort(), MAX_POST_MS)
  try {
    const response = await fetch(`/api/assessments/${assessmentId}/answers`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body,
      keepalive: body.length <= MAX_KEEPALIVE_CHARACTERS,
      signal: giveUp.signal,
    })
    const reply: unknown = await response.json().catch(() => null)
    return { status: response.status, body: isSaveResult(reply) ? reply : null }
  } finally {
    clearTimeout(timer)
  }
}

function isSaveResult(reply: unknown): reply is NonNullable<Reply['body']> {
  return typeof reply === 'object' && reply !== null && 'results' in reply && Array.isArray(reply.results)
}
