import type { EntryProblem, MissingPart } from '#app/questionnaires/answer-problem.ts'
import type { AssessmentRefusal } from './assessment-state.ts'

/** The record is not there, or the actor may not see it: one and the same. */
export type NotFound = { code: 'not-found' }
/** The actor sees the record but may not do this. */
export type NotAllowed = { code: 'not-allowed' }

/** Why nothing of an item can be changed now. */
export type EditRefusal =
  | { code: 'locked' }
  /** The round has been closed by the buyer. */
  | { code: 'campaign-closed' }
  /** After a return, only the returned items are open. */
  | { code: 'not-returned' }
  | { code: 'unknown-item' }

export type EvidenceRefusal = NotFound | EditRefusal | { code: 'too-many-files'; max: number }

export type MissingItem = { itemCode: string; dimension: string; missing: MissingPart[] }

export type SubmissionRefusal =
  | NotFound
  | { code: 'not-signatory' }
  | { code: 'already-submitted' }
  | { code: 'locked' }
  | { code: 'campaign-closed' }
  | { code: 'declaration-incomplete'; fields: ('declarationAccepted' | 'signatoryName' | 'signatoryTitle')[] }
  | { code: 'incomplete'; items: MissingItem[] }

/** The supplier has sent something else since the reviewer looked. */
export type AnswerChanged = { code: 'answer-changed' }

export type VerdictRefusal =
  | NotFound
  | NotAllowed
  | AssessmentRefusal
  | { code: 'unknown-item' }
  /** Someone else recorded a verdict meanwhile; `rev` is the newer one. */
  | { code: 'conflict'; rev: number; reviewerName: string }
  | AnswerChanged
  /** A claim of "not applicable" is confirmed, refused or corrected; anything else is accepted, corrected or rejected. */
  | { code: 'verdict-does-not-fit' }
  | { code: 'reason-required' }
  | { code: 'trigger-reason-required'; triggerId: string }
  | { code: 'unknown-trigger'; triggerId: string }
  | { code: 'invalid-values'; problems: EntryProblem[] }

export type ReviewRefusal = NotFound | NotAllowed | AssessmentRefusal

export type ReturnRefusal =
  | ReviewRefusal
  | { code: 'nothing-returned' }
  | { code: 'unknown-item' }
  | { code: 'comment-required'; itemCode: string }

export type VerificationRefusal = ReviewRefusal | { code: 'missing-verdicts'; items: string[] }
