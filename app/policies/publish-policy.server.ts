import { newId } from '#app/accounts/token.server.ts'
import { digestOf } from '#app/grading/digest.server.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { whyNotPublishDraft, type DraftRefusal } from './policy-draft.ts'
import { existsPolicyVersion, findDraftById, insertPolicyVersion, updateDraft } from './queries.server.ts'

type Published = { ok: true; id: string; version: string } | { ok: false; refusal: DraftRefusal }

/**
 * Makes a version for ever out of a draft as it was read at `rev`. Campaigns created afterwards use it, drafts may
 * switch to it; every campaign that is open or further keeps the policy it opened with, so no grade moves.
 * Needs a second person: who changed last how the draft grades is refused.
 */
export function publishPolicy(db: Db, context: ActionContext, draftId: string, rev: number): Published {
  return transact(db, (tx): Published => {
    const found = findDraftById(tx, draftId)
    if (!found) return { ok: false, refusal: { code: 'not-found' } }
    const { draft, baseContent, baseVersion } = found
    const { content, note } = draft
    const refusal = whyNotPublishDraft(draft, {
      actor: context.actor,
      rev,
      base: baseContent,
      isVersionTaken: existsPolicyVersion(tx, content.version),
    })
    if (refusal) return { ok: false, refusal }
    const id = newId()
    const digest = digestOf(content)
    insertPolicyVersion(tx, {
      id,
      version: content.version,
      digest,
      content,
      note,
      publishedAt: context.now,
      publishedById: context.actor.userId,
    })
    updateDraft(tx, draftId, { publishedVersionId: id, updatedAt: context.now })
    const data = { draftId, versionId: id, version: content.version, digest, base: baseVersion }
    recordEvent(tx, context, 'policy.published', {}, data)
    return { ok: true, id, version: content.version }
  })
}
