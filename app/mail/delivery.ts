import type { MailMessage } from '#emails/messages.ts'
import { MAX_MAIL_ATTEMPTS } from './mail-state.ts'

const FIRST_RETRY_MS = 30_000
const LONGEST_RETRY_MS = 60 * 60_000
const JITTER = 0.2
const GIVE_UP_AFTER_MS = 3 * 24 * 60 * 60_000

/**
 * A worker that took a mail and died gives it back after this long, counted from before its attempt. Longer than the
 * SMTP time limits of one mail together: some ten steps of half a minute each.
 */
export const LEASE_MS = 10 * 60_000

/** No mail waits longer than this: one that seems to was put off by a clock that has been put back since. */
export const LONGEST_WAIT_MS = LONGEST_RETRY_MS * (1 + JITTER) + LEASE_MS

export type DeliveryFailure = {
  /** This very mail was refused for good: its recipient or its content. */
  isPermanent: boolean
  /** There is no such address, says the server: no other mail to it would fare better. */
  isAddressRefused: boolean
  /** The server could not be used at all (connection, TLS, sign-in): no other mail would have fared better. */
  isServerDown: boolean
  reason: string
}

/** Where in the conversation a failure arose, as the SMTP client tells it. */
type SmtpError = { command?: string; response?: string; responseCode?: number; message?: string }

/**
 * What becomes of a mail whose attempt failed. `attempts` counts this one; `random` is 0 ≤ r < 1.
 * A permanent refusal ends it; so do three days of at least twelve failures; else twice the wait of the time
 * before, up to an hour.
 */
export function afterFailure(
  failure: DeliveryFailure,
  { attempts, createdAt }: { attempts: number; createdAt: Date },
  now: Date,
  random: number,
) {
  const lastError = failure.reason.slice(0, 500)
  const isGivenUp = attempts >= MAX_MAIL_ATTEMPTS && now.getTime() - createdAt.getTime() >= GIVE_UP_AFTER_MS
  if (failure.isPermanent || isGivenUp) return { state: 'dead' as const, lastError }
  const wait = Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LONGEST_RETRY_MS)
  const jittered = wait * (1 + JITTER * (2 * random - 1))
  return { state: 'queued' as const, lastError, nextAttemptAt: new Date(now.getTime() + jittered) }
}

/**
 * Final is only a 5xx about this mail: its recipient (RCPT TO) or its content (DATA). A wrong password, a sender
 * the server does not accept, a relay it denies are the configuration's fault and hit every mail: they wait
 * until somebody has put it right.
 */
export function failureOf(error: unknown): DeliveryFailure {
  const smtp = error as SmtpError
  const isAboutMail = smtp.command === 'RCPT TO' || smtp.command === 'DATA'
  const isPermanent = isAboutMail && isFinal(smtp.responseCode) && !isConfiguration(smtp)
  const isServerDown = !isAboutMail && smtp.command !== 'MAIL FROM' && smtp.command !== 'API'
  return {
    isPermanent,
    isAddressRefused: isPermanent && smtp.command === 'RCPT TO' && !isMailboxFull(smtp),
    isServerDown: isServerDown && smtp.command !== undefined,
    reason: (isAboutMail && smtp.response) || (smtp.message ?? String(error)),
  }
}

function isFinal(code: number | undefined) {
  return code !== undefined && code >= 500 && code < 600
}

/** 552, 5.2.2: the mailbox is there and takes nothing more. */
function isMailboxFull({ responseCode, response = '' }: SmtpError) {
  return responseCode === 552 || /^\d{3}[ -]5\.2\.\d+\b/.test(response)
}

/** 530, 534, 535, 538: sign in first, or better. 5.1.7, 5.1.8: bad sender. 5.7.x: not permitted. */
function isConfiguration({ responseCode, response = '' }: SmtpError) {
  return (
    [530, 534, 535, 538].includes(responseCode ?? 0) || /^\d{3}[ -]5\.(?:1\.[78]|7\.\d+)\b/.test(response)
  )
}

/** A mail that is delivered or given up needs its single-use links no longer: they are not kept. */
export function withoutSecrets(message: MailMessage): MailMessage {
  switch (message.kind) {
    case 'invitation':
    case 'password-reset':
      return { ...message, url: '' }
    case 'campaign-invitation':
    case 'reminder':
    case 'signing-invitation':
    case 'signing-reminder':
    case 'signing-ending':
      return { ...message, accountUrl: null }
    case 'signing-code':
      return { ...message, code: '' }
    default:
      return message
  }
}

/** Does the mail hold a link that lets its reader in as the recipient? */
export function hasSecret(message: MailMessage): boolean {
  switch (message.kind) {
    case 'invitation':
    case 'password-reset':
      return message.url !== ''
    case 'campaign-invitation':
    case 'reminder':
    case 'signing-invitation':
    case 'signing-reminder':
    case 'signing-ending':
      return message.accountUrl !== null
    case 'signing-code':
      return message.code !== ''
    default:
      return false
  }
}
