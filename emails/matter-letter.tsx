import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { LetterParts, MessageOf } from './letter-parts.ts'
import { Paragraph } from './Letter.tsx'
import type { MatterNews } from './messages.ts'

const TEXTS: Record<MatterNews, (words: Record<never, never>, l: LocaleOption) => string> = {
  new: m.mail_matter_new,
  message: m.mail_matter_message,
  limit: m.mail_matter_limit,
  confirm: m.mail_matter_confirm,
  assigned: m.mail_matter_assigned,
  nobody: m.mail_matter_nobody,
}

/** The same subject for everything: not even that tells what happened. */
export function matterNews({ news, url }: MessageOf<'matter-news'>, l: LocaleOption): LetterParts {
  return {
    subject: m.mail_matter_subject({}, l),
    heading: m.mail_matter_heading({}, l),
    body: (
      <>
        <Paragraph>{TEXTS[news]({}, l)}</Paragraph>
        <Paragraph>{m.mail_matter_silent({}, l)}</Paragraph>
      </>
    ),
    action: { label: m.mail_matter_action({}, l), url },
  }
}
