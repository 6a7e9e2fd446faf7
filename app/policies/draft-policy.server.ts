import { canDraftPolicies } from '#app/accounts/roles.ts'
import { newId } from '#app/accounts/token.server.ts'
import { canonicalJson } from '#app/grading/canonical.ts'
import type { GradingPolicy } from '#app/grading/types.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { transact, type Db } from '#db/client.server.ts'
import { nextVersion } from './next-version.ts'
import { whyNotChangeDraft, type DraftRefusal } from './policy-draft.ts'
import {
  findDraftById,
  findPolicyVersionById,
  findTakenVersions,
  insertDraft,
  updateDraft,
} from './queries.server.ts'
import { isSamePolicy } from './same-policy.ts'

type Drafted = { ok: true; id: string } | { ok: false; refusal: DraftRefusal }
type Changed = { ok: true } | { ok: false; refusal: DraftRefusal }

/** Starts a new policy from a published version, under the next free version of the year. */
export function draftPolicy(db: Db, context: ActionContext, baseVersionId: string): Drafted {
  const { actor, now } = context
  if (!canDraftPolicies(actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  return transact(db, (tx): Drafted => {
    const base = findPolicyVersionById(tx, baseVersionId)
    if (!base) return { ok: false, refusal: { code: 'not-found' } }
    const id = newId()
    const version = nextVersion(findTakenVersions(tx), Number(isoDate(now).slice(0, 4)))
    insertDraft(tx, {
      id,
      baseVersionId,
      content: { ...base.content, version },
      rev: 1,
      createdById: actor.userId,
      createdAt: now,
      updatedById: actor.userId,
      contentUpdatedById: actor.userId,
      updatedAt: now,
    })
    recordEvent(tx, context, 'policy.drafted', {}, { draftId: id, version, base: base.version })
    return { ok: true, id }
  })
}

/**
 * Changes a draft that was read at `rev`. Refuses what somebody else changed meanwhile and what is over. Saving
 * what stands there already changes nothing, not even who edited last; a new note alone leaves open who may publish.
 */
export function changeDraft(
  db: Db,
  context: ActionContext,
  draftId: string,
  { rev, policy, note }: { rev: number; policy: GradingPolicy; note: string },
): Changed {
  return transact(db, (tx): Changed => {
    const found = findDraftById(tx, draftId)
    if (!found) return { ok: false, refusal: { code: 'not-found' } }
    const { draft } = found
    const refusal = whyNotChangeDraft(draft, context.actor, rev)
    if (refusal) return { ok: false, refusal }
    const from = { policy: draft.content, note: draft.note }
    if (canonicalJson(from) === canonicalJson({ policy, note })) return { ok: true }
    updateDraft(tx, draftId, {
      content: policy,
      note,
      rev: rev + 1,
      updatedById: context.actor.userId,
      ...(!isSamePolicy(draft.content, policy) && { contentUpdatedById: context.actor.userId }),
      updatedAt: context.now,
    })
    recordEvent(tx, context, 'policy.changed', {}, { draftId, rev: rev + 1, from, to: { policy, note } })
    return { ok: true }
  })
}

/** Lets a draft go; it stays on record. */
export function discardDraft(db: Db, context: ActionContext, draftId: string, rev: number): Changed {
  return transact(db, (tx): Changed => {
    const found = findDraftById(tx, draftId)
    if (!found) return { ok: false, refusal: { code: 'not-found' } }
    const refusal = whyNotChangeDraft(found.draft, context.actor, rev)
    if (refusal) return { ok: false, refusal }
    updateDraft(tx, draftId, { discardedAt: context.now, updatedAt: context.now })
    recordEvent(tx, context, 'policy.discarded', {}, { draftId, version: found.draft.content.version })
    return { ok: true }
  })
}
