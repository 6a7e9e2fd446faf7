import { newId } from '#app/accounts/token.server.ts'
import { canManageAgreements } from '#app/accounts/roles.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import {
  existsTemplateCode,
  findNewestNumber,
  findVersionById,
  insertTemplate,
  insertVersion,
  updateVersion,
} from './queries.server.ts'
import { changedParts, contentOf, type VersionContent } from './version-content.ts'
import { whyNotChangeVersion, whyNotDiscardVersion, type VersionRefusal } from './version-state.ts'
import type { AgreementKind, SigningParties } from './vocabulary.ts'

type Drafted = { ok: true; id: string } | { ok: false; refusal: VersionRefusal }
type Changed = { ok: true } | { ok: false; refusal: VersionRefusal }

export type NewAgreement = { kind: AgreementKind; parties: SigningParties; titleZh: string; titleEn: string }

const FIRST_TERM_MONTHS = 24

/** Starts an agreement of the organisation's own with an empty first draft. */
export function createAgreement(db: Db, context: ActionContext, given: NewAgreement): Drafted {
  const { actor, now } = context
  const { kind, parties, titleZh, titleEn } = given
  if (!canManageAgreements(actor, kind)) return { ok: false, refusal: { code: 'not-allowed' } }
  return transact(db, (tx): Drafted => {
    const [templateId, id] = [newId(), newId()]
    const code = freeCode(tx, kind)
    insertTemplate(tx, { id: templateId, code, kind, parties, createdAt: now })
    const texts = { titleZh, titleEn, bodyZh: '', bodyEn: '', consentZh: '', consentEn: '' }
    insertVersion(tx, {
      ...madeBy(context),
      id,
      templateId,
      number: 1,
      ...texts,
      termMonths: FIRST_TERM_MONTHS,
    })
    const data = { versionId: id, code, number: 1, kind, parties }
    recordEvent(tx, context, 'agreement.drafted', {}, data)
    return { ok: true, id }
  })
}

/** Starts the next version of an agreement from what an earlier one was drafted as, fields and all. */
export function draftVersion(db: Db, context: ActionContext, baseVersionId: string): Drafted {
  return transact(db, (tx): Drafted => {
    const base = findVersionById(tx, baseVersionId)
    if (!base) return { ok: false, refusal: { code: 'not-found' } }
    const { version, template } = base
    if (!canManageAgreements(context.actor, template.kind))
      return { ok: false, refusal: { code: 'not-allowed' } }
    const id = newId()
    const number = findNewestNumber(tx, template.id) + 1
    insertVersion(tx, {
      ...madeBy(context),
      ...contentOf({ ...version, ...version.draftedText, needsResigning: false }),
      id,
      templateId: template.id,
      number,
    })
    const data = { versionId: id, code: template.code, number, base: version.number }
    recordEvent(tx, context, 'agreement.drafted', {}, data)
    return { ok: true, id }
  })
}

/**
 * Changes a draft that was read at `rev`. Refuses what somebody else changed meanwhile and what is no draft any
 * more. Saving what stands there already changes nothing; a new note alone leaves open who may approve.
 */
export function changeVersion(
  db: Db,
  context: ActionContext,
  versionId: string,
  { rev, content, note }: { rev: number; content: VersionContent; note: string },
): Changed {
  const { actor, now } = context
  return transact(db, (tx): Changed => {
    const found = findVersionById(tx, versionId)
    if (!found) return { ok: false, refusal: { code: 'not-found' } }
    const { version, template } = found
    const refusal = whyNotChangeVersion(version, { actor, kind: template.kind, rev })
    if (refusal) return { ok: false, refusal }
    const parts = changedParts(version, content)
    if (parts.length === 0 && note === version.note) return { ok: true }
    updateVersion(tx, versionId, {
      ...content,
      note,
      rev: rev + 1,
      updatedById: actor.userId,
      ...(parts.length > 0 && { contentUpdatedById: actor.userId }),
      updatedAt: now,
    })
    const { number } = version
    const data = { versionId, code: template.code, number, rev: rev + 1, changed: parts }
    recordEvent(tx, context, 'agreement.changed', {}, data)
    return { ok: true }
  })
}

/** Lets a version go before it was in force; it stays on record. */
export function discardVersion(db: Db, context: ActionContext, versionId: string): Changed {
  const { actor, now } = context
  return transact(db, (tx): Changed => {
    const found = findVersionById(tx, versionId)
    if (!found) return { ok: false, refusal: { code: 'not-found' } }
    const { version, template } = found
    const refusal = whyNotDiscardVersion(version, { actor, kind: template.kind })
    if (refusal) return { ok: false, refusal }
    updateVersion(tx, versionId, { state: 'discarded', discardedAt: now })
    const data = { versionId, code: template.code, number: version.number }
    recordEvent(tx, context, 'agreement.discarded', {}, data)
    return { ok: true }
  })
}

function madeBy({ actor, now }: ActionContext) {
  const by = { createdById: actor.userId, updatedById: actor.userId, contentUpdatedById: actor.userId }
  return { state: 'draft' as const, ...by, createdAt: now, updatedAt: now }
}

/** `quality`, or `quality-2` when the organisation has one of that name. */
function freeCode(tx: Db, kind: AgreementKind) {
  for (let number = 1; ; number++) {
    const code = number === 1 ? kind : `${kind}-${number}`
    if (!existsTemplateCode(tx, code)) return code
  }
}
