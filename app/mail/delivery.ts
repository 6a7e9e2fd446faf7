import type { MailMessage } from '#emails/messages.ts'
import { MAX_MAIL_ATTEMPTS } from './mail-state.ts'

const FIRST_RETRY_MS = 30_000
const LONGEST_RETRY_MS = 60 * 60_000
const JITTER = 0.2

/** A worker that took a mail and died gives it back after this long. Longer than all SMTP time limits together. */
export const LEASE_MS = 5 * 60_000

export type DeliveryFailure = { isPermanent: boolean; reason: string }

/**
 * What becomes of a mail whose attempt failed. `attempts` counts this one; `random` is 0 ≤ r < 1.
 * A permanent refusal or the twelfth failure ends it; else twice the wait of the time before, up to an hour.
 */
export function afterFailure(failure: DeliveryFailure, attempts: number, now: Date, random: number) {
  const lastError = failure.reason.slice(0, 500)
  if (failure.isPermanent || attempts >= MAX_MAIL_ATTEMPTS) return { state: 'dead' as const, lastError }
  const wait = Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LONGEST_RETRY_MS)
  const jittered = wait * (1 + JITTER * (2 * random - 1))
  return { state: 'queued' as const, lastError, nextAttemptAt: new Date(now.getTime() + jittered) }
}

/** SMTP: 5xx answers are final, everything else (4xx, network, time-outs) may pass. */
export function failureOf(error: unknown): DeliveryFailure {
  const { responseCode, message } = error as { responseCode?: number; message?: string }
  const isPermanent = responseCode !== undefined && responseCode >= 500 && responseCode < 600
  return { isPermanent, reason: message ?? String(error) }
}

/** A delivered mail needs its single-use links no longer: they are not kept. */
export function withoutSecrets(message: MailMessage): MailMessage {
  switch (message.kind) {
    case 'invitation':
    case 'password-reset':
      return { ...message, url: '' }
    case 'campaign-invitation':
      return { ...message, accountUrl: null }
    default:
      return message
  }
}
