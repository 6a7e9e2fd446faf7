import type { Assessment } from '#app/assessments/checklist.ts'
import { nameIn } from '#app/assessments/names.ts'
import { profileOf } from '#app/questionnaires/kind-profiles.ts'
import type { Locale } from '#app/i18n/locale.ts'

/** What the home page shows of an assessment that is no longer open, and no more. */
export function earlierRow(assessment: Assessment, locale: Locale, waiting: number) {
  const { id, state, submittedAt, firstSubmittedAt, campaign } = assessment
  const { selfScore, selfGrade, verifiedScore, verifiedGrade } = assessment
  const result = { selfScore, selfGrade, verifiedScore, verifiedGrade }
  const round = nameIn(campaign, locale)
  /** `waiting`: items where the buyer had the last word. */
  const { scored: isScored, confidential: isConfidential } = profileOf(assessment.kind)
  return {
    id,
    isScored,
    isConfidential,
    state,
    submittedAt,
    firstSubmittedAt,
    ...result,
    round,
    waiting,
  }
}

export type EarlierRow = ReturnType<typeof earlierRow>
