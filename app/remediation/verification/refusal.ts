import type { EntryProblem, MissingPart } from '#app/questionnaires/answer-problem.ts'
import type { FileProblem } from '#app/assessments/evidence-store.server.ts'
import type { ActionRefusal } from '../actions/refusal.ts'

/** What is wrong with, or missing from, the new answer to one item. */
export type AnswerProblems = { itemCode: string; problems: EntryProblem[]; missing: MissingPart[] }

export type EvidenceRefusal =
  | ActionRefusal
  | { code: 'summary-required' }
  | { code: 'nothing-handed-in' }
  | { code: 'answers-incomplete'; items: AnswerProblems[] }

export type ActionFileRefusal =
  ActionRefusal | { code: 'too-many-files'; max: number } | { code: FileProblem }

export type ClosureRefusal =
  | ActionRefusal
  | { code: 'invalid-values'; items: AnswerProblems[] }
  | { code: 'trigger-reason-required'; itemCode: string; triggerId: string }
  /** What the closure does to the standing is not what the verifier was shown. */
  | { code: 'effect-changed' }

export type EffectRefusal =
  | ActionRefusal
  /** Nothing is to be looked at: not a critical one, or looked at already. */
  | { code: 'no-check-due' }
  /** That the effect lasts can be said once its time has come. */
  | { code: 'too-early'; dueAt: Date }
