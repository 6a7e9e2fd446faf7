import { canReadAnswers, isSupplier, type Actor } from '#app/accounts/roles.ts'
import type { Db } from '#db/client.server.ts'
import type { ScoreAndGrade } from './score-change.ts'
import { findStandingChanges, type StandingChangeRow } from './standing-queries.server.ts'
import { findLatestPublished } from './standing.server.ts'

export type StandingHistory = {
  assessmentId: string
  year: number
  /** As it was published. */
  published: ScoreAndGrade
  /** Where it has got to. */
  current: ScoreAndGrade
  /** Calendar day (`YYYY-MM-DD`) from which that holds. */
  since: string
  /** Newest first. */
  changes: StandingChangeRow[]
}

/**
 * Where a supplier stands now beside its latest published result; null when nothing was put right since, or when the
 * reader may not know.
 */
export function findStandingHistory(db: Db, actor: Actor, supplierId: string): StandingHistory | null {
  if (!canReadAnswers(actor, 'esg-checklist')) return null
  if (isSupplier(actor) && actor.supplierId !== supplierId) return null
  const assessment = findLatestPublished(db, supplierId)
  const changes = assessment ? findStandingChanges(db, assessment.id) : []
  const [latest] = changes
  if (!assessment || !latest) return null
  return {
    assessmentId: assessment.id,
    year: assessment.campaign.year,
    published: { score: assessment.verifiedScore, grade: assessment.verifiedGrade },
    current: { score: latest.score, grade: latest.grade },
    since: latest.effectiveOn,
    changes,
  }
}
