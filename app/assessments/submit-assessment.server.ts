import { canSubmit, isSupplier } from '#app/accounts/roles.ts'
import { derivedValuesOf } from '#app/agreements/derived-value.server.ts'
import { takeBackDecline } from '#app/campaigns/decline-assessment.server.ts'
import { digestOf } from '#app/grading/digest.server.ts'
import { gravestTrigger } from '#app/grading/result-figures.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { formatDate, formatScore, isoDate } from '#app/i18n/format.ts'
import { receiveReply } from '#app/integrity/replies/receive-reply.server.ts'
import { profileOf } from '#app/questionnaires/kind-profiles.ts'
import { transact, type Db } from '#db/client.server.ts'
import { nextAssessmentState, SUBMITTED_STATES, whyNotAssessment } from './assessment-state.ts'
import { askedItems, editableItems, missingItems, type Assessment, type Checklist } from './checklist.ts'
import { restoreAnswer } from './answer-queries.server.ts'
import { recordOf, subjectOf } from './event-subject.ts'
import { findAssessment, loadChecklist } from './find-assessment.server.ts'
import { notifySupplier } from './notify-supplier.server.ts'
import { outdatedVerdicts } from './outdated-verdicts.ts'
import { updateAssessment } from './queries.server.ts'
import { storeReceipt } from './receipts.server.ts'
import { refused, type Refused } from '#app/http/refusal.ts'
import type { SubmissionRefusal } from './refusal.ts'
import { outdateReviews } from './review-queries.server.ts'

export type Declaration = { declarationAccepted: boolean; signatoryName: string; signatoryTitle: string }

/** Characters of the signatory's name and title. */
export const SIGNATORY_MAX_LENGTH = 100

/** Of a kind of questionnaire that is not graded. */
const NO_RESULT = { score: null, grade: null, digest: null }

type Outcome = { ok: true; score: number | null; grade: string | null } | Refused<SubmissionRefusal>

/**
 * Submits an assessment, or submits it again after a return. Needs a person who may sign for the supplier,
 * the declaration with name and title, and every asked item complete. Freezes the self-assessed result and
 * outdates verdicts on what changed or counts differently on the new date. Of two submissions at once the second is told `already-submitted`.
 */
export function submitAssessment(
  db: Db,
  context: ActionContext,
  assessmentId: string,
  declaration: Declaration,
): Outcome {
  return transact(db, (tx): Outcome => {
    const assessment = findAssessment(tx, context.actor, assessmentId)
    if (!assessment || !isSupplier(context.actor)) return refused({ code: 'not-found' })
    const checklist = withDerivedNow(tx, context, loadChecklist(tx, assessment))
    const refusal = whyNotSubmit(checklist, context, declaration)
    return refusal ? refused(refusal) : submit(tx, context, checklist, declaration)
  })
}

/** What other modules say is read once more: what is submitted is what stands then. */
function withDerivedNow(tx: Db, { now }: ActionContext, checklist: Checklist): Checklist {
  const { id, supplier } = checklist.assessment
  const editable = new Set(editableItems(checklist))
  let isChanged = false
  for (const item of askedItems(checklist)) {
    const answer = checklist.answers[item.code]
    if (!answer || !editable.has(item.code)) continue
    const derived = derivedValuesOf(tx, supplier.id, item, now)
    const differing = Object.keys(derived).filter(
      field => field in answer.values && answer.values[field] !== derived[field],
    )
    if (differing.length === 0) continue
    const values = { ...answer.values, ...derived }
    restoreAnswer(tx, id, { itemCode: item.code, values, rev: answer.rev + 1, updatedAt: now })
    isChanged = true
  }
  return isChanged ? loadChecklist(tx, checklist.assessment) : checklist
}

function whyNotSubmit(
  checklist: Checklist,
  { actor, now }: ActionContext,
  declaration: Declaration,
): SubmissionRefusal | null {
  const { state, campaign } = checklist.assessment
  if (!canSubmit(actor)) return { code: 'not-signatory' }
  if (state !== 'returned' && SUBMITTED_STATES.includes(state)) return { code: 'already-submitted' }
  if (state === 'exempt' || state === 'no-response') return { code: 'locked' }
  if (state !== 'returned' && campaign.state !== 'open') return { code: 'campaign-closed' }
  const items = missingItems(checklist, isoDate(now))
  if (items.length > 0) return { code: 'incomplete', items }
  if (whyNotAssessment(checklist.assessment, 'submit')) return { code: 'locked' }
  const fields = missingDeclaration(declaration)
  return fields.length > 0 ? { code: 'declaration-incomplete', fields } : null
}

type DeclarationField = keyof Declaration

function missingDeclaration(declaration: Declaration): DeclarationField[] {
  const isNamed = (text: string) => text.trim().length > 0 && text.trim().length <= SIGNATORY_MAX_LENGTH
  const fields: DeclarationField[] = []
  if (!declaration.declarationAccepted) fields.push('declarationAccepted')
  if (!isNamed(declaration.signatoryName)) fields.push('signatoryName')
  if (!isNamed(declaration.signatoryTitle)) fields.push('signatoryTitle')
  return fields
}

function submit(tx: Db, context: ActionContext, checklist: Checklist, declaration: Declaration): Outcome {
  const { actor, now } = context
  const { id, returnRounds, firstSubmittedAt } = checklist.assessment
  const submitted: Assessment = { ...checklist.assessment, submittedAt: now }
  const { scored, flagged } = profileOf(submitted.kind)
  const receipt = scored ? storeReceipt(tx, { ...checklist, assessment: submitted }, 'self', now) : null
  const { score, grade, digest } = receipt ?? NO_RESULT
  updateAssessment(tx, id, {
    state: nextAssessmentState('submit'),
    firstSubmittedAt: firstSubmittedAt ?? now,
    submittedAt: now,
    submittedById: actor.userId,
    completeItems: checklist.dimensions.reduce((sum, { items }) => sum + items.length, 0),
    declinedItems: askedItems(checklist).filter(({ code }) => checklist.answers[code]?.declined).length,
    selfScore: score,
    selfGrade: grade,
    selfTrigger: receipt && gravestTrigger(receipt),
    updatedAt: now,
  })
  takeBackDecline(tx, context, recordOf(checklist.assessment))
  outdateReviews(tx, id, outdatedVerdicts(checklist, now))
  recordEvent(tx, context, 'assessment.submitted', subjectOf(submitted), {
    round: returnRounds,
    signatoryName: declaration.signatoryName.trim(),
    signatoryTitle: declaration.signatoryTitle.trim(),
    declarationDigest: digestOf(checklist.questionnaire.declaration),
    receiptDigest: digest,
    score,
    grade,
  })
  if (flagged) receiveReply(tx, context, { ...checklist, assessment: submitted }, declaration)
  const mail = {
    key: `submission-received-${returnRounds}`,
    page: '/answers',
    submittedById: actor.userId,
  } as const
  notifySupplier(tx, now, submitted, mail, (facts, url, locale) => {
    const received = { ...facts, submittedOn: formatDate(now, locale), url }
    if (!scored) return { kind: 'reply-received', ...received }
    return {
      kind: 'submission-received',
      ...received,
      selfScore: formatScore(score),
      selfGrade: grade ?? '–',
    }
  })
  return { ok: true, score, grade }
}
