import { newId } from '#app/accounts/token.server.ts'
import { isSupplier, type Actor } from '#app/accounts/roles.ts'
import { makeReceipt, receiptBytes } from '#app/grading/receipt.server.ts'
import type { GradeReceipt } from '#app/grading/receipt.ts'
import type { ReceiptKind } from '#app/grading/types.ts'
import type { Db } from '#db/client.server.ts'
import type { Checklist } from './checklist.ts'
import { findAssessment } from './find-assessment.server.ts'
import { gradingInputFor } from './grading-input.ts'
import { keepFigures } from './keep-figures.server.ts'
import { findReceiptByKind, insertReceipt, type ReceiptRow } from './queries.server.ts'
import { readReceipt } from './receipt-row.ts'

/**
 * Grades a checklist and keeps the receipt, byte for byte, for ever, and its figures for the boards. Call inside the
 * transaction it belongs to.
 */
export function storeReceipt(tx: Db, checklist: Checklist, kind: ReceiptKind, now: Date): GradeReceipt {
  const { id, supplier, campaign } = checklist.assessment
  const meta = { assessment: id, kind, supplier: supplier.code, year: campaign.year }
  const receipt = makeReceipt(gradingInputFor(checklist, kind, now), meta)
  const replaced = findReceiptByKind(tx, id, kind)
  insertReceipt(tx, {
    id: newId(),
    assessmentId: id,
    kind,
    body: new TextDecoder().decode(receiptBytes(receipt)),
    digest: receipt.digest,
    score: receipt.score,
    grade: receipt.grade,
    createdAt: now,
  })
  keepFigures(tx, checklist.assessment, kind, receipt, replaced ? readReceipt(replaced) : null)
  return receipt
}

/**
 * The latest receipt of a kind; null when there is none or the actor may not see it. The verified one reaches
 * the supplier with the publication, which is also when it comes to be.
 */
export function findReceipt(
  db: Db,
  actor: Actor,
  assessmentId: string,
  kind: ReceiptKind,
): ReceiptRow | null {
  const assessment = findAssessment(db, actor, assessmentId)
  if (!assessment) return null
  const isHidden = kind === 'verified' && isSupplier(actor) && assessment.state !== 'published'
  return isHidden ? null : (findReceiptByKind(db, assessmentId, kind) ?? null)
}

export { readReceipt }
