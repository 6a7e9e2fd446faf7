import { canAnswer, isSupplier, type Actor } from '#app/accounts/roles.ts'
import { newId } from '#app/accounts/token.server.ts'
import { takeBackDecline } from '#app/campaigns/decline-assessment.server.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import type { MissingPart } from '#app/questionnaires/answer-problem.ts'
import { transact, type Db } from '#db/client.server.ts'
import { updateAnswerCompleteness } from './answer-queries.server.ts'
import {
  askedItems,
  missingForItem,
  whyNotEditable,
  type Assessment,
  type Checklist,
  type EvidenceView,
} from './checklist.ts'
import {
  findEvidenceById,
  insertEvidence,
  markEvidenceRemoved,
  MAX_FILES_PER_ASSESSMENT,
  MAX_FILES_PER_ITEM,
} from './evidence-queries.server.ts'
import type { StoredFile } from './evidence-store.server.ts'
import { recordOf, subjectOf } from './event-subject.ts'
import { findAssessment, loadChecklist } from './find-assessment.server.ts'
import { updateAssessment } from './queries.server.ts'
import { refused, type Refused } from '#app/http/refusal.ts'
import type { EvidenceRefusal } from './refusal.ts'
import { startIfInvited } from './start-assessment.server.ts'

/** How the item stands after a file was added or taken back. */
type ItemState = { isComplete: boolean; missing: MissingPart[] }
type Added = ({ ok: true; evidence: EvidenceView } & ItemState) | Refused<EvidenceRefusal>
type Removed = ({ ok: true; itemCode: string } & ItemState) | Refused<EvidenceRefusal>

/**
 * Attaches a stored file to an item. The same file on the same item again changes nothing, so that a repeated
 * upload is harmless. Refused while the item cannot be edited, and beyond 20 files an item or 300 in all.
 */
export function addEvidence(
  db: Db,
  context: ActionContext,
  assessmentId: string,
  itemCode: string,
  stored: StoredFile,
): Added {
  return transact(db, (tx): Added => {
    const found = findEditable(tx, context.actor, assessmentId, itemCode)
    if (!found.ok) return found
    const { checklist } = found
    const attached = checklist.evidence[itemCode] ?? []
    const known = attached.find(({ sha256 }) => sha256 === stored.sha256)
    if (known) return { ok: true, evidence: known, ...stateOf(checklist, itemCode, context) }
    const full = whyFull(checklist, itemCode)
    if (full) return refused(full)
    const evidence = insert(tx, context, checklist.assessment, itemCode, stored)
    const changed = withEvidence(checklist, itemCode, [...attached, evidence])
    return { ok: true, evidence, ...writeCompleteness(tx, context, changed, itemCode) }
  })
}

/** Takes a file back from an item. The record of it stays in the history; refused while the item is locked. */
export function removeEvidence(
  db: Db,
  context: ActionContext,
  assessmentId: string,
  evidenceId: string,
): Removed {
  return transact(db, (tx): Removed => {
    const evidence = findEvidenceById(tx, assessmentId, evidenceId)
    if (!evidence) return refused({ code: 'not-found' })
    const { itemCode, fileName, sha256 } = evidence
    const found = findEditable(tx, context.actor, assessmentId, itemCode)
    if (!found.ok) return found
    const { checklist } = found
    markEvidenceRemoved(tx, evidenceId, context.now)
    const subject = subjectOf(checklist.assessment)
    recordEvent(tx, context, 'evidence.removed', subject, { itemCode, evidenceId, fileName, sha256 })
    const kept = (checklist.evidence[itemCode] ?? []).filter(({ id }) => id !== evidenceId)
    const changed = withEvidence(checklist, itemCode, kept)
    return { ok: true, itemCode, ...writeCompleteness(tx, context, changed, itemCode) }
  })
}

/**
 * One attached file; null when it is not there, was taken back, or the actor may not see it. While items are
 * returned the buyer sees the files of the last submission.
 */
export function findEvidence(
  db: Db,
  actor: Actor,
  assessmentId: string,
  evidenceId: string,
): EvidenceView | null {
  const assessment = findAssessment(db, actor, assessmentId, 'any')
  if (!assessment) return null
  const { firstSubmittedAt, state, submittedAt } = assessment
  if (isSupplier(actor)) return findEvidenceById(db, assessmentId, evidenceId) ?? null
  if (!firstSubmittedAt || !submittedAt) return null
  const at = state === 'returned' ? submittedAt : undefined
  return findEvidenceById(db, assessmentId, evidenceId, at) ?? null
}

