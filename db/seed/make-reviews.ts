import { isDeepStrictEqual } from 'node:util'
import type { ItemReview, Verdict } from '#app/grading/types.ts'
import { firesOf, makeValues } from './make-answer.ts'
import type { DemoAnswer } from './make-answers.ts'
import type { Answerer } from './make-value.ts'
import type { Random } from './random.ts'
import { REVIEW_REASONS } from './texts.ts'

/** A verdict as it is stored: nothing left open. */
export type DemoReview = Required<Pick<ItemReview, 'verdict' | 'dismissedTriggers' | 'raisedTriggers'>> & {
  itemCode: string
  answerRev: number
  correctedValues: ItemReview['correctedValues'] | null
  reason: string | null
}

const CORRECTED_SHARE = 0.05
const REJECTED_SHARE = 0.02
const REFUSED_SHARE = 0.08
const DISMISSED_SHARE = 0.4
const RAISED_SHARE = 0.012

/** A reviewer's verdicts on the given answers: most are accepted, each departure has its reason. */
export function makeReviews(answerer: Answerer, answers: readonly DemoAnswer[]): DemoReview[] {
  const { random } = answerer
  const raisable = answers.filter(({ item }) => item.triggers.some(trigger => !trigger.when))
  const raisedOn = random.chance(RAISED_SHARE) && raisable.length > 0 ? random.pick(raisable) : null
  return answers.map(answer => {
    const review = judge(answerer, answer)
    return answer === raisedOn ? { ...review, raisedTriggers: raise(random, answer) } : review
  })
}

/** The verdict as it is graded. */
export function gradedReview({
  verdict,
  correctedValues,
  reason,
  dismissedTriggers,
  raisedTriggers,
}: DemoReview): ItemReview {
  return {
    verdict,
    ...(correctedValues ? { correctedValues } : {}),
    ...(reason ? { reason } : {}),
    dismissedTriggers,
    raisedTriggers,
  }
}

function judge(answerer: Answerer, demo: DemoAnswer): DemoReview {
  const { random, context } = answerer
  const { item, answer, rev } = demo
  const decided = {
    itemCode: item.code,
    answerRev: rev,
    correctedValues: null,
    reason: null,
    raisedTriggers: [],
  }
  if (answer.notApplicable) {
    if (!random.chance(REFUSED_SHARE)) return { ...decided, verdict: 'na-confirmed', dismissedTriggers: [] }
    return {
      ...decided,
      verdict: 'na-refused',
      reason: random.pick(REVIEW_REASONS['na-refused']),
      dismissedTriggers: [],
    }
  }
  if (answer.declined) return { ...decided, verdict: 'accepted', dismissedTriggers: [] }
  const fired = firesOf(item, answer.values, context)
  if (fired.length > 0) {
    const isDismissed = random.chance(DISMISSED_SHARE)
    const dismissedTriggers = isDismissed
      ? fired.map(id => ({ id, reason: random.pick(REVIEW_REASONS.dismissed) }))
      : []
    return { ...decided, verdict: 'accepted', dismissedTriggers }
  }
  if (demo.attachments.length === 0) return { ...decided, verdict: 'accepted', dismissedTriggers: [] }
  const verdict = random.weighted<Verdict>([
    ['corrected', CORRECTED_SHARE],
    ['rejected', REJECTED_SHARE],
    ['accepted', 1 - CORRECTED_SHARE - REJECTED_SHARE],
  ])
  if (verdict === 'rejected')
    return { ...decided, verdict, reason: random.pick(REVIEW_REASONS.rejected), dismissedTriggers: [] }
  const corrected = verdict === 'corrected' ? correct(answerer, demo) : null
  if (!corrected) return { ...decided, verdict: 'accepted', dismissedTriggers: [] }
  const reason = random.pick(REVIEW_REASONS.corrected)
  return { ...decided, verdict: 'corrected', correctedValues: corrected, reason, dismissedTriggers: [] }
}

/** What the files show instead of what was entered; null when it scores the same or would be a finding. */
function correct(answerer: Answerer, { item, answer }: DemoAnswer) {
  const shown = makeValues({ ...answerer, quality: Math.max(0, answerer.quality - 0.45) }, item, null)
  if (!shown) return null
  const isScored = (id: string) => item.fields.some(field => field.id === id && field.weight !== undefined)
  const kept = Object.entries(answer.values).filter(([id]) => id in shown && !isScored(id))
  const values = { ...shown, ...Object.fromEntries(kept) }
  const isSame = Object.keys(values).every(
    id => !isScored(id) || isDeepStrictEqual(values[id], answer.values[id]),
  )
  return isSame || firesOf(item, values, answerer.context).length > 0 ? null : values
}

function raise(random: Random, { item }: DemoAnswer) {
  const raisable = item.triggers.filter(trigger => !trigger.when)
  return [{ id: random.pick(raisable).id, reason: random.pick(REVIEW_REASONS.raised) }]
}
