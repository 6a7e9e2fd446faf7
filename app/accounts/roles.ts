/** People of the buyer; one person may hold several. */
export const BUYER_ROLES = ['procurement', 'sqe', 'integrity', 'committee', 'viewer', 'admin'] as const
export type BuyerRole = (typeof BUYER_ROLES)[number]

/** People of a supplier. `owner` manages colleagues, `signatory` submits and signs. */
export const SUPPLIER_ROLES = ['contributor', 'signatory', 'owner'] as const
export type SupplierRole = (typeof SUPPLIER_ROLES)[number]

export const ROLES = [...BUYER_ROLES, ...SUPPLIER_ROLES] as const
export type Role = (typeof ROLES)[number]

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

export function canManageCampaigns(actor: Actor) {
  return isBuyer(actor) && hasAny(actor, ['procurement', 'admin'])
}

export function canReview(actor: Actor) {
  return isBuyer(actor) && hasAny(actor, ['sqe', 'procurement'])
}

export function canPublishGrades(actor: Actor) {
  return isBuyer(actor) && hasAny(actor, ['sqe', 'procurement'])
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

function hasAny(actor: Actor, roles: readonly Role[]) {
  return actor.roles.some(role => roles.includes(role))
}
