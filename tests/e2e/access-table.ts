import { SIGNATORY } from '#tests/support/answering.ts'
import type { Method } from '#tests/support/routes.ts'

/** Who knocks. `stranger`: an owner of another supplier. `disabled`: a person whose account was disabled. */
export const PERSONAS = [
  'nobody',
  'procurement',
  'sqe',
  'integrity',
  'committee',
  'viewer',
  'admin',
  'contributor',
  'signatory',
  'owner',
  'stranger',
  'disabled',
] as const
export type Persona = (typeof PERSONAS)[number]

const BUYERS = ['procurement', 'sqe', 'integrity', 'committee', 'viewer', 'admin'] as const
const MANAGERS = ['procurement', 'admin'] as const
const REVIEWERS = ['procurement', 'sqe'] as const
const ADMINS = ['admin'] as const
/** People of the supplier that the record belongs to. */
const OWN = ['contributor', 'signatory', 'owner'] as const
const OWNERS = ['owner', 'stranger'] as const
/** Pages about "my company": a stranger has one, too. */
const SUPPLIERS = [...OWN, 'stranger'] as const
const SUBMISSION = { declaration: 'accepted', ...SIGNATORY }
const SAVE = { key: 'access-table', changes: [{ itemCode: 'SOC-02', baseRev: 0, values: {} }] }
const SIGNED_IN = [...BUYERS, ...SUPPLIERS] as const

/** How far one of the company's corrective actions is. */
type ActionSubject = 'action-implementing' | 'action-verifying' | 'action-closed'

/** Which records an address is tried with, where it is not what the company is answering now. */
export type Subject =
  | 'submitted'
  | 'published'
  | 'draft'
  | 'buyer-person'
  | 'round'
  | 'round-open'
  | 'round-draft'
  | 'action-draft'
  | 'audit-planned'
  | 'audit-going-on'
  | 'audit-issued'
  | ActionSubject

/**
 * `allowed`: who is answered; anybody else signed in gets 404, nobody is led to the sign-in page.
 * `refuses`: what nobody gets instead, at an address that machines talk to or that is over.
 */
export type Row = {
  path: string
  method: Method
  allowed: readonly Persona[] | 'everybody'
  on?: Subject
  query?: string
  refuses?: 401 | 404
  /** Answered the same whether the record is there or not: ending what has ended, say. */
  evenIfMissing?: true
  /** What is posted; nothing at all otherwise. */
  form?: Record<string, string>
  json?: unknown
}

function get(path: string, allowed: Row['allowed'], on?: Subject): Row {
  return { path, method: 'GET', allowed, ...(on && { on }) }
}

function post(path: string, allowed: Row['allowed'], on?: Subject): Row {
  return { path, method: 'POST', allowed, ...(on && { on }) }
}

/** An address that only takes posts and leads whoever follows it by mistake to the page it belongs to. */
function leads(path: string): Row {
  return get(path, 'everybody')
}

const PUBLIC: readonly Row[] = [
  get('/healthz', 'everybody'),
  get('/sign-in', 'everybody'),
  post('/sign-in', 'everybody'),
  leads('/sign-out'),
  post('/sign-out', 'everybody'),
  leads('/locale'),
  post('/locale', 'everybody'),
  leads('/theme'),
  post('/theme', 'everybody'),
  get('/invitation', 'everybody'),
  post('/invitation', 'everybody'),
  get('/invitation/:token', 'everybody'),
  get('/password-reset', 'everybody'),
  post('/password-reset', 'everybody'),
  get('/password-reset/:token', 'everybody'),
  get('/password-reset/new', 'everybody'),
  post('/password-reset/new', 'everybody'),
  { ...get('/set-up', []), refuses: 404 },
  { ...post('/set-up', []), refuses: 404 },
]

const OWN_ACCOUNT: readonly Row[] = [
  get('/', SIGNED_IN),
  get('/account', SIGNED_IN),
  post('/account', SIGNED_IN),
  get('/account/password', SIGNED_IN),
  post('/account/password', SIGNED_IN),
  leads('/account/sessions'),
  post('/account/sessions', SIGNED_IN),
  leads('/account/sessions/:sessionId'),
  { ...post('/account/sessions/:sessionId', SIGNED_IN), evenIfMissing: true },
]

