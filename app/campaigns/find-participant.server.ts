import { canSeeAssessments, type Actor } from '#app/accounts/roles.ts'
import { findAssessment } from '#app/assessments/find-assessment.server.ts'
import type { Db } from '#db/client.server.ts'
import { whyNotExtend } from './extension.ts'
import { findExtensionsByAssessmentId } from './extension-queries.server.ts'
import { findReviewers, findSitesByAssessmentId } from './freeze-queries.server.ts'
import { findAssessmentById } from './queries.server.ts'

/** One supplier in a campaign with what a buyer decides about; null when it is not there or not the actor's to see. */
export function findParticipant(
  db: Db,
  actor: Actor,
  { campaignId, assessmentId }: { campaignId: string; assessmentId: string },
) {
  const assessment = canSeeAssessments(actor) ? findAssessment(db, actor, assessmentId) : null
  const row = assessment && findAssessmentById(db, assessmentId)
  if (!row || row.campaignId !== campaignId) return null
  const { campaign, supplier, reviewerName } = assessment
  const previous = row.previousId ? findAssessment(db, actor, row.previousId) : null
  const { state, dueAt, completeItems, askedItems, exemptReason, declinedAt, declineReason, reviewerId } = row
  return {
    campaign: { id: campaign.id, nameZh: campaign.nameZh, nameEn: campaign.nameEn, state: campaign.state },
    supplier,
    assessment: {
      id: row.id,
      state,
      dueAt,
      completeItems,
      askedItems,
      exemptReason,
      declinedAt,
      declineReason,
      reviewerId,
      reviewerName,
      extensions: row.extensions,
      isSubmitted: row.firstSubmittedAt !== null,
    },
    isAnswering: whyNotExtend({ state, campaignState: campaign.state }) === null,
    previous: previous && { id: previous.id, campaign: previous.campaign },
    sites: findSitesByAssessmentId(db, assessmentId),
    requests: findExtensionsByAssessmentId(db, assessmentId),
    reviewers: findReviewers(db),
  }
}
