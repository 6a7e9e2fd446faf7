import { managesSomeCampaigns, type Actor } from '#app/accounts/roles.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import type { ExtensionVerdict } from './campaign-form.ts'
import { whyNotExtend, whyNotExtendTo, type ExtensionRefusal } from './extension.ts'
import { findExtensionRequestById, updateExtensionRequest } from './extension-queries.server.ts'
import { grantFulfilled } from './grant-fulfilled.server.ts'
import { findManagedAssessment } from './managed.server.ts'
import { findCampaignById, updateAssessment } from './queries.server.ts'
import type { AssessmentRow, CampaignRow } from './queries.server.ts'
import type { DecideExtensionRefusal, ExtendRefusal } from './refusal.ts'
import { tellExtended, tellRefused } from './tell-extended.server.ts'

export type ExtendResult = { ok: true } | { ok: false; refusal: ExtendRefusal }
export type DecideResult = { ok: true } | { ok: false; refusal: DecideExtensionRefusal }

type Subject = { assessment: AssessmentRow; campaign: CampaignRow }

/**
 * Gives one supplier more time without its asking: a later date within the settings' days, told to everybody there.
 * It counts as one of its extensions.
 */
export function extendAssessment(
  db: Db,
  context: ActionContext,
  assessmentId: string,
  { dueAt, note }: { dueAt: Date; note: string | null },
): ExtendResult {
  if (!managesSomeCampaigns(context.actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  return transact(db, (tx): ExtendResult => {
    const subject = findSubject(tx, context.actor, assessmentId)
    if (!subject) return { ok: false, refusal: { code: 'not-found' } }
    const refusal = whyNotMove(tx, subject, dueAt, context.now)
    if (refusal) return { ok: false, refusal }
    extend(tx, context, subject, dueAt, note)
    grantFulfilled(tx, context, { campaignId: subject.campaign.id, assessmentId }, dueAt)
    return { ok: true }
  })
}

/**
 * Decides a supplier's request once: of two people at the same time the second is told. Granting moves the due
 * date, not necessarily to the day asked for, and may be one more than a supplier may ask
 * for; refusing needs a reason, which the supplier reads.
 */
export function decideExtension(
  db: Db,
  context: ActionContext,
  requestId: string,
  verdict: ExtensionVerdict,
): DecideResult {
  if (!managesSomeCampaigns(context.actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  return transact(db, (tx): DecideResult => {
    const request = findExtensionRequestById(tx, requestId)
    const subject = request && findSubject(tx, context.actor, request.assessmentId)
    if (!subject) return { ok: false, refusal: { code: 'not-found' } }
    if (request.decision !== 'pending') return { ok: false, refusal: { code: 'already-decided' } }
    return verdict.grant
      ? grant(tx, context, requestId, subject, verdict)
      : refuse(tx, context, requestId, subject, verdict.reason.trim())
  })
}

function grant(
  tx: Db,
  context: ActionContext,
  requestId: string,
  subject: Subject,
  { dueAt, note }: { dueAt: Date; note: string | null },
): DecideResult {
  const refusal = whyNotMove(tx, subject, dueAt, context.now)
  if (refusal) return { ok: false, refusal }
  const decided = { decidedById: context.actor.userId, decidedAt: context.now }
  updateExtensionRequest(tx, requestId, {
    decision: 'granted',
    grantedDueAt: dueAt,
    decisionReason: note,
    ...decided,
  })
  recordEvent(tx, context, 'extension.granted', subjectOf(subject), {
    dueAt,
    ...(note ? { reason: note } : {}),
  })
  extend(tx, context, subject, dueAt, note)
  return { ok: true }
}

function refuse(
  tx: Db,
  context: ActionContext,
  requestId: string,
  subject: Subject,
  reason: string,
): DecideResult {
  const refusal = whyNotExtend({ state: subject.assessment.state, campaignState: subject.campaign.state })
  if (refusal) return { ok: false, refusal }
  if (reason === '') return { ok: false, refusal: { code: 'reason-required' } }
  const decided = { decidedById: context.actor.userId, decidedAt: context.now }
  updateExtensionRequest(tx, requestId, { decision: 'refused', decisionReason: reason, ...decided })
  recordEvent(tx, context, 'extension.refused', subjectOf(subject), { reason })
  const about = { assessmentId: subject.assessment.id, requestId, reason }
  tellRefused(tx, context.now, subject.campaign, about)
  return { ok: true }
}

function extend(tx: Db, context: ActionContext, subject: Subject, dueAt: Date, note: string | null) {
  const { assessment, campaign } = subject
  updateAssessment(tx, assessment.id, {
    dueAt,
    extensions: assessment.extensions + 1,
    updatedAt: context.now,
  })
  const data = { from: assessment.dueAt, to: dueAt, ...(note ? { reason: note } : {}) }
  recordEvent(tx, context, 'assessment.extended', subjectOf(subject), data)
  tellExtended(tx, context.now, campaign, [assessment.id], note)
}

function whyNotMove(
  tx: Db,
  { assessment, campaign }: Subject,
  dueAt: Date,
  now: Date,
): ExtensionRefusal | null {
  return (
    whyNotExtend({ state: assessment.state, campaignState: campaign.state }) ??
    whyNotExtendTo(assessment.dueAt, dueAt, now, loadSettings(tx))
  )
}

function findSubject(tx: Db, actor: Actor, assessmentId: string): Subject | null {
  const assessment = findManagedAssessment(tx, actor, assessmentId)
  const campaign = assessment && findCampaignById(tx, assessment.campaignId)
  return campaign && { assessment, campaign }
}

function subjectOf({ assessment, campaign }: Subject) {
  return { campaignId: campaign.id, assessmentId: assessment.id, supplierId: assessment.supplierId }
}
