import { AGREEMENT_KINDS, isIntegrityAgreement, type AgreementKind } from '#app/agreements/vocabulary.ts'
import { profileOf } from '#app/questionnaires/kind-profiles.ts'
import { QUESTIONNAIRE_KINDS, type QuestionnaireKind } from '#app/questionnaires/vocabulary.ts'

/** People of the buyer; one person may hold several. */
export const BUYER_ROLES = ['procurement', 'sqe', 'integrity', 'committee', 'viewer', 'admin'] as const
export type BuyerRole = (typeof BUYER_ROLES)[number]

/** People of a supplier. `owner` manages colleagues, `signatory` submits and signs. */
export const SUPPLIER_ROLES = ['contributor', 'signatory', 'owner'] as const
export type SupplierRole = (typeof SUPPLIER_ROLES)[number]

export const ROLES = [...BUYER_ROLES, ...SUPPLIER_ROLES] as const
export type Role = (typeof ROLES)[number]

/** Roles out of a comma-separated list, in the order of `ROLES`; anything unknown is left out. */
export function toRoles(list: string | null): Role[] {
  const held = new Set((list ?? '').split(','))
  return ROLES.filter(role => held.has(role))
}

export const TOKEN_KINDS = ['invitation', 'password-reset'] as const
export type TokenKind = (typeof TOKEN_KINDS)[number]

/** The signed-in person, passed to every verb and finder. */
export type Actor = {
  userId: string
  name: string
  email: string
  /** Null for people of the buyer. */
  supplierId: string | null
  roles: readonly Role[]
}

export function isBuyer(actor: Actor) {
  return actor.supplierId === null
}

export function isSupplier(actor: Actor): actor is Actor & { supplierId: string } {
  return actor.supplierId !== null
}

/** Sees suppliers, campaigns, assessments and grades. The integrity function works on its own matters. */
export function canSeeAssessments(actor: Actor) {
  return isBuyer(actor) && hasAny(actor, ['procurement', 'sqe', 'committee', 'viewer', 'admin', 'integrity'])
}

export function canManageSuppliers(actor: Actor) {
  return isBuyer(actor) && hasAny(actor, ['procurement', 'admin'])
}

/** Runs the rounds of a kind of questionnaire: of the checklist when none is named. */
export function canManageCampaigns(actor: Actor, kind: QuestionnaireKind = 'esg-checklist') {
  if (profileOf(kind).confidential) return canSeeIntegrity(actor)
  return isBuyer(actor) && hasAny(actor, ['procurement', 'admin'])
}

/** Runs the rounds of at least one kind; which, the round itself says. */
export function managesSomeCampaigns(actor: Actor) {
  return QUESTIONNAIRE_KINDS.some(kind => canManageCampaigns(actor, kind))
}

/** Takes the names and addresses of suppliers' people along: whoever manages suppliers or rounds. */
export function canExportContacts(actor: Actor) {
  return canManageSuppliers(actor) || canManageCampaigns(actor)
}

export function canReview(actor: Actor) {
  return isBuyer(actor) && hasAny(actor, ['sqe', 'procurement'])
}

export function canPublishGrades(actor: Actor) {
  return isBuyer(actor) && hasAny(actor, ['sqe', 'procurement'])
}

/** Prepares a grading policy and sees what it would change. */
export function canDraftPolicies(actor: Actor) {
  return isBuyer(actor) && hasAny(actor, ['procurement', 'admin'])
}

/** Puts a grading policy into force that somebody else changed last. */
export function canPublishPolicies(actor: Actor) {
  return isBuyer(actor) && hasAny(actor, ['committee', 'admin'])
}

/** Reads integrity answers, flags and matters; whoever else may know of them sees a status or a colour. */
export function canSeeIntegrity(actor: Actor) {
  return isBuyer(actor) && hasAny(actor, ['integrity'])
}

/** Reads the agreements of the organisation and their versions. */
export function canSeeAgreements(actor: Actor) {
  return canSeeAssessments(actor)
}

