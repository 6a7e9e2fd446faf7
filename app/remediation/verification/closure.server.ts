import { digestOf } from '#app/grading/digest.server.ts'
import { gradeAssessment } from '#app/grading/grade.ts'
import { isoDate } from '#app/i18n/format.ts'
import type { AnswerValues } from '#app/questionnaires/answers.ts'
import type { Item } from '#app/questionnaires/content-schema.ts'
import type { Db } from '#db/client.server.ts'
import type { Finding } from '#app/assessments/verdict.ts'
import type { ActionRow } from '../actions/queries.server.ts'
import { refused, type Refused } from '#app/http/refusal.ts'
import type { Corrections } from './corrections.ts'
import type { EvidenceRoundRow } from './evidence-queries.server.ts'
import { checkReanswer, reansweredItems } from './reanswer-values.server.ts'
import type { ClosureRefusal } from './refusal.ts'
import { scoreChange, type ScoreChange } from './score-change.ts'
import { standingInput, type Reanswer } from './standing-input.ts'
import { findCurrentReanswers } from './standing-queries.server.ts'
import { findStandingBasis, type StandingBasis } from './standing.server.ts'
import { tidyText } from './verification-limits.ts'

/** What a closure would do: computed in one place, for whoever looks at it before and for the closure itself. */
export type Closure = {
  /** Null when it re-scores nothing. */
  basis: StandingBasis | null
  effectiveOn: string
  reanswers: Reanswer[]
  change: ScoreChange | null
  /** Names the effect: the digest of what the standing would be graded from. Empty when nothing is re-scored. */
  digest: string
}

type Prepared = { ok: true; closure: Closure } | Refused<ClosureRefusal>

/** Works out a closure on the day of `now`, with the answers of the round as the verifier corrects them; writes nothing. */
export function prepareClosure(
  db: Db,
  action: ActionRow,
  round: Pick<EvidenceRoundRow, 'answers'>,
  corrections: Corrections,
  now: Date,
): Prepared {
  const basis = findStandingBasis(db, action)
  const effectiveOn = isoDate(now)
  const none = { basis: null, effectiveOn, reanswers: [], change: null, digest: '' }
  if (!basis) return { ok: true, closure: none }
  const values = answersToCount(db, basis, round, corrections, now)
  if (!values.ok) return values
  const reanswers: Reanswer[] = []
  for (const { item, values: answer } of values.answers) {
    const dismissedTriggers = tidyDismissals(item, corrections.dismissals[item.code] ?? [])
    const unreasoned = dismissedTriggers.find(({ reason }) => reason === '')
    if (unreasoned)
      return refused({ code: 'trigger-reason-required', itemCode: item.code, triggerId: unreasoned.id })
    reanswers.push({
      itemCode: item.code,
      values: answer,
      dismissedTriggers,
      effectiveOn,
      actionCode: action.code,
    })
  }
  if (reanswers.length === 0) return { ok: true, closure: none }
  return { ok: true, closure: { basis, effectiveOn, reanswers, ...effectOf(db, basis, reanswers) } }
}

type Answers = { ok: true; answers: { item: Item; values: AnswerValues }[] } | Refused<ClosureRefusal>

/** An item that nobody answered anew stays as it was published. */
function answersToCount(
  db: Db,
  basis: StandingBasis,
  round: Pick<EvidenceRoundRow, 'answers'>,
  { values: corrected }: Corrections,
  now: Date,
): Answers {
  const answered = reansweredItems(db, basis)
    .filter(({ code }) => code in corrected || code in round.answers)
    .map(item => {
      const raw = corrected[item.code] ?? round.answers[item.code]
      return { item, ...checkReanswer(db, basis, item, raw, { asOf: isoDate(now), files: 1, now }) }
    })
  const items = answered.filter(({ problems }) => problems.length > 0)
  return items.length > 0 ? refused({ code: 'invalid-values', items }) : { ok: true, answers: answered }
}

function effectOf(db: Db, { assessment, published, current }: StandingBasis, reanswers: Reanswer[]) {
  const codes = reanswers.map(({ itemCode }) => itemCode)
  const others = findCurrentReanswers(db, assessment.id).filter(({ itemCode }) => !codes.includes(itemCode))
  const input = standingInput(published.inputs, [...others, ...reanswers])
  return { change: scoreChange(current, gradeAssessment(input), codes), digest: digestOf(input) }
}

function tidyDismissals({ triggers }: Item, given: readonly Finding[]): Finding[] {
  return given
    .filter(({ id }) => triggers.some(trigger => trigger.id === id))
    .map(({ id, reason }) => ({ id, reason: tidyText(reason) }))
}
