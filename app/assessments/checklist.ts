import type { GradingPolicy, Verdict } from '#app/grading/types.ts'
import type { Grade } from '#app/grading/grades.ts'
import type { MissingPart } from '#app/questionnaires/answer-problem.ts'
import type { AnswerValues, ItemAnswer } from '#app/questionnaires/answers.ts'
import { missingFor } from '#app/questionnaires/check-answer.ts'
import type { Dimension, Item, QuestionnaireContent } from '#app/questionnaires/content-schema.ts'
import type { QuestionnaireKind } from '#app/questionnaires/vocabulary.ts'
import type { AnswerContext } from '#app/questionnaires/visible-fields.ts'
import type { CampaignState } from '#app/campaigns/campaign-state.ts'
import type { SupplierCategory, SupplierClass, SupplierRegion } from '#app/suppliers/vocabulary.ts'
import type { AssessmentState } from './assessment-state.ts'
import type { EditRefusal, MissingItem } from './refusal.ts'

/** One assessment as its reader may see it: the verified figures stay null to the supplier until publication. */
export type Assessment = {
  id: string
  kind: QuestionnaireKind
  state: AssessmentState
  category: SupplierCategory
  region: SupplierRegion
  supplierClass: SupplierClass
  isSmallFirm: boolean
  /** The supplier's latest answered assessment before this one, whose answers are offered again. */
  previousId: string | null
  dueAt: Date
  returnRounds: number
  askedItems: number
  completeItems: number
  declinedItems: number
  invitedAt: Date
  openedAt: Date | null
  startedAt: Date | null
  firstSubmittedAt: Date | null
  submittedAt: Date | null
  submittedByName: string | null
  reviewerId: string | null
  reviewerName: string | null
  verifiedAt: Date | null
  publishedAt: Date | null
  exemptReason: string | null
  /** The supplier said that it will not take part. */
  declinedAt: Date | null
  declineReason: string | null
  selfScore: number | null
  selfGrade: Grade | null
  verifiedScore: number | null
  verifiedGrade: Grade | null
  updatedAt: Date
  campaign: {
    id: string
    nameZh: string
    nameEn: string
    year: number
    state: CampaignState
    questionnaireVersionId: string
    policyVersionId: string
  }
  supplier: { id: string; code: string; nameZh: string; nameEn: string }
}

export type AnswerView = {
  /** 0: never saved. */
  rev: number
  values: AnswerValues
  notApplicable: { reason: string } | null
  declined: { reason: string } | null
  isComplete: boolean
  updatedAt: Date
  updatedByName: string
}

export type EvidenceView = {
  id: string
  itemCode: string
  fileName: string
  mediaType: string
  sizeBytes: number
  sha256: string
  uploadedAt: Date
  uploadedByName: string
  /** The file of an earlier assessment that it was taken over from. */
  carriedFromId: string | null
}

/** The revision of no answer. */
export const OUTDATED = -1

export type ReviewView = {
  /** For the next `recordVerdict`; 0 stands for "no verdict yet". */
  rev: number
  verdict: Verdict
  correctedValues: AnswerValues | null
  reason: string | null
  dismissedTriggers: { id: string; reason: string }[]
  raisedTriggers: { id: string; reason: string }[]
  /** Revision of the answer that was judged; `OUTDATED` when the item has to be judged again whatever it says. */
  answerRev: number
  /** Accepted with others, not looked at on its own. */
  isTogether: boolean
  /** False once the answer or its files changed after the verdict: the item needs a new one. */
  isCurrent: boolean
  reviewerName: string
  reviewedAt: Date
}

/** An assessment with everything on it that its reader may see. Records are keyed by item code. */
export type Checklist = {
  assessment: Assessment
  questionnaire: QuestionnaireContent
  policy: GradingPolicy
  /** Dimensions with the items asked of the supplier's category, in questionnaire order. */
  dimensions: Dimension[]
  answers: Record<string, AnswerView>
  evidence: Record<string, EvidenceView[]>
  /** Items of the open return round; empty in every other state. */
  returned: Record<string, { comment: string; round: number }>
  /** Empty to the supplier until publication. */
  reviews: Record<string, ReviewView>
}

export type DimensionProgress = { code: string; asked: number; complete: number }

/** The items asked, in questionnaire order. */
export function askedItems({ dimensions }: Pick<Checklist, 'dimensions'>): Item[] {
  return dimensions.flatMap(dimension => dimension.items)
}

/** What was stored for an item as the rules read it; an item never saved has no answer. */
export function itemAnswer(answer: AnswerView | undefined): ItemAnswer | undefined {
  if (!answer) return undefined
  return {
    values: answer.values,
    ...(answer.notApplicable ? { notApplicable: answer.notApplicable } : {}),
    ...(answer.declined ? { declined: answer.declined } : {}),
  }
}

/** What an item still needs before the checklist can be submitted; empty when it is complete. */
export function missingForItem(checklist: Checklist, item: Item, asOf: string): MissingPart[] {
  const { category, isSmallFirm } = checklist.assessment
  const context: AnswerContext = { category, isSmallFirm, asOf }
  const files = checklist.evidence[item.code]?.length ?? 0
  return missingFor(item, itemAnswer(checklist.answers[item.code]), files, context)
}

/** What the browser must know of the answers that can be changed now, to tell which of its drafts are news. */
export type EditableAnswers = {
  /** The stored revision of each item that can be changed; 0: never saved. */
  revs: Record<string, number>
  submittedAt: Date | null
}

export function editableAnswers(checklist: Checklist): EditableAnswers {
  const { submittedAt } = checklist.assessment
  const codes = editableItems(checklist)
  return {
    revs: Object.fromEntries(codes.map(code => [code, checklist.answers[code]?.rev ?? 0])),
    submittedAt,
  }
}

/** Every incomplete item with what it lacks, in questionnaire order. `asOf`: today's calendar date in China. */
export function missingItems(checklist: Checklist, asOf: string): MissingItem[] {
  return checklist.dimensions.flatMap(({ code: dimension, items }) =>
    items
      .map(item => ({ itemCode: item.code, dimension, missing: missingForItem(checklist, item, asOf) }))
      .filter(({ missing }) => missing.length > 0),
  )
}

/** How far each dimension is. */
export function progressOf(checklist: Checklist, asOf: string): DimensionProgress[] {
  return checklist.dimensions.map(({ code, items }) => ({
    code,
    asked: items.length,
    complete: items.filter(item => missingForItem(checklist, item, asOf).length === 0).length,
  }))
}

/**
 * Why the supplier may not change an item now; null when it may. Before submission everything is open while
 * the round is; after a return the returned items are, whether or not the round has closed meanwhile.
 */
export function whyNotEditable(
  { state, campaignState }: { state: AssessmentState; campaignState: CampaignState },
  isReturned: boolean,
): EditRefusal | null {
  if (state === 'returned') return isReturned ? null : { code: 'not-returned' }
  if (state !== 'invited' && state !== 'in-progress') return { code: 'locked' }
  return campaignState === 'open' ? null : { code: 'campaign-closed' }
}

/** Codes of the items the supplier may change now. */
export function editableItems(checklist: Checklist): string[] {
  const { assessment, returned } = checklist
  const situation = { state: assessment.state, campaignState: assessment.campaign.state }
  return askedItems(checklist)
    .map(item => item.code)
    .filter(code => whyNotEditable(situation, Object.hasOwn(returned, code)) === null)
}
