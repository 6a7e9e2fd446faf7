import { isoDate } from '#app/i18n/format.ts'
import type { GradingResult } from '#app/grading/types.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import type { Db } from '#db/client.server.ts'
import { itemAnswer, missingForItem, askedItems, type Checklist } from '../checklist.ts'
import { isAwaitingReply, type Side } from '../comment.ts'
import { findAssessmentById } from '../queries.server.ts'
import { loadChecklist } from '../find-assessment.server.ts'
import { attentionOf, type AttentionReason } from './attention.ts'
import { contradictions } from './cross-checks.ts'
import { sampleReason, type SampleReason } from './sample.server.ts'

/** What a reviewer should know of an item before the first look. */
export type Examination = {
  attention: AttentionReason[]
  /** Ids of the cross-checks that stand and begin at this item. */
  checks: string[]
  sample: SampleReason | null
}

/**
 * Every asked item by code: why it wants a person's eyes, and whether it is in the sample; with last year's
 * checklist, against which changes are told. `verified`: the checklist's result as the verdicts make it.
 */
export function examine(
  db: Db,
  checklist: Checklist,
  { verified, comments }: { verified: GradingResult; comments: Record<string, { from: Side }[]> },
  now: Date,
): { examinations: Record<string, Examination>; last: Checklist | null } {
  const { assessment, answers, evidence } = checklist
  const asOf = isoDate(assessment.submittedAt ?? now)
  const percent = loadSettings(db).samplePercent
  const standing = contradictions(answers)
  const fired = new Set(
    verified.triggers
      .filter(trigger => trigger.source === 'answer' && trigger.stands)
      .map(({ item }) => item),
  )
  const last = lastYear(db, checklist)
  const sampled = { assessmentId: assessment.id, supplierClass: assessment.supplierClass, percent }
  const examinations = Object.fromEntries(
    askedItems(checklist).map(item => {
      const { code } = item
      const fileCount = evidence[code]?.length ?? 0
      const checks = standing.filter(({ items }) => items[0] === code).map(({ id }) => id)
      const attention = attentionOf({
        item,
        answer: itemAnswer(answers[code]) ?? { values: {} },
        fileCount,
        previous: itemAnswer(last?.answers[code]) ?? null,
        isTriggered: fired.has(code),
        isContradicted: checks.length > 0,
        isIncomplete: missingForItem(checklist, item, asOf).length > 0,
        isCommented: isAwaitingReply(comments[code], 'buyer'),
        asOf,
      })
      return [code, { attention, checks, sample: sampleReason(item, fileCount, sampled) }]
    }),
  )
  return { examinations, last }
}

/** The assessment whose answers were offered again, with what stands in it now. */
function lastYear(db: Db, { assessment }: Checklist): Checklist | null {
  const previous = assessment.previousId ? findAssessmentById(db, assessment.previousId) : null
  return previous ? loadChecklist(db, previous) : null
}
