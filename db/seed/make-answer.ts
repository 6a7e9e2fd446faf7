import { holds } from '#app/grading/condition.ts'
import { mayBeDeclined } from '#app/grading/effective-answer.ts'
import type { AnswerValues, ItemAnswer } from '#app/questionnaires/answers.ts'
import { mayClaimNotApplicable } from '#app/questionnaires/applicability.ts'
import type { Item } from '#app/questionnaires/content-schema.ts'
import { visibleFields } from '#app/questionnaires/visible-fields.ts'
import { makeValue, type Answerer } from './make-value.ts'

const NOT_APPLICABLE_SHARE = 0.05
const DECLINED_SHARE = 0.3
const OPTIONAL_FIELD_SHARE = 0.35
const MOST_TRIES = 200

/**
 * A complete answer to one item. It fires no trigger, unless `firing` names one to fire: findings are planned
 * per supplier, never an accident of chance.
 */
export function makeAnswer(answerer: Answerer, item: Item, firing: string | null): ItemAnswer {
  const { random, context, texts } = answerer
  if (firing === null && mayBeDeclined(item, context) && random.chance(DECLINED_SHARE))
    return { values: {}, declined: { reason: texts.reason } }
  if (firing === null && mayClaimNotApplicable(item, context.category) && random.chance(NOT_APPLICABLE_SHARE))
    return { values: {}, notApplicable: { reason: texts.reason } }
  const values = makeValues(answerer, item, firing) ?? makeValues(answerer, item, null)
  if (!values) throw new Error(`${item.code}: every answer found fires a trigger`)
  return { values }
}

/** Triggers of the item that an answer of this category can fire. */
export function firesOf(item: Item, values: AnswerValues, context: Answerer['context']) {
  return item.triggers
    .filter(trigger => trigger.when && holds(trigger.when, values, context))
    .map(({ id }) => id)
}

/** Null when chance finds no such answer, as with a trigger that looks at another category only. */
export function makeValues(answerer: Answerer, item: Item, firing: string | null): AnswerValues | null {
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const drift = (attempt / MOST_TRIES) * (firing === null ? 1 : -1)
    const values = drawValues({ ...answerer, quality: clamp(answerer.quality + drift) }, item)
    const fired = firesOf(item, values, answerer.context)
    if (firing === null ? fired.length === 0 : fired.includes(firing)) return values
  }
  return null
}

function drawValues(answerer: Answerer, item: Item): AnswerValues {
  const values: AnswerValues = {}
  for (const field of item.fields) {
    const isAsked = visibleFields(item, values, answerer.context).includes(field)
    if (isAsked && (field.required || answerer.random.chance(OPTIONAL_FIELD_SHARE)))
      values[field.id] = makeValue(answerer, item.code, field)
  }
  return values
}

function clamp(quality: number) {
  return Math.min(1, Math.max(0, quality))
}