const SUPPLIER: readonly Row[] = [
  get('/home', SUPPLIERS),
  get('/colleagues', OWNERS),
  post('/colleagues', OWNERS),
  get('/assessments/:assessmentId', OWN),
  get('/assessments/:assessmentId/sections/:dimension', OWN),
  post('/assessments/:assessmentId/sections/:dimension', OWN),
  get('/assessments/:assessmentId/check', OWN),
  get('/assessments/:assessmentId/submission', OWN),
  { ...post('/assessments/:assessmentId/submission', OWN), form: SUBMISSION },
  { ...post('/api/assessments/:assessmentId/answers', OWN), json: SAVE, refuses: 401 },
  post('/assessments/:assessmentId/evidence', OWN),
  get('/assessments/:assessmentId/extension', OWN),
  post('/assessments/:assessmentId/extension', OWN),
  get('/assessments/:assessmentId/decline', OWN),
  post('/assessments/:assessmentId/decline', OWN),
  post('/assessments/:assessmentId/decline/withdrawal', OWN),
  post('/assessments/:assessmentId/evidence/:evidenceId/removal', OWN),
]

const BOTH_SIDES: readonly Row[] = [
  get('/assessments/:assessmentId/answers', [...OWN, ...BUYERS]),
  get('/assessments/:assessmentId/answers', [...BUYERS, ...OWN], 'submitted'),
  get('/assessments/:assessmentId/result', [...BUYERS, ...OWN], 'published'),
  get('/assessments/:assessmentId/receipts/:kind', [...BUYERS, ...OWN], 'published'),
  get('/assessments/:assessmentId/evidence/:evidenceId', [...BUYERS, ...OWN], 'submitted'),
  get('/assessments/:assessmentId/comments', [...OWN, ...BUYERS]),
  post('/assessments/:assessmentId/items/:itemCode/comments', [...OWN, ...REVIEWERS]),
  // What a supplier has not sent yet is its own affair.
  get('/assessments/:assessmentId/evidence/:evidenceId', OWN),
]

