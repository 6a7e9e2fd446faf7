/**
 * `dead`: refused for good or given up; shown to the administrator, who can queue it again. `dropped`: when its turn
 * came, what it asks for was no longer wanted.
 */
export const MAIL_STATES = ['queued', 'sent', 'dead', 'dropped'] as const
export type MailState = (typeof MAIL_STATES)[number]

export const MAX_MAIL_ATTEMPTS = 12
