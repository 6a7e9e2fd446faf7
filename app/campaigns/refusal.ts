import type { AssessmentRefusal } from '#app/assessments/assessment-state.ts'
import type { CampaignRefusal } from './campaign-state.ts'
import type { ExtensionDateRefusal, ExtensionRefusal } from './extension.ts'

type NotFound = { code: 'not-found' }
type NotAllowed = { code: 'not-allowed' }

export type CreateRefusal = NotAllowed | { code: 'nothing-published' } | { code: 'unknown-version' }
/** Nobody wants the draft any more. */
type Discarded = { code: 'discarded' }

export type OpenRefusal =
  | NotFound
  | NotAllowed
  | CampaignRefusal
  | Discarded
  | { code: 'due-date-past' }
  | { code: 'nobody-chosen' }
  | { code: 'too-many'; max: number }
  | { code: 'choice-changed'; expected: number; count: number }
export type DraftRefusal = NotFound | NotAllowed | CampaignRefusal | Discarded
export type ChangeRefusal = DraftRefusal | { code: 'unknown-version' }
export type ReviewerPlanRefusal = DraftRefusal | { code: 'no-reviewer' }
export type PopulationRefusal = DraftRefusal | { code: 'too-many'; max: number }
export type CloseRefusal =
  NotFound | NotAllowed | CampaignRefusal | { code: 'extensions-running'; count: number }
export type PublishRefusal = NotFound | NotAllowed | CampaignRefusal | { code: 'unfinished'; count: number }
export type ExemptRefusal =
  NotFound | NotAllowed | AssessmentRefusal | { code: 'campaign-not-open' } | { code: 'reason-required' }
export type RequestExtensionRefusal = NotFound | ExtensionRefusal | { code: 'reason-required' }
export type DecideExtensionRefusal =
  NotFound | NotAllowed | ExtensionRefusal | { code: 'already-decided' } | { code: 'reason-required' }
export type DeclineRefusal =
  NotFound | NotAllowed | ExtensionRefusal | { code: 'already-declined' } | { code: 'reason-required' }
export type ExtendRefusal = NotFound | NotAllowed | ExtensionRefusal
export type AddSuppliersRefusal =
  | NotFound
  | NotAllowed
  | ExtensionDateRefusal
  | CampaignRefusal
  | { code: 'due-date-past' }
  | { code: 'nobody-chosen' }
  | { code: 'not-invitable'; count: number }
  | { code: 'too-many'; max: number }
export type AssignRefusal =
  | NotFound
  | NotAllowed
  | { code: 'already-published' }
  | { code: 'no-reviewer' }
  /** They keep away from the supplier because of a declared relation. */
  | { code: 'recused'; name: string }
  | { code: 'all-recused'; count: number }
export type AskAgainRefusal = NotFound | NotAllowed | ExtensionRefusal | { code: 'not-declined' }

/** Whatever a verb of campaigns can refuse with: one function words them all. */
export type CampaignVerbRefusal =
  | CreateRefusal
  | OpenRefusal
  | ChangeRefusal
  | ReviewerPlanRefusal
  | PopulationRefusal
  | CloseRefusal
  | PublishRefusal
  | ExemptRefusal
  | ExtendRefusal
  | RequestExtensionRefusal
  | DecideExtensionRefusal
  | DeclineRefusal
  | AddSuppliersRefusal
  | AssignRefusal
  | AskAgainRefusal