const BUYER: readonly Row[] = [
  get('/overview', BUYERS),
  get('/suppliers', BUYERS),
  get('/suppliers/new', MANAGERS),
  post('/suppliers/new', MANAGERS),
  get('/suppliers/imports', MANAGERS),
  post('/suppliers/imports', MANAGERS),
  get('/suppliers/imports/template', MANAGERS),
  get('/suppliers/imports/:importId', MANAGERS),
  get('/suppliers/imports/:importId/columns', MANAGERS),
  post('/suppliers/imports/:importId/columns', MANAGERS),
  get('/suppliers/imports/:importId/marked', MANAGERS),
  post('/suppliers/imports/:importId/decisions', MANAGERS),
  post('/suppliers/imports/:importId/check', MANAGERS),
  post('/suppliers/imports/:importId/application', MANAGERS),
  post('/suppliers/imports/:importId/disposal', MANAGERS),
  get('/suppliers/:supplierId', BUYERS),
  get('/suppliers/:supplierId/edit', MANAGERS),
  post('/suppliers/:supplierId/edit', MANAGERS),
  get('/suppliers/:supplierId/contacts', MANAGERS),
  post('/suppliers/:supplierId/contacts', MANAGERS),
  post('/suppliers/:supplierId/contacts/:userId/invitation', MANAGERS),
  get('/suppliers/:supplierId/contacts/:userId/address', MANAGERS),
  post('/suppliers/:supplierId/contacts/:userId/address', MANAGERS),
  get('/suppliers/:supplierId/documents', BUYERS),
  get('/suppliers/:supplierId/mails', BUYERS),
  get('/suppliers/:supplierId/mails/:mailId', BUYERS),
  get('/suppliers/:supplierId/history', BUYERS),
  get('/suppliers/:supplierId/status', MANAGERS),
  post('/suppliers/:supplierId/status', MANAGERS),
  get('/suppliers/:supplierId/closing', MANAGERS),
  post('/suppliers/:supplierId/closing', MANAGERS),
  get('/suppliers/:supplierId/reopening', MANAGERS),
  post('/suppliers/:supplierId/reopening', MANAGERS),
  post('/suppliers/selection', MANAGERS),
  get('/suppliers/changes', MANAGERS),
  post('/suppliers/changes', MANAGERS),
  get('/sites', BUYERS),
  get('/sites/new', MANAGERS),
  post('/sites/new', MANAGERS),
  get('/sites/:siteId', MANAGERS),
  post('/sites/:siteId', MANAGERS),
  post('/sites/:siteId/closing', MANAGERS),
  post('/sites/:siteId/reopening', MANAGERS),
  get('/campaigns', BUYERS),
  get('/campaigns/new', MANAGERS),
  post('/campaigns/new', MANAGERS),
  get('/campaigns/:campaignId', BUYERS),
  get('/campaigns/:campaignId', BUYERS, 'draft'),
  get('/campaigns/:campaignId/changes', MANAGERS, 'draft'),
  post('/campaigns/:campaignId/changes', MANAGERS, 'draft'),
  get('/campaigns/:campaignId/population', MANAGERS, 'draft'),
  post('/campaigns/:campaignId/population', MANAGERS, 'draft'),
  get('/campaigns/:campaignId/mails', MANAGERS, 'draft'),
  post('/campaigns/:campaignId/mails', MANAGERS, 'draft'),
  get('/campaigns/:campaignId/reviewers', MANAGERS, 'draft'),
  post('/campaigns/:campaignId/reviewers', MANAGERS, 'draft'),
  get('/campaigns/:campaignId/form', MANAGERS, 'draft'),
  post('/campaigns/:campaignId/opening', MANAGERS, 'draft'),
  get('/campaigns/:campaignId/extension', MANAGERS),
  post('/campaigns/:campaignId/extension', MANAGERS),
  get('/campaigns/:campaignId/additions', MANAGERS),
  post('/campaigns/:campaignId/additions', MANAGERS),
  get('/campaigns/:campaignId/handover', MANAGERS),
  post('/campaigns/:campaignId/handover', MANAGERS),
  get('/campaigns/:campaignId/suppliers/:assessmentId', BUYERS),
  get('/campaigns/:campaignId/suppliers/:assessmentId/extension', MANAGERS),
  post('/campaigns/:campaignId/suppliers/:assessmentId/extension', MANAGERS),
  post('/campaigns/:campaignId/suppliers/:assessmentId/reviewer', MANAGERS),
  post('/campaigns/:campaignId/suppliers/:assessmentId/invitation', MANAGERS),
  post('/campaigns/:campaignId/suppliers/:assessmentId/exemption-end', MANAGERS),
  get('/extensions', BUYERS),
  get('/extensions/:requestId', BUYERS),
  post('/extensions/:requestId', MANAGERS),
  { ...get('/campaigns/:campaignId/exemptions', MANAGERS), query: '?assessmentId=:assessmentId' },
  post('/campaigns/:campaignId/exemptions', MANAGERS),
  post('/campaigns/:campaignId/discarding', MANAGERS, 'draft'),
  get('/campaigns/:campaignId/closing', MANAGERS),
  post('/campaigns/:campaignId/closing', MANAGERS),
  post('/campaigns/:campaignId/publication', REVIEWERS),
  post('/campaigns/:campaignId/grades', REVIEWERS),
  get('/campaigns/:campaignId/board', BUYERS),
  get('/campaigns/:campaignId/board/dimensions', BUYERS),
  get('/campaigns/:campaignId/board/changes', BUYERS),
  get('/campaigns/:campaignId/board/results', BUYERS),
  get('/campaigns/:campaignId/response', BUYERS),
  get('/campaigns/:campaignId/stalls', BUYERS),
  get('/campaigns/:campaignId/classification.pdf', BUYERS),
  get('/campaigns/:campaignId/classification.xlsx', BUYERS),
  get('/exports/:table', BUYERS),
  get('/reviews', BUYERS),
  get('/reviews/:assessmentId', BUYERS, 'submitted'),
  get('/reviews/:assessmentId/items/:itemCode', BUYERS, 'submitted'),
  post('/reviews/:assessmentId/items/:itemCode', REVIEWERS, 'submitted'),
  post('/reviews/:assessmentId/acceptance', REVIEWERS, 'submitted'),
  get('/reviews/:assessmentId/returns', REVIEWERS, 'submitted'),
  post('/reviews/:assessmentId/returns', REVIEWERS, 'submitted'),
  post('/reviews/:assessmentId/recall', REVIEWERS, 'submitted'),
  post('/reviews/:assessmentId/verification', REVIEWERS, 'submitted'),
  post('/reviews/:assessmentId/publication', REVIEWERS, 'submitted'),
  post('/reviews/:assessmentId/reopening', REVIEWERS, 'submitted'),
]

