import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { LetterParts, MessageOf } from './letter-parts.ts'
import { Paragraph } from './Letter.tsx'

export function effectDue(message: MessageOf<'effect-due'>, l: LocaleOption): LetterParts {
  const { code, finding, supplierName: supplier, url } = message
  return {
    subject: m.mail_effect_due_subject({ supplier, code }, l),
    heading: m.mail_effect_due_heading({}, l),
    body: (
      <>
        <Paragraph>{m.mail_effect_due_text({ supplier, code }, l)}</Paragraph>
        <Paragraph>
          <strong>{code}</strong> {finding}
        </Paragraph>
      </>
    ),
    action: { label: m.mail_effect_due_action({}, l), url },
  }
}
