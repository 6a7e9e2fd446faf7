import { canAnswer, canManageActions, isSupplier, type Actor } from '#app/accounts/roles.ts'
import { newId } from '#app/accounts/token.server.ts'
import type { CommentView } from '#app/assessments/comment.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { findActionComments, findLatestActionComment, insertActionComment } from './comment-queries.server.ts'
import { refused } from '#app/http/refusal.ts'
import type { ActionResult, ActionVerbRefusal } from './refusal.ts'
import { findVisibleAction, recordActionEvent } from './take-action-step.server.ts'
import { tellOwnerOfAction, tellSupplierOfAction } from './tell.server.ts'

const HOUR_MS = 3_600_000

/** Who may write about an action: whoever answers at the supplier, whoever works on actions at the buyer. */
export function canCommentActions(actor: Actor) {
  return canAnswer(actor) || canManageActions(actor)
}

/**
 * Adds what one side says about an issued action and tells the other by mail, at most once an hour. The same words again
 * by the same person are not added twice, so that a double click is harmless. An action that has ended can be spoken of.
 */
export function commentAction(
  db: Db,
  context: ActionContext,
  actionId: string,
  given: string,
): ActionResult<ActionVerbRefusal> {
  const { actor, now } = context
  const body = given.replace(/\r\n?/g, '\n').trim()
  return transact(db, (tx): ActionResult<ActionVerbRefusal> => {
    const action = findVisibleAction(tx, actor, actionId)
    if (!action) return refused({ code: 'not-found' })
    if (!canCommentActions(actor)) return refused({ code: 'not-allowed' })
    if (!action.issuedAt) return refused({ code: 'wrong-state', state: action.state, needs: [] })
    if (body === '') return refused({ code: 'comment-empty' })
    const latest = findLatestActionComment(tx, actionId)
    if (latest?.body === body && latest.authorId === actor.userId) return { ok: true }
    const id = newId()
    const isFromSupplier = isSupplier(actor)
    insertActionComment(tx, { id, actionId, body, authorId: actor.userId, isFromSupplier, writtenAt: now })
    recordActionEvent(tx, context, 'action.commented', action, { commentId: id, comment: body })
    const mail = { key: String(Math.floor(now.getTime() / HOUR_MS)), note: body }
    if (isFromSupplier) tellOwnerOfAction(tx, now, action, { reply: 'commented', ...mail })
    else tellSupplierOfAction(tx, now, action, { news: 'commented', ...mail })
    return { ok: true }
  })
}

/** What both sides have said, oldest first. To the supplier the buyer speaks under the name of its organisation. */
export function commentsOfAction(db: Db, actor: Actor, actionId: string, locale: Locale): CommentView[] {
  const organisation = isSupplier(actor) ? requireOrganisationName(db, locale) : null
  return findActionComments(db, actionId).map(({ id, body, writtenAt, isFromSupplier, authorName }) => ({
    id,
    body,
    writtenAt,
    from: isFromSupplier ? 'supplier' : 'buyer',
    authorName: isFromSupplier ? authorName : (organisation ?? authorName),
  }))
}
