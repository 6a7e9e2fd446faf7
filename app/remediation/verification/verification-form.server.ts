import type { ShownAnswer } from '#app/assessments/answer-words.ts'
import type { Finding } from '#app/assessments/verdict.ts'
import type { TriggerLine } from '#app/grading/types.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { LocalizedItem } from '#app/questionnaires/localize.ts'
import type { AnswerContext } from '#app/questionnaires/visible-fields.ts'
import type { Db } from '#db/client.server.ts'
import type { ActionRow } from '../actions/queries.server.ts'
import { answerSoFar } from './answered-items.server.ts'
import { requireRound } from './close-action.server.ts'
import { prepareClosure, type Closure } from './closure.server.ts'
import { NO_CORRECTIONS, readCorrections, type Corrections } from './corrections.ts'
import { itemsAskedAnew } from './evidence-form.server.ts'
import { findActionFiles } from './evidence-queries.server.ts'
import { reansweredItems } from './reanswer-values.server.ts'
import type { ScoreChange } from './score-change.ts'
import { findLatestPublished, findStandingBasis, type StandingBasis } from './standing.server.ts'

export type VerifiedItem = {
  item: LocalizedItem
  context: AnswerContext
  before: ShownAnswer | null
  /** What the supplier answers now; null when it has not answered the item. */
  answer: ShownAnswer | null
  /** What the inputs of a correction begin with. */
  values: Record<string, unknown>
  /** Triggers that the new answer fires, and those among them that are found not to stand. */
  fired: { id: string; level: TriggerLine['level']; label: string }[]
  dismissals: readonly Finding[]
}

/** What closing would do; `why` it does nothing, if it does not. */
export type Effect = {
  change: ScoreChange | null
  why: 'no-items' | 'later-result' | null
  /** Names what is shown, for the confirmation. */
  digest: string
}

/**
 * What the verifier sees: the evidence, what was answered before and now, and what closing would do with these
 * corrections. Without any, what was dismissed about the earlier answer is offered again.
 */
export function loadVerificationForm(
  db: Db,
  action: ActionRow,
  given: Corrections | null,
  { locale, now }: { locale: Locale; now: Date },
) {
  const round = requireRound(db, action)
  const basis = findStandingBasis(db, action)
  const corrections = given ?? { ...NO_CORRECTIONS, dismissals: basis ? dismissedSoFar(basis) : {} }
  const prepared = prepareClosure(db, action, round, corrections, now)
  const closure = prepared.ok ? prepared.closure : null
  const { id, code, rev, finding, requirement, promisedPoints } = action
  return {
    action: { id, code, rev, finding, requirement, promisedPoints },
    round: { round: round.round, summary: round.summary, submittedAt: round.submittedAt },
    files: findActionFiles(db, id).filter(file => file.round === round.round),
    items: basis
      ? itemsAskedAnew(db, action, round.answers, { locale, now }).map(
          ({ item, values, context }): VerifiedItem => {
            const answer = round.answers[item.code]
            return {
              item,
              context,
              before: answerSoFar(basis.current.inputs, item.code),
              answer: answer ? { values: answer } : null,
              values: corrections.values[item.code] ?? values,
              fired: firedBy(closure, item),
              dismissals: corrections.dismissals[item.code] ?? [],
            }
          },
        )
      : [],
    effect: {
      change: closure?.change ?? null,
      why: whyNothing(db, action, basis),
      digest: closure?.digest ?? '',
    },
    refusal: prepared.ok ? null : prepared.refusal,
  }
}

function dismissedSoFar({ current, itemCodes }: StandingBasis): Corrections['dismissals'] {
  const dismissed = current.triggers.filter(({ item, stands }) => !stands && itemCodes.includes(item))
  const entries = itemCodes.map(code => [
    code,
    dismissed.filter(({ item }) => item === code).map(({ id, reason }) => ({ id, reason: reason ?? '' })),
  ])
  return Object.fromEntries(entries)
}

function firedBy(closure: Closure | null, { code, triggers }: LocalizedItem): VerifiedItem['fired'] {
  const lines = closure?.change?.items.find(item => item.code === code)?.triggers ?? []
  return lines.map(({ id, level }) => ({
    id,
    level,
    label: triggers.find(trigger => trigger.id === id)?.label ?? id,
  }))
}

function whyNothing(db: Db, action: ActionRow, basis: StandingBasis | null): Effect['why'] {
  if (basis) return null
  const latest = findLatestPublished(db, action.supplierId)
  return latest && action.assessmentId && action.assessmentId !== latest.id ? 'later-result' : 'no-items'
}

export type VerificationFormData = ReturnType<typeof loadVerificationForm>

/** The corrections of a posted form; none when closing the action re-scores nothing. */
export function readPostedCorrections(db: Db, action: ActionRow, form: FormData): Corrections {
  const basis = findStandingBasis(db, action)
  return basis ? readCorrections(reansweredItems(db, basis), form) : NO_CORRECTIONS
}