/** Managers draft a grading policy; another person, of the committee or an administrator, publishes it. */
const POLICIES: readonly Row[] = [
  get('/policies', BUYERS),
  get('/policies/:versionId', BUYERS),
  leads('/policies/drafts'),
  post('/policies/drafts', MANAGERS),
  get('/policies/drafts/:draftId', BUYERS),
  post('/policies/drafts/:draftId', MANAGERS),
  get('/policies/drafts/:draftId/preview', [...MANAGERS, 'committee']),
  post('/policies/drafts/:draftId/publication', ['committee', 'admin']),
  post('/policies/drafts/:draftId/discarding', MANAGERS),
]

/** The agreement tried here is one of the integrity function: it alone drafts, approves and publishes it. */
const AGREEMENT_TEXTS: readonly Row[] = [
  get('/agreement-templates', BUYERS),
  get('/agreement-templates/new', [...MANAGERS, 'integrity']),
  post('/agreement-templates/new', [...MANAGERS, 'integrity']),
  get('/agreement-templates/:templateId', BUYERS),
  leads('/agreement-templates/versions'),
  post('/agreement-templates/versions', [...MANAGERS, 'integrity']),
  get('/agreement-templates/versions/:agreementVersionId', BUYERS),
  get('/agreement-templates/versions/:agreementVersionId/differences', BUYERS),
  get('/agreement-templates/versions/:agreementVersionId/text.pdf', BUYERS),
  get('/agreement-templates/versions/:agreementVersionId/edit', ['integrity']),
  post('/agreement-templates/versions/:agreementVersionId/edit', ['integrity']),
  post('/agreement-templates/versions/:agreementVersionId/approval', ['integrity']),
  post('/agreement-templates/versions/:agreementVersionId/publication', ['integrity']),
  post('/agreement-templates/versions/:agreementVersionId/discarding', ['integrity']),
]

/** What a company is asked to sign; the agreement is one of the integrity function, which may also counter-sign it. */
const MAY_SIGN = ['signatory', 'owner'] as const
const OF_AGREEMENT = '?agreement=:agreementCode'
const SIGNINGS: readonly Row[] = [
  get('/signings', SUPPLIERS),
  get('/signings/:signingId', OWN),
  get('/signings/:signingId/text.pdf', OWN),
  get('/signings/:signingId/document', OWN),
  get('/signings/:signingId/signature', MAY_SIGN),
  post('/signings/:signingId/signature', MAY_SIGN),
  get('/signings/:signingId/reply', MAY_SIGN),
  post('/signings/:signingId/reply', MAY_SIGN),
  post('/signings/:signingId/code', MAY_SIGN),
  post('/signings/:signingId/power-of-attorney', MAY_SIGN),
  get('/agreements', BUYERS),
  { ...get('/agreements/documents.zip', BUYERS), query: OF_AGREEMENT },
  { ...get('/agreements/invitations', ['integrity']), query: OF_AGREEMENT },
  { ...post('/agreements/invitations', ['integrity']), query: OF_AGREEMENT },
  get('/agreements/counter-signing', ['integrity']),
  post('/agreements/counter-signing', ['integrity']),
  post('/agreements/counter-signing/code', ['integrity']),
  get('/agreements/signatories', ADMINS),
  post('/agreements/signatories', ADMINS),
  get('/agreements/signings/:signingId', BUYERS),
  post('/agreements/signings/:signingId', BUYERS),
  get('/agreements/signings/:signingId/document', BUYERS),
  get('/agreements/signings/:signingId/power-of-attorney', BUYERS),
  get('/suppliers/:supplierId/agreements', BUYERS),
  post('/agreements/signatories/:signatoryId/end', ADMINS),
]

/** People of a supplier are managed by its owner and by the buyer's managers, people of the buyer by its administrators. */
const PEOPLE: readonly Row[] = ['invitation', 'roles', 'session-end', 'disablement', 'enablement'].flatMap(
  change => [
    leads(`/people/:userId/${change}`),
    post(`/people/:userId/${change}`, [...MANAGERS, 'owner']),
    post(`/people/:userId/${change}`, ADMINS, 'buyer-person'),
  ],
)

