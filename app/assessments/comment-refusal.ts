import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { CommentRefusal } from './comment.ts'

/** Why a comment was not added, and what to do. */
export function commentRefusalText(refusal: CommentRefusal, l: LocaleOption) {
  switch (refusal.code) {
    case 'comment-empty':
      return m.checklist_comment_empty({}, l)
    case 'comment-too-long':
      return m.checklist_comment_too_long({ max: String(refusal.max) }, l)
    case 'conversation-closed':
      return m.checklist_comment_closed({}, l)
    default:
      return m.checklist_comment_not_allowed({}, l)
  }
}
