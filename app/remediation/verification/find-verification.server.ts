import { canManageActions, isSupplier, type Actor } from '#app/accounts/roles.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { canonicalJson } from '#app/grading/canonical.ts'
import type { AnswerValues } from '#app/questionnaires/answers.ts'
import type { Db } from '#db/client.server.ts'
import type { ActionRow } from '../actions/queries.server.ts'
import { isKeptAway } from '../actions/take-action-step.server.ts'
import { answeredItems } from './answered-items.server.ts'
import { awaitsEffectCheck } from './effectiveness.ts'
import { findActionFiles, findEvidenceRounds } from './evidence-queries.server.ts'
import {
  findReanswersByActionId,
  findStandingReceiptByActionId,
  type ReanswerRow,
} from './standing-queries.server.ts'
import type { VerificationView } from './verification-view.ts'

/** Evidence and verification of an action, as its reader may know them. The caller has checked that it may see the action. */
export function findVerification(db: Db, actor: Actor, action: ActionRow, locale: Locale): VerificationView {
  const rounds = findEvidenceRounds(db, action.id)
  const files = findActionFiles(db, action.id)
  const reanswers = findReanswersByActionId(db, action.id)
  const codes = [...new Set(rounds.flatMap(({ answers }) => Object.keys(answers)))].toSorted()
  return {
    rounds: rounds.map(
      ({ verifiedByName, actionId: _actionId, verifiedById: _by, submittedById: _from, ...round }) => ({
        ...round,
        verifiedByName: isSupplier(actor) ? null : verifiedByName,
        corrected: correctedOf(round, reanswers),
        files: files.filter(file => file.round === round.round),
      }),
    ),
    items: answeredItems(db, action, codes, locale),
    standing: standingOf(db, action),
    effect: action.effectivenessDueAt && {
      dueAt: action.effectivenessDueAt,
      checkedAt: action.effectivenessCheckedAt,
      outcome: action.effectivenessOutcome,
      isAwaited: awaitsEffectCheck(action),
      mayCheck:
        awaitsEffectCheck(action) && canManageActions(actor) && !isKeptAway(db, actor, action.supplierId),
    },
  }
}

/** The answers that counted in place of what the supplier had handed in with the round. */
function correctedOf(
  { answers, verifiedAt }: { answers: Record<string, AnswerValues>; verifiedAt: Date | null },
  reanswers: ReanswerRow[],
): Record<string, AnswerValues> {
  const counted = reanswers.filter(reanswer => reanswer.verifiedAt.getTime() === verifiedAt?.getTime())
  const corrected = counted.filter(
    ({ itemCode, values }) => canonicalJson(values) !== canonicalJson(answers[itemCode] ?? {}),
  )
  return Object.fromEntries(corrected.map(({ itemCode, values }) => [itemCode, values]))
}

/** What the action's last closure or relapse did to the standing. */
function standingOf(
  db: Db,
  { id, state, promisedPoints, wonPoints }: ActionRow,
): VerificationView['standing'] {
  const row = findStandingReceiptByActionId(db, id)
  if (!row) return null
  return {
    before: { score: row.scoreBefore, grade: row.gradeBefore },
    after: { score: row.score, grade: row.grade },
    effectiveOn: row.effectiveOn,
    isTakenBack: state !== 'closed',
    promisedPoints,
    wonPoints,
  }
}
