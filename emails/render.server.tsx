import { render, toPlainText } from '@react-email/render'
import type { Locale } from '#app/i18n/locale.ts'
import { m } from '#app/paraglide/messages.js'
import { letterFor } from './letters.tsx'
import { Letter } from './Letter.tsx'
import type { MailMessage } from './messages.ts'

/** Subject, HTML and plain text of a mail in the recipient's language. Names and comments are escaped. */
export async function renderMail(message: MailMessage, locale: Locale) {
  const l = { locale }
  const { subject, heading, body, action } = letterFor(message, l)
  const html = await render(
    <Letter
      lang={locale}
      preview={heading}
      heading={heading}
      greeting={m.mail_greeting({ name: message.recipientName }, l)}
      action={action}
      footer={m.mail_footer({ organisation: message.organisationName }, l)}
    >
      {body}
    </Letter>,
  )
  return { subject, html, text: toPlainText(html) }
}

/** The subject alone, for lists of mail. */
export function mailSubject(message: MailMessage, locale: Locale) {
  return letterFor(message, { locale }).subject
}

/** Where the mail's button leads; null once the single-use link is no longer kept. */
export function mailAction(message: MailMessage, locale: Locale) {
  const { action } = letterFor(message, { locale })
  return action?.url ? action : null
}
