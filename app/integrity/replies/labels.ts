import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { FlagColour } from '../flags.ts'
import type { ReplyStatus } from './find-replies.server.ts'
import type { FlagRefusal, FlagState } from './reply-flag.ts'
import type { ReplyGroup } from './reply-search.ts'

type Wording = (words: Record<never, never>, l: LocaleOption) => string

export const STATUS_LABELS: Record<ReplyStatus, Wording> = {
  exempt: m.reply_status_exempt,
  'not-sent': m.reply_status_not_sent,
  sent: m.reply_status_sent,
  opened: m.reply_status_opened,
  'in-progress': m.reply_status_in_progress,
  replied: m.reply_status_replied,
  'no-reply': m.reply_status_no_reply,
}

export const COLOUR_LABELS: Record<FlagColour, Wording> = {
  clear: m.reply_colour_clear,
  amber: m.reply_colour_amber,
  red: m.reply_colour_red,
}

export const GROUP_LABELS: Record<ReplyGroup, Wording> = {
  replied: m.reply_group_replied,
  outstanding: m.reply_group_outstanding,
  'not-sent': m.reply_group_not_sent,
  exempt: m.reply_group_exempt,
}

export const FLAG_STATE_LABELS: Record<FlagState, Wording> = {
  open: m.reply_flag_open,
  accepted: m.reply_flag_accepted,
  matter: m.reply_flag_matter,
}

export function flagRefusalText({ code }: FlagRefusal, l: LocaleOption) {
  if (code === 'reason-required') return m.reply_reason_required({}, l)
  return m.reply_already_decided({}, l)
}
