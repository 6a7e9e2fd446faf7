import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { loadFieldValues } from './field-values.server.ts'
import {
  findNewestPublishedNumber,
  findPublishedByTemplateId,
  findVersionById,
  supersedeOthers,
  updateVersion,
} from './queries.server.ts'
import { moveInvitations } from './signing/follow-text.server.ts'
import { consentSha256Of, textSha256Of } from './text-digest.server.ts'
import { fillFields } from './text-fields.ts'
import { whyNotApproveVersion, whyNotPublishVersion, type VersionRefusal } from './version-state.ts'

type Done = { ok: true } | { ok: false; refusal: VersionRefusal }

/**
 * Approves a draft as it was read: at `rev`, with the fields filled in as `textSha256` says. From now on its text is
 * the one with the fields filled in, and never changes. Refuses who changed it last, and a field without a value.
 */
export function approveVersion(
  db: Db,
  context: ActionContext,
  versionId: string,
  { rev, textSha256 }: { rev: number; textSha256: string },
): Done {
  const { actor, now } = context
  return transact(db, (tx): Done => {
    const found = findVersionById(tx, versionId)
    if (!found) return { ok: false, refusal: { code: 'not-found' } }
    const { version, template } = found
    const values = loadFieldValues(tx)
    const current = findPublishedByTemplateId(tx, template.id)
    const refusal = whyNotApproveVersion(version, { actor, kind: template.kind, rev, values, current })
    if (refusal) return { ok: false, refusal }
    const text = fillFields(version, values)
    const hashes = { textSha256: textSha256Of(text), consentSha256: consentSha256Of(text) }
    if (hashes.textSha256 !== textSha256) return { ok: false, refusal: { code: 'changed-meanwhile' } }
    const { titleZh, titleEn, bodyZh, bodyEn, consentZh, consentEn } = version
    updateVersion(tx, versionId, {
      ...text,
      ...hashes,
      draftedText: { titleZh, titleEn, bodyZh, bodyEn, consentZh, consentEn },
      state: 'approved',
      approvedById: actor.userId,
      approvedAt: now,
    })
    const data = { versionId, code: template.code, number: version.number, ...hashes }
    recordEvent(tx, context, 'agreement.approved', {}, data)
    return { ok: true }
  })
}

/**
 * Puts an approved version into force and takes the one before out of it; what was signed stays signed,
 * and who has not signed yet is asked for the new text. Refuses who
 * approved it, and a version older than one that has been in force.
 */
export function publishVersion(db: Db, context: ActionContext, versionId: string): Done {
  const { actor, now } = context
  return transact(db, (tx): Done => {
    const found = findVersionById(tx, versionId)
    if (!found) return { ok: false, refusal: { code: 'not-found' } }
    const { version, template } = found
    const newest = findNewestPublishedNumber(tx, template.id)
    const refusal = whyNotPublishVersion(version, { actor, kind: template.kind, newest })
    if (refusal) return { ok: false, refusal }
    const before = findPublishedByTemplateId(tx, template.id)
    supersedeOthers(tx, version, now)
    updateVersion(tx, versionId, { state: 'published', publishedById: actor.userId, publishedAt: now })
    const { number, textSha256, needsResigning } = version
    const supersedes = before?.number ?? null
    const data = { versionId, code: template.code, number, textSha256, supersedes, needsResigning }
    recordEvent(tx, context, 'agreement.published', {}, data)
    moveInvitations(tx, context, version)
    return { ok: true }
  })
}
