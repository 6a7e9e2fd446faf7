import type { AssessmentRefusal } from '#app/assessments/assessment-state.ts'
import type { CampaignRefusal } from './campaign-state.ts'
import type { ExtensionRefusal } from './extension.ts'

type NotFound = { code: 'not-found' }
type NotAllowed = { code: 'not-allowed' }

export type CreateRefusal = NotAllowed | { code: 'nothing-published' }
export type OpenRefusal =
  | NotFound
  | NotAllowed
  | CampaignRefusal
  | { code: 'due-date-past' }
  | { code: 'nobody-chosen' }
  | { code: 'too-many'; max: number }
  | { code: 'choice-changed'; expected: number; count: number }
export type ChangeRefusal = NotFound | NotAllowed | CampaignRefusal | { code: 'due-date-earlier' }
export type CloseRefusal = NotFound | NotAllowed | CampaignRefusal
export type PublishRefusal = CloseRefusal | { code: 'unfinished'; count: number }
export type ExemptRefusal = NotFound | NotAllowed | AssessmentRefusal | { code: 'reason-required' }
export type RequestExtensionRefusal = NotFound | ExtensionRefusal | { code: 'reason-required' }
export type DecideExtensionRefusal =
  NotFound | NotAllowed | ExtensionRefusal | { code: 'already-decided' } | { code: 'reason-required' }
export type DeclineRefusal =
  NotFound | NotAllowed | ExtensionRefusal | { code: 'already-declined' } | { code: 'reason-required' }
