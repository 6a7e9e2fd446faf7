import { isSupplier, type Actor } from '#app/accounts/roles.ts'
import type { AssessmentState } from './assessment-state.ts'

/** Characters of one comment. */
export const COMMENT_MAX_LENGTH = 2000

export type Side = 'supplier' | 'buyer'

/** What one side said about an item, as its reader may know it. */
export type CommentView = {
  id: string
  body: string
  from: Side
  /** The supplier reads the buyer as one: the name of the organisation. */
  authorName: string
  writtenAt: Date
}

/** A comment as JSON carries it: the time as text. */
export type SentComment = Omit<CommentView, 'writtenAt'> & { writtenAt: string }

export type CommentRefusal =
  | { code: 'not-found' }
  | { code: 'not-allowed' }
  | { code: 'unknown-item' }
  /** The assessment is over: published, exempted or closed without a reply. */
  | { code: 'conversation-closed' }
  | { code: 'comment-empty' }
  | { code: 'comment-too-long'; max: number }

const OVER: readonly AssessmentState[] = ['published', 'no-response', 'exempt']

/** Buyer and supplier can talk about items until the result is out, also while answers are locked. */
export function isConversationOpen({ state }: { state: AssessmentState }) {
  return !OVER.includes(state)
}

/** Why `body` cannot be added to an item; null when it can. */
export function whyNotComment(assessment: { state: AssessmentState }, body: string): CommentRefusal | null {
  if (!isConversationOpen(assessment)) return { code: 'conversation-closed' }
  if (body === '') return { code: 'comment-empty' }
  return body.length > COMMENT_MAX_LENGTH ? { code: 'comment-too-long', max: COMMENT_MAX_LENGTH } : null
}

export function sideOf(actor: Actor): Side {
  return isSupplier(actor) ? 'supplier' : 'buyer'
}

/** Whether the last word on an item is the other side's. `comments`: of one item, oldest first. */
export function isAwaitingReply(comments: readonly { from: Side }[] | undefined, side: Side) {
  const last = comments?.at(-1)
  return last !== undefined && last.from !== side
}

/** Comments that came as JSON, as a page reads them. */
export function receivedComments(sent: readonly SentComment[]): CommentView[] {
  return sent.map(comment => ({ ...comment, writtenAt: new Date(comment.writtenAt) }))
}
