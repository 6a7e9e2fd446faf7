import { findPersonById } from '#app/accounts/queries.server.ts'
import { canManageActions, isSupplier, type Actor } from '#app/accounts/roles.ts'
import { isoDate } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { findSupplierById } from '#app/suppliers/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { ACTION_STEPS, whyNotActionStep, type ActionStep } from './action-state.ts'
import { canCommentActions, commentsOfAction } from './comment-action.server.ts'
import { findActionPeople } from './contact-queries.server.ts'
import { whyNotOwner } from './draft-checks.server.ts'
import { daysOf } from './due-date.ts'
import { findExtensionSituation } from './extend-action.server.ts'
import { itemsAskedIn } from './item-texts.server.ts'
import { findPlans } from './plan-queries.server.ts'
import { findActionById, findActionItems, type ActionRow } from './queries.server.ts'
import { isKeptAway } from './take-action-step.server.ts'

/** Any reason will do to see whether a step is this person's to take. */
const SOME_REASON = '-'

/**
 * An action with everything on it that its reader may know. The caller has checked that the reader may see it. The
 * supplier meets the buyer as one: nobody's name, no inner remark, and of an earlier action only that there was one.
 */
export function findActionPage(db: Db, actor: Actor, action: ActionRow, locale: Locale, now: Date) {
  const supplier = findSupplierById(db, action.supplierId)
  if (!supplier) throw new Error(`supplier ${action.supplierId} is missing`)
  const isOwn = isSupplier(actor)
  const isAway = isKeptAway(db, actor, supplier.id)
  const { request, ...extension } = findExtensionSituation(db, actor, action, now)
  return {
    action: isOwn ? forSupplier(action) : action,
    isOwn,
    now,
    today: isoDate(now),
    supplier: { id: supplier.id, code: supplier.code, nameZh: supplier.nameZh, nameEn: supplier.nameEn },
    ownerName: isOwn || !action.ownerId ? null : (findPersonById(db, action.ownerId)?.name ?? null),
    /** Whoever follows it can do so no more: has left, has another role, or keeps away from this supplier by now. */
    isOwnerUnfit: !isOwn && action.endedAt === null && whyNotOwner(db, supplier.id, action.ownerId) !== null,
    daysBySeverity: daysOf(action.severity, loadSettings(db)),
    items: itemsOf(db, action, locale),
    plans: findPlans(db, action.id).map(({ decidedById: _decidedById, ...plan }) => plan),
    extension: { ...extension, request: request && withoutDecider(request) },
    comments: commentsOfAction(db, actor, action.id, locale),
    repeatOf: codeOf(db, action.repeatOfId),
    mergedInto: isOwn ? null : codeOf(db, action.mergedIntoId),
    may: {
      steps: isAway ? [] : stepsFor(actor, action),
      comment: action.issuedAt !== null && canCommentActions(actor),
      manage: canManageActions(actor) && !isAway,
    },
  }
}

/** What the form of a finding offers: who may follow it, and the days that each severity leaves. */
export function findFindingChoices(db: Db) {
  const { criticalDays, majorDays, minorDays } = loadSettings(db)
  return {
    people: findActionPeople(db),
    days: { critical: criticalDays, major: majorDays, minor: minorDays },
  }
}

/** The steps that this person can take now; a reason is asked for when it is taken. */
export function stepsFor(actor: Actor, action: ActionRow): ActionStep[] {
  return ACTION_STEPS.filter(step => whyNotActionStep(actor, action, step, SOME_REASON) === null)
}

function forSupplier(action: ActionRow): ActionRow {
  return {
    ...action,
    ownerId: null,
    createdById: null,
    endedById: null,
    mergedIntoId: null,
    escalatedAt: null,
    escalatedDueAt: null,
  }
}

function itemsOf(db: Db, action: ActionRow, locale: Locale) {
  const rows = findActionItems(db, action.id)
  if (rows.length === 0) return []
  const texts = itemsAskedIn(db, action.assessmentId)
  return rows.map(({ itemCode, lostPoints, gain, triggers }) => {
    const item = texts.get(itemCode)
    const fired = item?.triggers.filter(({ id }) => triggers.includes(id)) ?? []
    return {
      ...{ itemCode, lostPoints, gain },
      question: item?.question[locale] ?? '',
      good: item?.guidance.good[locale] ?? null,
      triggers: fired.map(({ label }) => label[locale]),
    }
  })
}

function withoutDecider<T extends { decidedById: string | null }>({
  decidedById: _decidedById,
  ...request
}: T) {
  return request
}

function codeOf(db: Db, id: string | null) {
  const found = id ? findActionById(db, id) : null
  return found && { id: found.id, code: found.code }
}
