/** Makers of test data: everything is defaulted but the records a row belongs to. */
export { createAgreementTemplate, createAgreementVersion } from './agreements.ts'
export { answerEverything, createEvidence } from './answers.ts'
export { createAssessment, createCampaign, type AssessmentRow, type CampaignRow } from './campaigns.ts'
export { publishTestContent, TEST_POLICY, testQuestionnaire, type PublishedContent } from './content.ts'
export { exampleAnswer } from './example-answer.ts'
export { acting, createOrganisation, createSession, createUser } from './people.ts'
export {
  createAction,
  createAudit,
  createCase,
  createDecision,
  createPlan,
  createStandingReceipt,
} from './remediation.ts'
export { MADE_AT, nextNumber } from './sequence.ts'
export { createSite, createSupplier, serveSites, type SiteRow, type SupplierRow } from './suppliers.ts'
