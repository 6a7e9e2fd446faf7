import { newId } from '#app/accounts/token.server.ts'
import type { Actor } from '#app/accounts/roles.ts'
import { isoDate } from '#app/i18n/format.ts'
import { findAllVersionsByKind } from '#app/questionnaires/queries.server.ts'
import type { AuditState } from '#app/remediation/audits/audit-state.ts'
import { insertAudits, insertFile, insertFinding, putResult } from '#app/remediation/audits/queries.server.ts'
import type { AuditMode } from '#app/remediation/audits/vocabulary.ts'
import { nextNumber } from '#db/factories/index.ts'
import type { Portal } from '#tests/support/portal.ts'
import { inDays } from '#tests/support/world.ts'

type Asked = {
  supplierId: string
  assessmentId: string
  contributor: Actor
  auditor: Actor
  /** Part of every text that an outsider must not read. */
  words: string
}

/** A self-assessment that a supplier knows of, with a paper of its own, and visits of it in other states. */
export function makeAudits(portal: Portal, asked: Asked) {
  const notified = makeAudit(portal, asked, 'self-assessment', 'notified')
  const planned = makeAudit(portal, asked, 'on-site', 'planned')
  const goingOn = makeAudit(portal, asked, 'on-site', 'in-progress')
  const issued = makeAudit(portal, asked, 'remote', 'findings-issued')
  const auditFileId = addFile(portal, asked, notified, asked.contributor)
  const findingId = addFinding(portal, asked, goingOn)
  return {
    notified: { auditId: notified, auditFileId, findingId },
    others: {
      'audit-planned': { auditId: planned },
      'audit-going-on': {
        auditId: goingOn,
        findingId,
        auditFileId: addFile(portal, asked, goingOn, asked.auditor),
      },
      'audit-issued': { auditId: issued, findingId: addFinding(portal, asked, issued) },
    },
  }
}

function makeAudit(
  { db }: Portal,
  { supplierId, auditor, words }: Asked,
  mode: AuditMode,
  state: AuditState,
) {
  const id = newId()
  const now = new Date()
  const isTold = state !== 'planned'
  const isOut = state === 'findings-issued'
  insertAudits(db, [
    {
      id,
      code: `AU-2026-9${String(nextNumber()).padStart(4, '0')}`,
      supplierId,
      year: 2026,
      mode,
      state,
      questionnaireVersionId: findAllVersionsByKind(db, 'esg-checklist')[0]?.id ?? '',
      plannedOn: isoDate(inDays(10)),
      scope: words,
      occasion: words,
      auditorId: auditor.userId,
      notifiedAt: isTold ? now : null,
      startedAt: isTold && state !== 'notified' ? now : null,
      findingsIssuedAt: isOut ? now : null,
      summary: isOut ? words : '',
      createdById: auditor.userId,
      createdAt: now,
      updatedAt: now,
    },
  ])
  if (isTold && state !== 'notified')
    putResult(db, { auditId: id, itemCode: 'SOC-02', result: 'major', note: words, recordedAt: now })
  return id
}

function addFinding({ db }: Portal, { auditor, words }: Asked, auditId: string) {
  const id = newId()
  const texts = { finding: words, requirement: words }
  const by = { addedById: auditor.userId, addedAt: new Date() }
  insertFinding(db, { id, auditId, itemCode: 'SOC-02', severity: 'major', ...texts, ...by })
  return id
}

function addFile({ db, raw }: Portal, { assessmentId, words }: Asked, auditId: string, by: Actor) {
  const id = newId()
  const { sha256 } = raw.prepare('select sha256 from evidence where assessment_id = ?').get(assessmentId) as {
    sha256: string
  }
  const file = { sha256, fileName: `${words}.pdf`, mediaType: 'application/pdf', sizeBytes: 1 }
  insertFile(db, { id, auditId, ...file, uploadedById: by.userId, uploadedAt: new Date() })
  return id
}
