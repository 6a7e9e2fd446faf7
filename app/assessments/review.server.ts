/** The verbs of the review desk, in the order in which an assessment meets them. */
export { listReviewQueue, queueChoices, QUEUE_PAGE_SIZE } from './review-queue.server.ts'
export { takeForReview } from './take-for-review.server.ts'
export { recordVerdict, type NewVerdict } from './record-verdict.server.ts'
export { acceptRemaining } from './accept-remaining.server.ts'
export { recallItems } from './recall-items.server.ts'
export { returnItems, type ReturnedItem } from './return-items.server.ts'
export { itemsWithoutVerdict, reopenReview, verifyAssessment } from './verify-assessment.server.ts'
export { publishAssessment } from './publish-assessment.server.ts'
