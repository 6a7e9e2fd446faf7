import type { ItemAnswer } from '#app/questionnaires/answers.ts'
import { isComplete, needsEvidence } from '#app/questionnaires/check-answer.ts'
import type { Dimension, Item } from '#app/questionnaires/content-schema.ts'
import { after } from './calendar.ts'
import type { DemoFile } from './evidence-files.ts'
import { makeAnswer } from './make-answer.ts'
import type { Answerer } from './make-value.ts'
import type { Random } from './random.ts'
import { FILE_NAMES } from './texts.ts'

export type DemoAttachment = { id: string; file: DemoFile; fileName: string; uploadedAt: Date }

export type DemoAnswer = {
  item: Item
  answer: ItemAnswer
  rev: number
  attachments: DemoAttachment[]
  isComplete: boolean
  savedAt: Date
}

/** What decides the answers of one assessment besides the firm itself. */
export type AnswerPlan = {
  /** Answered one after the other between these instants. */
  from: Date
  to: Date
  /** Share of the items answered so far; 1 once submitted. */
  progress: number
  finding: { item: string; trigger: string } | null
  files: readonly DemoFile[]
  /** How much better or worse the firm is in a dimension than as a whole. */
  dimensionOffset(code: string): number
}

const STILL_WITHOUT_EVIDENCE_SHARE = 0.07
const SECOND_FILE_SHARE = 0.1

/** Answers in questionnaire order. Once everything is answered, everything is complete. */
export function makeAnswers(
  answerer: Answerer,
  dimensions: readonly Dimension[],
  plan: AnswerPlan,
): DemoAnswer[] {
  const items = dimensions.flatMap(({ code, items }) =>
    items.map(item => ({ item, offset: plan.dimensionOffset(code) })),
  )
  const isAll = plan.progress >= 1
  const answered = items.slice(0, isAll ? items.length : Math.round(items.length * plan.progress))
  return answered.map(({ item, offset }, index) => {
    const share = (index + 1) / (items.length + 1)
    const savedAt = new Date(plan.from.getTime() + (plan.to.getTime() - plan.from.getTime()) * share)
    const quality = Math.min(0.99, Math.max(0.02, answerer.quality + offset))
    return answerItem({ ...answerer, quality }, item, plan, savedAt)
  })
}

function answerItem(answerer: Answerer, item: Item, plan: AnswerPlan, savedAt: Date): DemoAnswer {
  const { random, context } = answerer
  const firing = plan.finding?.item === item.code ? plan.finding.trigger : null
  const answer = makeAnswer(answerer, item, firing)
  const isBehind = plan.progress < 1 && random.chance(STILL_WITHOUT_EVIDENCE_SHARE)
  const isNeeded = !answer.notApplicable && !answer.declined && needsEvidence(item, answer, context)
  const files = isNeeded && !isBehind ? (random.chance(SECOND_FILE_SHARE) ? 2 : 1) : 0
  const attachments = Array.from({ length: files }, (_, index) =>
    attach(random, item.code, plan, savedAt, index),
  )
  return {
    item,
    answer,
    rev: random.int(1, 3),
    attachments,
    isComplete: isComplete(item, answer, attachments.length, context),
    savedAt,
  }
}

function attach(
  random: Random,
  itemCode: string,
  { files }: AnswerPlan,
  savedAt: Date,
  index: number,
): DemoAttachment {
  const file = files[(random.int(0, files.length - 1) + index) % files.length]
  if (!file) throw new Error('no demo files')
  const name = random.pick(FILE_NAMES[file.extension] ?? ['附件'])
  return {
    id: random.id(),
    file,
    fileName: `${itemCode} ${name}${index > 0 ? index + 1 : ''}.${file.extension}`,
    uploadedAt: after(savedAt, 0.0005),
  }
}
