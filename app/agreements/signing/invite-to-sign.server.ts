import { createHash } from 'node:crypto'
import { canManageAgreements } from '#app/accounts/roles.ts'
import { newId } from '#app/accounts/token.server.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { MAX_CHOSEN, type SupplierChoice } from '#app/suppliers/selection.ts'
import { transact, type Db } from '#db/client.server.ts'
import { findPublishedByTemplateId, findTemplateById, type AgreementVersionRow } from '../queries.server.ts'
import { findInvitable, findSigningsOfChoice, type Invitable } from './invitation-queries.server.ts'
import { planInvitation, type InvitationPlan, type SkipReason } from './plan-invitation.ts'
import { insertSigning, updateSigning, type SigningRow } from './queries.server.ts'
import { isBinding, signingState, type NoticeDays } from './signing-state.ts'
import { dayIn, tellSignatories, type LinkBook } from './tell.server.ts'
import type { SigningPurpose } from './vocabulary.ts'

export type Invitation = {
  templateId: string
  choice: SupplierChoice
  /** For which purposes; of the others nobody is invited. */
  purposes: readonly SigningPurpose[]
}

export type InvitationPreview = {
  chosen: number
  inviting: Record<SigningPurpose, number>
  skipped: Record<SkipReason, number>
  /** Stands for what was counted, exactly as it was. */
  seen: string
}

export type InviteRefusal =
  | { code: 'not-found' | 'not-allowed' | 'nothing-published' | 'nobody-chosen' | 'nobody-to-invite' }
  | { code: 'changed-meanwhile' | 'date-not-later' }
  | { code: 'too-many'; max: number }

export type InviteResult =
  { ok: true; invited: number; mails: number } | { ok: false; refusal: InviteRefusal }

/** Whom an invitation would reach and whom not, and why. */
export function previewInvitation(
  db: Db,
  context: ActionContext,
  invitation: Invitation,
): { ok: true; preview: InvitationPreview } | { ok: false; refusal: InviteRefusal } {
  const read = readPlans(db, context, invitation)
  if (!read.ok) return read
  const inviting = { first: 0, renewal: 0, 're-signing': 0 }
  const skipped = { closed: 0, bound: 0, invited: 0, 'waits-for-buyer': 0 }
  for (const { plan } of read.planned) {
    if (plan.invite) inviting[plan.purpose] += 1
    else skipped[plan.reason] += 1
  }
  return { ok: true, preview: { chosen: read.planned.length, inviting, skipped, seen: read.seen } }
}

/**
 * Invites the chosen suppliers to sign the version in force, each once: whoever may sign there gets a mail.
 * `seen` is what the preview said; when anything has changed since, nobody is invited.
 */
export function inviteToSign(
  db: Db,
  context: ActionContext,
  invitation: Invitation & { dueAt: Date; message: string; seen: string },
): InviteResult {
  return transact(db, (tx): InviteResult => {
    const read = readPlans(tx, context, invitation)
    if (!read.ok) return read
    if (read.seen !== invitation.seen) return { ok: false, refusal: { code: 'changed-meanwhile' } }
    if (invitation.dueAt <= context.now) return { ok: false, refusal: { code: 'date-not-later' } }
    const wanted = read.planned.flatMap(({ supplier, plan }) =>
      plan.invite && invitation.purposes.includes(plan.purpose) ? [{ supplier, plan }] : [],
    )
    if (wanted.length === 0) return { ok: false, refusal: { code: 'nobody-to-invite' } }
    const ids = wanted.map(({ supplier, plan }) =>
      insertInvitation(tx, context.now, read.version, {
        supplierId: supplier.id,
        plan,
        dueAt: invitation.dueAt,
        message: invitation.message.trim(),
        invitedById: context.actor.userId,
      }),
    )
    wanted.forEach(({ supplier, plan }, at) =>
      recordEvent(
        tx,
        context,
        'signing.invited',
        { supplierId: supplier.id },
        { signingId: ids[at], version: read.version.number, purpose: plan.purpose, dueAt: invitation.dueAt },
      ),
    )
    return { ok: true, invited: ids.length, mails: mailInvitations(tx, context.now, read.version, ids) }
  })
}

