import { canManageAgreements, type Actor } from '#app/accounts/roles.ts'
import { fieldsOf, fillFields, missingFields, type FieldValues, type TextField } from './text-fields.ts'
import { isSameContent, type VersionContent } from './version-content.ts'
import type { AgreementKind, VersionState } from './vocabulary.ts'

export type VersionStanding = VersionContent & {
  number: number
  state: VersionState
  rev: number
  contentUpdatedById: string | null
  approvedById: string | null
}

export type VersionRefusal =
  | { code: 'not-found' }
  | { code: 'not-allowed' }
  /** It is in another state than the step starts from. */
  | { code: 'wrong-state'; state: VersionState }
  /** The draft, or what is filled into it, has changed since the page was opened. */
  | { code: 'changed-meanwhile' }
  /** Four eyes: who changed the text last does not approve it. */
  | { code: 'own-change' }
  /** Four eyes: who approved the text does not publish it. */
  | { code: 'own-approval' }
  | { code: 'fields-empty'; fields: TextField[] }
  | { code: 'fields-unknown'; names: string[] }
  /** Reads and is signed exactly as the version in force. */
  | { code: 'nothing-changed' }
  /** A later version has been in force already. */
  | { code: 'older' }

/** Why the actor cannot change the draft as seen at `rev`; null when it can. */
export function whyNotChangeVersion(
  version: VersionStanding,
  { actor, kind, rev }: { actor: Actor; kind: AgreementKind; rev: number },
): VersionRefusal | null {
  if (!canManageAgreements(actor, kind)) return { code: 'not-allowed' }
  if (version.state !== 'draft') return { code: 'wrong-state', state: version.state }
  return version.rev === rev ? null : { code: 'changed-meanwhile' }
}

export type ApprovalSituation = {
  actor: Actor
  kind: AgreementKind
  rev: number
  /** What the fields of the text are filled with. */
  values: FieldValues
  /** The version in force, as it reads. */
  current: VersionContent | null
}

/** Why the actor cannot approve the draft as seen at `rev`; null when it can. */
export function whyNotApproveVersion(
  version: VersionStanding,
  { actor, kind, rev, values, current }: ApprovalSituation,
): VersionRefusal | null {
  const refusal = whyNotChangeVersion(version, { actor, kind, rev })
  if (refusal) return refusal
  const { unknown } = fieldsOf(version)
  if (unknown.length > 0) return { code: 'fields-unknown', names: unknown }
  const missing = missingFields(version, values)
  if (missing.length > 0) return { code: 'fields-empty', fields: missing }
  if (version.contentUpdatedById === actor.userId) return { code: 'own-change' }
  const asRead = { ...version, ...fillFields(version, values) }
  return current && isSameContent(current, asRead) ? { code: 'nothing-changed' } : null
}

/** Why the actor cannot put the approved version into force; null when it can. `newest`: number ever in force. */
export function whyNotPublishVersion(
  version: VersionStanding,
  { actor, kind, newest }: { actor: Actor; kind: AgreementKind; newest: number },
): VersionRefusal | null {
  if (!canManageAgreements(actor, kind)) return { code: 'not-allowed' }
  if (version.state !== 'approved') return { code: 'wrong-state', state: version.state }
  if (version.number < newest) return { code: 'older' }
  return version.approvedById === actor.userId ? { code: 'own-approval' } : null
}

/** Why the actor cannot let the version go; null when it can. What has been in force stays. */
export function whyNotDiscardVersion(
  version: VersionStanding,
  { actor, kind }: { actor: Actor; kind: AgreementKind },
): VersionRefusal | null {
  if (!canManageAgreements(actor, kind)) return { code: 'not-allowed' }
  const isOpen = version.state === 'draft' || version.state === 'approved'
  return isOpen ? null : { code: 'wrong-state', state: version.state }
}
