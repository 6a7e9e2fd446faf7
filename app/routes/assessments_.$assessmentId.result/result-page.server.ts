import type { Actor } from '#app/accounts/roles.ts'
import type { Checklist } from '#app/assessments/checklist.ts'
import { findReceipt, readReceipt } from '#app/assessments/receipts.server.ts'
import type { DerivationProps, ItemWords } from '#app/grading/Derivation.tsx'
import { nextGrade } from '#app/grading/grades.ts'
import { pathFrom } from '#app/grading/path.ts'
import type { GradeReceipt } from '#app/grading/receipt.ts'
import type { GradingResult } from '#app/grading/types.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/client.server.ts'

/** The frozen results of an assessment as far as the actor may see them; null before the first submission. */
export function resultPage(db: Db, actor: Actor, checklist: Checklist, locale: Locale) {
  const { id } = checklist.assessment
  const self = receiptOf('self')
  const verified = receiptOf('verified')
  const current = verified ?? self
  if (!current) return null
  const { policy, asOf } = current.inputs
  const result = resultOf(current)
  const better = result.grade === null ? null : nextGrade(result.grade)
  const derivation: DerivationProps = {
    result,
    policy,
    path: better ? pathFrom(result, policy, better) : null,
    ...wordsOf(checklist, locale),
  }
  return {
    self: self && figuresOf(self),
    verified: verified && figuresOf(verified),
    derivation,
    versions: { questionnaire: current.inputs.questionnaire.version, policy: policy.version, date: asOf },
  }

  function receiptOf(kind: 'self' | 'verified') {
    const row = findReceipt(db, actor, id, kind)
    return row && readReceipt(row)
  }
}

function figuresOf({ score, grade, uncappedGrade }: GradeReceipt) {
  return { score, grade, uncappedGrade }
}

/** The lines alone: the page does not need the inputs, they are in the download. */
function resultOf(receipt: GradeReceipt): GradingResult {
  const { score, uncappedGrade, grade, points, applicableItems, totalItems, narrowBasis } = receipt
  const { dimensions, items, triggers, caps } = receipt
  return {
    ...{ score, uncappedGrade, grade, points, applicableItems, totalItems, narrowBasis },
    ...{ dimensions, items, triggers, caps },
  }
}

function wordsOf({ questionnaire, reviews }: Checklist, locale: Locale) {
  const items: Record<string, ItemWords> = {}
  for (const { code, question, triggers } of questionnaire.dimensions.flatMap(({ items }) => items)) {
    const labels = triggers.map(({ id, label }) => [id, label[locale]] as const)
    items[code] = {
      question: question[locale],
      triggers: Object.fromEntries(labels),
      reason: reviews[code]?.reason ?? null,
    }
  }
  const dimensions = Object.fromEntries(
    questionnaire.dimensions.map(({ code, title }) => [code, title[locale]]),
  )
  return { items, dimensions }
}
