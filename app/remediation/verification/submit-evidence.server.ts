import type { ActionContext } from '#app/history/record-event.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import type { AnswerValues } from '#app/questionnaires/answers.ts'
import { isRecord } from '#app/questionnaires/raw-input.ts'
import { transact, type Db } from '#db/client.server.ts'
import { whyNotActionStep } from '../actions/action-state.ts'
import type { ActionRow } from '../actions/queries.server.ts'
import { refused, type Refused } from '#app/http/refusal.ts'
import { actionToChange, takeActionStep, type ActionTarget } from '../actions/take-action-step.server.ts'
import { tellOwnerOfAction } from '../actions/tell.server.ts'
import { countActionFiles, handInWaitingFiles, insertEvidenceRound } from './evidence-queries.server.ts'
import { checkReanswer, reansweredItems } from './reanswer-values.server.ts'
import type { EvidenceRefusal } from './refusal.ts'
import { findStandingBasis } from './standing.server.ts'
import { tidyText } from './verification-limits.ts'

export type NewEvidence = ActionTarget & {
  summary: string
  /** Raw input by item in the shape of answer values; what is not asked is passed over. */
  answers: unknown
}

type Outcome = { ok: true; round: number } | Refused<EvidenceRefusal>

/**
 * The supplier hands in that it has been done: in words, with the files that were added, and with what it answers to
 * the items now, as far as the latest published result asks them. Something has to show it: a file or an answer.
 */
export function submitEvidence(
  db: Db,
  context: ActionContext,
  { summary: given, answers: raw, ...target }: NewEvidence,
): Outcome {
  return transact(db, (tx): Outcome => {
    const found = actionToChange(tx, context, target)
    if (!found.ok) return found
    const { action } = found
    const early = whyNotActionStep(context.actor, action, 'submit-evidence')
    if (early) return refused(early)
    const summary = tidyText(given)
    if (summary === '') return refused({ code: 'summary-required' })
    const files = countActionFiles(tx, action.id)
    const checked = checkAnswers(tx, context, action, raw, files.waiting + files.handedIn)
    if (!checked.ok) return checked
    const { answers } = checked
    if (files.waiting === 0 && Object.keys(answers).length === 0)
      return refused({ code: 'nothing-handed-in' })
    const round = action.evidenceRounds + 1
    const refusal = takeActionStep(tx, context, action, {
      step: 'submit-evidence',
      event: 'action.evidence-submitted',
      change: { evidenceRounds: round },
      data: { round, summary, files: files.waiting, items: Object.keys(answers) },
    })
    if (refusal) return refused(refusal)
    const { userId: submittedById } = context.actor
    insertEvidenceRound(tx, {
      actionId: action.id,
      round,
      summary,
      answers,
      submittedById,
      submittedAt: context.now,
    })
    handInWaitingFiles(tx, action.id, round)
    tellOwnerOfAction(tx, context.now, action, {
      reply: 'evidence-submitted',
      key: `${round}`,
      note: summary,
    })
    return { ok: true, round }
  })
}

type Checked = { ok: true; answers: Record<string, AnswerValues> } | Refused<EvidenceRefusal>

function checkAnswers(
  tx: Db,
  { now }: ActionContext,
  action: ActionRow,
  raw: unknown,
  files: number,
): Checked {
  const basis = findStandingBasis(tx, action)
  if (!basis) return { ok: true, answers: {} }
  const sent = isRecord(raw) ? raw : {}
  const checked = reansweredItems(tx, basis).map(item =>
    checkReanswer(tx, basis, item, sent[item.code], { asOf: isoDate(now), files, now }),
  )
  const items = checked.filter(({ problems, missing }) => problems.length + missing.length > 0)
  if (items.length > 0) return refused({ code: 'answers-incomplete', items })
  return { ok: true, answers: Object.fromEntries(checked.map(({ itemCode, values }) => [itemCode, values])) }
}
