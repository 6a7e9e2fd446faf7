import { canManageAudits, isSupplier, type Actor } from '#app/accounts/roles.ts'
import { newId } from '#app/accounts/token.server.ts'
import type { StoredFile } from '#app/assessments/evidence-store.server.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import type { Db } from '#db/client.server.ts'
import { takesPapers, whyNotAuditStep } from './audit-state.ts'
import { changeAudit, findVisibleAudit, recordAuditEvent } from './change-audit.server.ts'
import {
  countFiles,
  findFileById,
  findFilesByAuditId,
  insertFile,
  markFileRemoved,
  MAX_FILES,
  type AuditRow,
} from './queries.server.ts'
import { wrongState, type AuditRefusal, type AuditResultOf } from './refusal.ts'

type Room = { ok: true; files: number } | { ok: false; refusal: AuditRefusal }

/** How many papers this person may add now; asked before a large body is received. */
export function roomForFiles(db: Db, actor: Actor, auditId: string): Room {
  const audit = findVisibleAudit(db, actor, auditId)
  const refusal = audit ? whyNotAddFile(db, actor, audit) : ({ code: 'not-found' } as const)
  return refusal ? { ok: false, refusal } : { ok: true, files: MAX_FILES - countFiles(db, auditId) }
}

/** Keeps a paper of an audit: of the auditor's from its beginning, of the supplier's with its self-assessment. */
export function addFile(
  db: Db,
  context: ActionContext,
  auditId: string,
  { fileName, sha256, mediaType, sizeBytes }: StoredFile,
): AuditResultOf {
  return changeAudit(db, context, { auditId, rev: null }, (tx, audit): AuditRefusal | null => {
    const { actor, now } = context
    const refusal = whyNotAddFile(tx, actor, audit)
    if (refusal) return refusal
    if (isThere(tx, actor, auditId, { sha256, fileName })) return null
    const file = { id: newId(), auditId, fileName, sha256, mediaType, sizeBytes }
    insertFile(tx, { ...file, uploadedById: actor.userId, uploadedAt: now })
    recordAuditEvent(tx, context, 'audit.file-added', audit, { fileId: file.id, fileName, sha256 })
    return null
  })
}

/** Takes a paper back that one's own side has added; the record of it stays. */
export function removeFile(
  db: Db,
  context: ActionContext,
  { auditId, fileId }: { auditId: string; fileId: string },
): AuditResultOf {
  return changeAudit(db, context, { auditId, rev: null }, (tx, audit): AuditRefusal | null => {
    const found = findFileById(tx, auditId, fileId)
    if (!found || found.uploaderSupplierId !== context.actor.supplierId) return { code: 'not-found' }
    const refusal = whyNotTakePapers(context.actor, audit)
    if (refusal) return refusal
    markFileRemoved(tx, fileId, context.now)
    const { fileName, sha256 } = found.file
    recordAuditEvent(tx, context, 'audit.file-removed', audit, { fileId, fileName, sha256 })
    return null
  })
}

/** The papers this person may read: the buyer all of them, a supplier its own. */
export function findFiles(db: Db, actor: Actor, audit: AuditRow) {
  return findFilesByAuditId(db, audit.id)
    .filter(({ uploaderSupplierId }) => !isSupplier(actor) || uploaderSupplierId === actor.supplierId)
    .map(({ file, uploadedByName, uploaderSupplierId }) => ({
      ...file,
      uploadedByName,
      isFromSupplier: uploaderSupplierId !== null,
      isOwn: uploaderSupplierId === actor.supplierId,
    }))
}

/** One of them. */
export function findFile(db: Db, actor: Actor, auditId: string, fileId: string) {
  const audit = findVisibleAudit(db, actor, auditId)
  return audit ? (findFiles(db, actor, audit).find(({ id }) => id === fileId) ?? null) : null
}

export function whyNotTakePapers(actor: Actor, audit: AuditRow): AuditRefusal | null {
  if (isSupplier(actor)) return whyNotAuditStep(actor, audit, 'hand-in')
  if (!canManageAudits(actor)) return { code: 'not-allowed' }
  return takesPapers(audit.state) ? null : wrongState(audit.state)
}

function whyNotAddFile(db: Db, actor: Actor, audit: AuditRow): AuditRefusal | null {
  const refusal = whyNotTakePapers(actor, audit)
  if (refusal) return refusal
  return countFiles(db, audit.id) >= MAX_FILES ? { code: 'too-many-files', max: MAX_FILES } : null
}

/** The same file sent twice is one. */
function isThere(
  tx: Db,
  { supplierId }: Actor,
  auditId: string,
  { sha256, fileName }: { sha256: string; fileName: string },
) {
  return findFilesByAuditId(tx, auditId).some(
    ({ file, uploaderSupplierId }) =>
      uploaderSupplierId === supplierId && file.sha256 === sha256 && file.fileName === fileName,
  )
}