type Inviting = Extract<InvitationPlan, { invite: true }>

/** Writes one invitation, in place of one that has lapsed. */
export function insertInvitation(
  tx: Db,
  now: Date,
  version: AgreementVersionRow,
  given: { supplierId: string; plan: Inviting; dueAt: Date; message: string; invitedById: string | null },
): string {
  const { supplierId, plan, dueAt, message, invitedById } = given
  if (plan.lapsedId) updateSigning(tx, plan.lapsedId, { withdrawnAt: now })
  const id = newId()
  const { purpose, previousId } = plan
  const { templateId, id: versionId } = version
  insertSigning(tx, {
    ...{ id, templateId, versionId, supplierId, purpose, previousId, dueAt, message, invitedById },
    invitedAt: now,
  })
  return id
}

/** The mails of invitations just written. Who has never set a password gets an account link with it. */
export function mailInvitations(
  tx: Db,
  now: Date,
  version: AgreementVersionRow,
  signingIds: readonly string[],
  links: LinkBook = new Map(),
): number {
  return tellSignatories(tx, now, { version }, signingIds, {
    keyOf: ({ signingId }) => `signing-invitation:${signingId}`,
    links,
    messageFor: (facts, { locale, dueAt }, accountUrl) => ({
      kind: 'signing-invitation',
      ...facts,
      dueOn: dayIn(locale, dueAt),
      accountUrl,
    }),
  })
}

type Planned = { supplier: Invitable; plan: InvitationPlan }
type Read =
  | { ok: true; version: AgreementVersionRow; planned: Planned[]; seen: string }
  | { ok: false; refusal: InviteRefusal }

function readPlans(db: Db, { actor, now }: ActionContext, { templateId, choice }: Invitation): Read {
  const template = findTemplateById(db, templateId)
  if (!template) return { ok: false, refusal: { code: 'not-found' } }
  if (!canManageAgreements(actor, template.kind)) return { ok: false, refusal: { code: 'not-allowed' } }
  const version = findPublishedByTemplateId(db, templateId)
  if (!version) return { ok: false, refusal: { code: 'nothing-published' } }
  const suppliers = findInvitable(db, choice, MAX_CHOSEN + 1)
  if (suppliers.length === 0) return { ok: false, refusal: { code: 'nobody-chosen' } }
  if (suppliers.length > MAX_CHOSEN) return { ok: false, refusal: { code: 'too-many', max: MAX_CHOSEN } }
  const standing = standingOf(findSigningsOfChoice(db, choice, templateId), now, loadSettings(db))
  const planned = suppliers.map(supplier => ({
    supplier,
    plan: planInvitation(
      { isClosed: supplier.closedAt !== null, ...(standing.get(supplier.id) ?? NOTHING) },
      version.id,
    ),
  }))
  return { ok: true, version, planned, seen: fingerprint(version.id, planned) }
}

const NOTHING = { binding: null, open: null }

/** What binds each supplier, and what it was asked for and has not answered. */
function standingOf(rows: readonly SigningRow[], now: Date, notice: NoticeDays) {
  const standing = new Map<string, Omit<Parameters<typeof planInvitation>[0], 'isClosed'>>()
  for (const row of rows) {
    const { id, versionId, supplierId } = row
    const state = signingState(row, now, notice)
    const known = standing.get(supplierId) ?? NOTHING
    const isOpen = row.activeAt === null && row.declinedAt === null && row.withdrawnAt === null
    if (isBinding(state)) standing.set(supplierId, { ...known, binding: { id, versionId, state } })
    else if (isOpen) standing.set(supplierId, { ...known, open: { id, versionId, state } })
  }
  return standing
}

function fingerprint(versionId: string, planned: readonly Planned[]) {
  const hash = createHash('sha256').update(versionId)
  for (const { supplier, plan } of planned)
    hash.update(`${supplier.id} ${plan.invite ? plan.purpose : plan.reason}\n`)
  return hash.digest('base64url')
}
