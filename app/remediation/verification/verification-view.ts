import type { AnswerValues } from '#app/questionnaires/answers.ts'
import type { LocalizedItem } from '#app/questionnaires/localize.ts'
import type { EffectivenessOutcome, VerificationVerdict } from '../actions/vocabulary.ts'
import type { ScoreAndGrade } from './score-change.ts'

export type FileView = {
  id: string
  fileName: string
  sizeBytes: number
  uploadedAt: Date
  uploadedByName: string
}

export type RoundView = {
  round: number
  summary: string
  answers: Record<string, AnswerValues>
  /** By item: what counted instead, as the verifier found it. */
  corrected: Record<string, AnswerValues>
  files: FileView[]
  submittedAt: Date
  submittedByName: string
  verdict: VerificationVerdict
  verdictReason: string | null
  verifiedAt: Date | null
  /** Null to the supplier. */
  verifiedByName: string | null
}

/** What the cards about evidence and verification show: as their reader may know it. */
export type VerificationView = {
  /** Newest first. */
  rounds: RoundView[]
  /** The items that the rounds answer. */
  items: LocalizedItem[]
  standing: StandingMove | null
  effect: {
    dueAt: Date
    checkedAt: Date | null
    outcome: EffectivenessOutcome | null
    isAwaited: boolean
    mayCheck: boolean
  } | null
}

export type StandingMove = {
  before: ScoreAndGrade
  after: ScoreAndGrade
  /** Calendar day (`YYYY-MM-DD`). */
  effectiveOn: string
  /** The closure did not last. */
  isTakenBack: boolean
  promisedPoints: number
  wonPoints: number | null
}