const ADMINISTRATION: readonly Row[] = [
  get('/people', ADMINS),
  post('/people', ADMINS),
  get('/people/:userId', [...MANAGERS, 'owner']),
  get('/people/:userId', ADMINS, 'buyer-person'),
  ...PEOPLE,
  get('/outbox', ADMINS),
  get('/outbox/:mailId', ADMINS),
  post('/outbox/:mailId/retry', ADMINS),
  post('/outbox/retries', ADMINS),
  get('/jobs', ADMINS),
  post('/jobs/:jobName/runs', ADMINS),
  get('/settings', ADMINS),
  post('/settings', ADMINS),
]

const CHANNEL: readonly Row[] = [
  get('/report', 'everybody'),
  post('/report', 'everybody'),
  get('/report/mailbox', 'everybody'),
  post('/report/mailbox', 'everybody'),
  leads('/report/mailbox/messages'),
  post('/report/mailbox/messages', 'everybody'),
]

/** The matters of the integrity function and its registers; figures without content are for the report. */
const INTEGRITY = ['integrity'] as const
const MATTERS: readonly Row[] = [
  get('/matters', INTEGRITY),
  get('/matters/new', INTEGRITY),
  post('/matters/new', INTEGRITY),
  get('/matters/statistics', ['integrity', 'committee', 'viewer']),
  get('/matters/:matterId', INTEGRITY),
  get('/matters/:matterId/steps', INTEGRITY),
  post('/matters/:matterId/steps', INTEGRITY),
  post('/matters/:matterId/confirmation', INTEGRITY),
  post('/matters/:matterId/withdrawal', INTEGRITY),
  get('/matters/:matterId/letters', INTEGRITY),
  post('/matters/:matterId/letters', INTEGRITY),
  get('/matters/:matterId/handling', INTEGRITY),
  post('/matters/:matterId/handling', INTEGRITY),
  get('/matters/:matterId/recusals', INTEGRITY),
  post('/matters/:matterId/recusals', INTEGRITY),
  get('/matters/:matterId/identity', INTEGRITY),
  post('/matters/:matterId/identity', INTEGRITY),
  get('/matters/:matterId/files/:fileId', INTEGRITY),
  get('/registers/gifts', INTEGRITY),
  get('/registers/conflicts', INTEGRITY),
  get('/registers/conflicts/new', INTEGRITY),
  post('/registers/conflicts/new', INTEGRITY),
  get('/registers/conflicts/:conflictId', INTEGRITY),
  post('/registers/conflicts/:conflictId', INTEGRITY),
  post('/registers/conflicts/:conflictId/end', INTEGRITY),
]

const PROOF: readonly Row[] = [
  get('/verify', 'everybody'),
  post('/verify', 'everybody'),
  get('/verify/certificates.pem', 'everybody'),
]

/** The integrity questionnaire: others see who has replied, and the colour. */
const REPLIES: readonly Row[] = [
  get('/integrity', ['integrity', 'procurement', 'committee']),
  get('/integrity/rounds/new', INTEGRITY),
  post('/integrity/rounds/new', INTEGRITY),
  get('/integrity/rounds/:campaignId', INTEGRITY, 'round'),
  get('/integrity/rounds/:campaignId', INTEGRITY, 'round-draft'),
  get('/integrity/rounds/:campaignId/changes', INTEGRITY, 'round-draft'),
  post('/integrity/rounds/:campaignId/changes', INTEGRITY, 'round-draft'),
  post('/integrity/rounds/:campaignId/opening', INTEGRITY, 'round-draft'),
  post('/integrity/rounds/:campaignId/discarding', INTEGRITY, 'round-draft'),
  {
    ...get('/integrity/rounds/:campaignId/exemptions', INTEGRITY, 'round'),
    query: '?assessmentId=:assessmentId',
  },
  post('/integrity/rounds/:campaignId/exemptions', INTEGRITY, 'round'),
  {
    ...get('/integrity/rounds/:campaignId/extensions', INTEGRITY, 'round-open'),
    query: '?assessmentId=:assessmentId',
  },
  post('/integrity/rounds/:campaignId/extensions', INTEGRITY, 'round-open'),
  post('/integrity/rounds/:campaignId/closing', INTEGRITY, 'round'),
  get('/integrity/replies/:assessmentId', INTEGRITY, 'round'),
  post('/integrity/replies/:assessmentId/items/:itemCode/messages', INTEGRITY, 'round'),
  { ...post('/integrity/replies/:assessmentId/flags/:flagId', INTEGRITY, 'round'), form: { reason: 'R-17' } },
]