/** Drafts, approves and publishes agreements of this kind, and has them signed. */
export function canManageAgreements(actor: Actor, kind: AgreementKind) {
  return (
    isBuyer(actor) && hasAny(actor, isIntegrityAgreement(kind) ? ['integrity'] : ['procurement', 'admin'])
  )
}

/** The kinds whose agreements the actor keeps, in the order of `AGREEMENT_KINDS`. */
export function managedAgreementKinds(actor: Actor): AgreementKind[] {
  return AGREEMENT_KINDS.filter(kind => canManageAgreements(actor, kind))
}

/** Sees of each supplier whether it has replied to the integrity questionnaire, and the colour of its flags. */
export function canSeeIntegrityStatus(actor: Actor) {
  return isBuyer(actor) && hasAny(actor, ['integrity', 'procurement', 'committee'])
}

/**
 * Reads what suppliers answer to a kind of questionnaire. At the supplier, a confidential one is for those who speak
 * for it.
 */
export function canReadAnswers(actor: Actor, kind: QuestionnaireKind) {
  const { confidential } = profileOf(kind)
  if (isSupplier(actor)) return confidential ? canSubmit(actor) : canAnswer(actor)
  return confidential ? canSeeIntegrity(actor) : canSeeAssessments(actor)
}

/** Reads how many matters there were and how they ended; nothing of any single one. */
export function canSeeMatterStatistics(actor: Actor) {
  return isBuyer(actor) && hasAny(actor, ['integrity', 'committee', 'viewer'])
}

/** Proposes, issues and follows corrective actions, and verifies that they worked. */
export function canManageActions(actor: Actor) {
  return canReview(actor)
}

/** Reads corrective actions: those of its own supplier, or, at the buyer, all. */
export function canSeeActions(actor: Actor) {
  return canAnswer(actor) || canSeeAssessments(actor)
}

/** Proposes what a weak grade entails; somebody else decides. */
export function canProposeMeasures(actor: Actor) {
  return isBuyer(actor) && hasAny(actor, ['procurement', 'sqe', 'committee'])
}

/** Proposes to put off payments: whoever pays the supplier's invoices answers for it. */
export function canProposeDeferral(actor: Actor) {
  return isBuyer(actor) && hasAny(actor, ['procurement'])
}

/** Decides what somebody else has proposed about a supplier. */
export function canDecideMeasures(actor: Actor) {
  return isBuyer(actor) && hasAny(actor, ['committee'])
}

/** Plans audits, records what they find and files them. */
export function canManageAudits(actor: Actor) {
  return canReview(actor)
}

export function canAdminister(actor: Actor) {
  return isBuyer(actor) && hasAny(actor, ['admin'])
}

export function canAnswer(actor: Actor) {
  return isSupplier(actor) && hasAny(actor, SUPPLIER_ROLES)
}

export function canSubmit(actor: Actor) {
  return isSupplier(actor) && hasAny(actor, ['signatory', 'owner'])
}

export function canManageColleagues(actor: Actor) {
  return isSupplier(actor) && hasAny(actor, ['owner'])
}

/** May invite, disable and change the people of one supplier, or (null) of the buyer. */
export function canManagePeopleOf(actor: Actor, supplierId: string | null) {
  if (supplierId === null) return canAdminister(actor)
  return canManageSuppliers(actor) || (canManageColleagues(actor) && actor.supplierId === supplierId)
}

/** The roles a person of a supplier, or (null) of the buyer, can hold. */
export function rolesOfSide(supplierId: string | null): readonly Role[] {
  return supplierId === null ? BUYER_ROLES : SUPPLIER_ROLES
}

/** At least one role, each of the person's own side. */
export function areRolesOfSide(supplierId: string | null, roles: readonly Role[]) {
  return roles.length > 0 && roles.every(role => rolesOfSide(supplierId).includes(role))
}

/** The role that must always be held by one active person, so that somebody can let others in. */
export function keyRoleOfSide(supplierId: string | null): Role {
  return supplierId === null ? 'admin' : 'owner'
}

function hasAny(actor: Actor, roles: readonly Role[]) {
  return actor.roles.some(role => roles.includes(role))
}
