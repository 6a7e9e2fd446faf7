import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { LetterParts, MessageOf } from './letter-parts.ts'
import { Paragraph } from './Letter.tsx'

/** The same whatever was answered. */
export function replyReceived(message: MessageOf<'reply-received'>, l: LocaleOption): LetterParts {
  const { campaignName: campaign, supplierName: supplier, submittedOn: date, url } = message
  return {
    subject: m.mail_reply_received_subject({ campaign }, l),
    heading: m.mail_reply_received_heading({}, l),
    body: (
      <>
        <Paragraph>{m.mail_reply_received_text({ campaign, supplier, date }, l)}</Paragraph>
        <Paragraph>{m.mail_reply_received_next({}, l)}</Paragraph>
      </>
    ),
    action: { label: m.mail_reply_received_action({}, l), url },
  }
}

/** One subject for everything: not even that tells what happened. */
export function replyNews({ news, url }: MessageOf<'reply-news'>, l: LocaleOption): LetterParts {
  return {
    subject: m.mail_reply_news_subject({}, l),
    heading: m.mail_reply_news_heading({}, l),
    body: (
      <>
        <Paragraph>
          {news === 'reply' ? m.mail_reply_news_reply({}, l) : m.mail_reply_news_message({}, l)}
        </Paragraph>
        <Paragraph>{m.mail_reply_news_silent({}, l)}</Paragraph>
      </>
    ),
    action: { label: m.mail_reply_news_action({}, l), url },
  }
}
