import type { CommentView } from '#app/assessments/comment.ts'
import type { ExtensionDecision } from '#app/campaigns/extension.ts'
import type { ActionState, ActionStep } from './action-state.ts'
import type { ActionSource, PlanDecision, Severity } from './vocabulary.ts'

type Coded = { id: string; code: string }

/** What the cards of an action's page show: as its reader may know it. */
export type ActionPage = {
  action: {
    id: string
    code: string
    rev: number
    state: ActionState
    severity: Severity
    source: ActionSource
    finding: string
    requirement: string
    assessmentId: string | null
    auditId: string | null
    issuedAt: Date | null
    dueAt: Date | null
    firstDueAt: Date | null
    contestedAt: Date | null
    contestReason: string | null
    contestAnswer: string | null
    endedAt: Date | null
    endReason: string | null
    promisedPoints: number
    wonPoints: number | null
  }
  /** Read by the supplier itself. */
  isOwn: boolean
  now: Date
  today: string
  supplier: { id: string; code: string; nameZh: string; nameEn: string }
  ownerName: string | null
  isOwnerUnfit: boolean
  daysBySeverity: number
  items: ActionPageItem[]
  plans: ActionPagePlan[]
  extension: {
    latestOn: string | null
    mayAsk: boolean
    mayDecide: boolean
    request: ActionPageRequest | null
  }
  comments: CommentView[]
  repeatOf: Coded | null
  mergedInto: Coded | null
  may: { steps: ActionStep[]; comment: boolean; manage: boolean }
}

export type ActionPageItem = {
  itemCode: string
  lostPoints: number
  gain: number
  question: string
  good: string | null
  triggers: string[]
}

export type ActionPagePlan = {
  round: number
  containment: string
  rootCause: string
  correctiveAction: string
  prevention: string
  responsible: string
  plannedOn: string
  submittedByName: string
  submittedAt: Date
  decision: PlanDecision
  decisionReason: string | null
  decidedAt: Date | null
}

export type ActionPageRequest = {
  requestedDueAt: Date
  reason: string
  requestedByName: string
  requestedAt: Date
  decision: ExtensionDecision
  grantedDueAt: Date | null
  decisionReason: string | null
}
