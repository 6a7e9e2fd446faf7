import type { ReactNode } from 'react'
import type { MailKind, MailMessage } from './messages.ts'

/** What a letter fills into the one layout. */
export type LetterParts = {
  subject: string
  heading: string
  body: ReactNode
  action?: { label: string; url: string }
}

export type MessageOf<K extends MailKind> = Extract<MailMessage, { kind: K }>
