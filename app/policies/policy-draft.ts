import type { Actor } from '#app/accounts/roles.ts'
import { canDraftPolicies, canPublishPolicies } from '#app/accounts/roles.ts'
import type { GradingPolicy } from '#app/grading/types.ts'
import { isSamePolicy } from './same-policy.ts'

export type DraftState = {
  rev: number
  content: GradingPolicy
  contentUpdatedById: string
  publishedVersionId: string | null
  discardedAt: Date | null
}

export type DraftRefusal =
  | { code: 'not-found' }
  | { code: 'not-allowed' }
  /** Published or discarded: nothing can be changed any more. */
  | { code: 'over' }
  /** Somebody changed the draft since the page was opened. */
  | { code: 'changed-meanwhile' }
  | { code: 'version-taken' }
  /** Grades exactly as the version it was made from. */
  | { code: 'nothing-changed' }
  /** Four eyes: who changed last how it grades does not publish it, whoever wrote a note since. */
  | { code: 'own-change' }

export function isOver({ publishedVersionId, discardedAt }: DraftState) {
  return publishedVersionId !== null || discardedAt !== null
}

/** Why the actor cannot change or discard the draft as seen at `rev`; null when it can. */
export function whyNotChangeDraft(draft: DraftState, actor: Actor, rev: number): DraftRefusal | null {
  if (!canDraftPolicies(actor)) return { code: 'not-allowed' }
  if (isOver(draft)) return { code: 'over' }
  return draft.rev === rev ? null : { code: 'changed-meanwhile' }
}

/** Why the actor cannot put the draft into force as seen at `rev`; null when it can. */
export function whyNotPublishDraft(
  draft: DraftState,
  {
    actor,
    rev,
    base,
    isVersionTaken,
  }: { actor: Actor; rev: number; base: GradingPolicy; isVersionTaken: boolean },
): DraftRefusal | null {
  if (!canPublishPolicies(actor)) return { code: 'not-allowed' }
  if (isOver(draft)) return { code: 'over' }
  if (draft.rev !== rev) return { code: 'changed-meanwhile' }
  if (isSamePolicy(draft.content, base)) return { code: 'nothing-changed' }
  if (isVersionTaken) return { code: 'version-taken' }
  return draft.contentUpdatedById === actor.userId ? { code: 'own-change' } : null
}