type Room = { ok: true; files: number } | Refused<EvidenceRefusal>

/** How many files the actor may add to an item now. Ask before receiving a large body. */
export function roomForEvidence(db: Db, actor: Actor, assessmentId: string, itemCode: string): Room {
  const found = findEditable(db, actor, assessmentId, itemCode)
  if (!found.ok) return found
  const full = whyFull(found.checklist, itemCode)
  return full ? refused(full) : { ok: true, files: roomIn(found.checklist, itemCode) }
}

/** How many more files an item takes. */
export function roomIn(checklist: Checklist, itemCode: string): number {
  const onItem = MAX_FILES_PER_ITEM - (checklist.evidence[itemCode]?.length ?? 0)
  return Math.max(0, Math.min(onItem, MAX_FILES_PER_ASSESSMENT - countFiles(checklist)))
}

function whyFull(checklist: Checklist, itemCode: string): EvidenceRefusal | null {
  if (roomIn(checklist, itemCode) > 0) return null
  const isItemFull = (checklist.evidence[itemCode]?.length ?? 0) >= MAX_FILES_PER_ITEM
  return { code: 'too-many-files', max: isItemFull ? MAX_FILES_PER_ITEM : MAX_FILES_PER_ASSESSMENT }
}

type Editable = { ok: true; checklist: Checklist } | Refused<EvidenceRefusal>

function findEditable(db: Db, actor: Actor, assessmentId: string, itemCode: string): Editable {
  const assessment = canAnswer(actor) ? findAssessment(db, actor, assessmentId) : null
  if (!assessment) return refused({ code: 'not-found' })
  const checklist = loadChecklist(db, assessment)
  if (!askedItems(checklist).some(({ code }) => code === itemCode)) return refused({ code: 'unknown-item' })
  const situation = { state: assessment.state, campaignState: assessment.campaign.state }
  const lock = whyNotEditable(situation, Object.hasOwn(checklist.returned, itemCode))
  return lock ? refused(lock) : { ok: true, checklist }
}

function insert(
  tx: Db,
  context: ActionContext,
  assessment: Assessment,
  itemCode: string,
  file: StoredFile,
): EvidenceView {
  const { actor, now } = context
  const evidence = { id: newId(), itemCode, ...file, uploadedAt: now }
  insertEvidence(tx, { ...evidence, assessmentId: assessment.id, uploadedById: actor.userId })
  startIfInvited(tx, context, recordOf(assessment))
  takeBackDecline(tx, context, recordOf(assessment))
  const { id: evidenceId, fileName, sha256, mediaType, sizeBytes } = evidence
  const data = { itemCode, evidenceId, fileName, sha256, mediaType, sizeBytes }
  recordEvent(tx, context, 'evidence.added', subjectOf(assessment), data)
  return { ...evidence, uploadedByName: actor.name, carriedFromId: null }
}

function withEvidence(checklist: Checklist, itemCode: string, files: EvidenceView[]): Checklist {
  return { ...checklist, evidence: { ...checklist.evidence, [itemCode]: files } }
}

function countFiles({ evidence }: Checklist) {
  return Object.values(evidence).reduce((sum, files) => sum + files.length, 0)
}

function stateOf(checklist: Checklist, itemCode: string, { now }: ActionContext): ItemState {
  const item = askedItems(checklist).find(({ code }) => code === itemCode)
  const missing = item ? missingForItem(checklist, item, isoDate(now)) : []
  return { isComplete: missing.length === 0, missing }
}

/** Keeps the stored completeness of the item, and of the assessment, true. */
function writeCompleteness(
  tx: Db,
  context: ActionContext,
  checklist: Checklist,
  itemCode: string,
): ItemState {
  const { assessment, answers } = checklist
  const state = stateOf(checklist, itemCode, context)
  const answer = answers[itemCode]
  const difference = answer ? Number(state.isComplete) - Number(answer.isComplete) : 0
  if (difference !== 0) updateAnswerCompleteness(tx, assessment.id, itemCode, state.isComplete)
  const completeItems = assessment.completeItems + difference
  updateAssessment(tx, assessment.id, { completeItems, updatedAt: context.now })
  return state
}