/** Corrective actions: the company's, just issued; what is proposed is the buyer's own affair. */
const ACTIONS: readonly Row[] = [
  get('/actions', [...BUYERS, ...SUPPLIERS]),
  get('/actions/board', BUYERS),
  get('/actions/board/kpis', BUYERS),
  get('/suppliers/:supplierId/improvement-notice.pdf', [...BUYERS, ...OWN]),
  post('/actions/issuing', REVIEWERS),
  get('/actions/:actionId', [...BUYERS, ...OWN]),
  get('/actions/:actionId', BUYERS, 'action-draft'),
  post('/actions/:actionId/comments', [...REVIEWERS, ...OWN]),
  get('/actions/:actionId/contest', OWN),
  post('/actions/:actionId/contest', OWN),
  get('/actions/:actionId/contest-answer', REVIEWERS),
  post('/actions/:actionId/contest-answer', REVIEWERS),
  get('/actions/:actionId/withdrawal', REVIEWERS),
  post('/actions/:actionId/withdrawal', REVIEWERS),
  get('/actions/:actionId/plan', OWN),
  post('/actions/:actionId/plan', OWN),
  get('/actions/:actionId/plan-decision', REVIEWERS),
  post('/actions/:actionId/plan-decision', REVIEWERS),
  get('/actions/:actionId/extension', OWN),
  post('/actions/:actionId/extension', OWN),
  get('/actions/:actionId/extension-decision', REVIEWERS),
  post('/actions/:actionId/extension-decision', REVIEWERS),
  get('/actions/:actionId/owner', REVIEWERS),
  post('/actions/:actionId/owner', REVIEWERS),
  post('/actions/:actionId/acknowledgement', OWN),
  get('/actions/:actionId/dropping', REVIEWERS, 'action-draft'),
  post('/actions/:actionId/dropping', REVIEWERS, 'action-draft'),
  get('/actions/:actionId/edit', REVIEWERS, 'action-draft'),
  post('/actions/:actionId/edit', REVIEWERS, 'action-draft'),
  get('/actions/:actionId/merging', REVIEWERS, 'action-draft'),
  post('/actions/:actionId/merging', REVIEWERS, 'action-draft'),
  post('/actions/:actionId/issuing', REVIEWERS, 'action-draft'),
  get('/suppliers/:supplierId/actions', BUYERS),
  get('/suppliers/:supplierId/actions/new', REVIEWERS),
  post('/suppliers/:supplierId/actions/new', REVIEWERS),
  post('/reviews/:assessmentId/proposals', REVIEWERS, 'published'),
]

/** The audit tried here is a self-assessment that the company has been notified of. */
const MAY_ARRANGE = [...REVIEWERS, 'committee'] as const
const AUDITS: readonly Row[] = [
  get('/audits', [...BUYERS, ...SUPPLIERS]),
  get('/audits/plan', BUYERS),
  post('/audits/plan', REVIEWERS),
  get('/audits/new', REVIEWERS),
  post('/audits/new', REVIEWERS),
  get('/audits/:auditId', [...OWN, ...BUYERS]),
  get('/audits/:auditId', BUYERS, 'audit-planned'),
  get('/audits/:auditId', [...BUYERS, ...OWN], 'audit-going-on'),
  get('/audits/:auditId', [...OWN, ...BUYERS], 'audit-issued'),
  get('/audits/:auditId/edit', REVIEWERS),
  get('/audits/:auditId/edit', REVIEWERS, 'audit-planned'),
  post('/audits/:auditId/edit', REVIEWERS),
  post('/audits/:auditId/notification', REVIEWERS),
  get('/audits/:auditId/postponement', MAY_ARRANGE),
  post('/audits/:auditId/postponement', MAY_ARRANGE),
  get('/audits/:auditId/cancellation', MAY_ARRANGE),
  post('/audits/:auditId/cancellation', MAY_ARRANGE),
  post('/audits/:auditId/start', REVIEWERS),
  get('/audits/:auditId/self-assessment/:dimension', OWN),
  post('/audits/:auditId/self-assessment/:dimension', OWN),
  post('/audits/:auditId/hand-in', OWN),
  post('/audits/:auditId/acceptance', REVIEWERS),
  get('/audits/:auditId/results/:dimension', REVIEWERS, 'audit-going-on'),
  post('/audits/:auditId/results/:dimension', REVIEWERS, 'audit-going-on'),
  get('/audits/:auditId/findings/new', REVIEWERS, 'audit-going-on'),
  post('/audits/:auditId/findings/new', REVIEWERS, 'audit-going-on'),
  get('/audits/:auditId/findings/:findingId', REVIEWERS, 'audit-going-on'),
  post('/audits/:auditId/findings/:findingId', REVIEWERS, 'audit-going-on'),
  post('/audits/:auditId/findings/:findingId/removal', REVIEWERS, 'audit-going-on'),
  post('/audits/:auditId/files', [...OWN, ...REVIEWERS]),
  get('/audits/:auditId/files/:auditFileId', [...OWN, ...BUYERS]),
  // A paper of the auditor's is the buyer's own affair.
  get('/audits/:auditId/files/:auditFileId', BUYERS, 'audit-going-on'),
  post('/audits/:auditId/files/:auditFileId/removal', OWN),
  post('/audits/:auditId/files/:auditFileId/removal', REVIEWERS, 'audit-going-on'),
  get('/audits/:auditId/issue', REVIEWERS, 'audit-going-on'),
  post('/audits/:auditId/issue', REVIEWERS, 'audit-going-on'),
  post('/audits/:auditId/follow-up', REVIEWERS),
  post('/audits/:auditId/closing', REVIEWERS),
  post('/audits/:auditId/archiving', REVIEWERS),
  get('/audits/:auditId/report.pdf', [...OWN, ...BUYERS], 'audit-issued'),
  get('/suppliers/:supplierId/audits', BUYERS),
]

/** Evidence of corrective actions, its verification, and whether a closure lasted. */
const VERIFICATION: readonly Row[] = [
  get('/actions/:actionId', [...BUYERS, ...OWN], 'action-closed'),
  get('/actions/:actionId/evidence', OWN, 'action-implementing'),
  post('/actions/:actionId/evidence', OWN, 'action-implementing'),
  get('/actions/:actionId/files/:fileId', [...BUYERS, ...OWN], 'action-closed'),
  get('/actions/:actionId/verification', REVIEWERS, 'action-verifying'),
  post('/actions/:actionId/verification', REVIEWERS, 'action-verifying'),
  get('/actions/:actionId/effect', REVIEWERS, 'action-closed'),
  post('/actions/:actionId/effect', REVIEWERS, 'action-closed'),
  get('/actions/:actionId/receipt', [...BUYERS, ...OWN], 'action-closed'),
]

/** What weak grades and silence entail, and what the committee decides. */
const MAY_PROPOSE = [...REVIEWERS, 'committee'] as const
const MEASURES: readonly Row[] = [
  get('/committee', BUYERS),
  get('/committee/cases/:caseId', BUYERS),
  get('/committee/decisions/:decisionId', BUYERS),
  post('/committee/decisions/:decisionId', ['committee']),
  post('/committee/decisions/:decisionId/withdrawal', MAY_PROPOSE),
  get('/committee/decisions/:decisionId/minutes.pdf', BUYERS),
  get('/suppliers/:supplierId/measures', BUYERS),
  get('/suppliers/:supplierId/proposals/:decisionKind', MAY_PROPOSE),
  post('/suppliers/:supplierId/proposals/:decisionKind', MAY_PROPOSE),
]

/** Every address and method: what is not listed here fails the test. */
export const ACCESS: readonly Row[] = [
  ...PUBLIC,
  ...OWN_ACCOUNT,
  ...SUPPLIER,
  ...BOTH_SIDES,
  ...BUYER,
  ...POLICIES,
  ...AGREEMENT_TEXTS,
  ...SIGNINGS,
  ...ADMINISTRATION,
  ...CHANNEL,
  ...MATTERS,
  ...PROOF,
  ...REPLIES,
  ...ACTIONS,
  ...AUDITS,
  ...VERIFICATION,
  ...MEASURES,
]
