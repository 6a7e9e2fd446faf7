import type { Actor } from '#app/accounts/roles.ts'
import type { Db } from '#db/client.server.ts'
import { asSubmitted } from './as-submitted.server.ts'
import type { Assessment, Checklist } from './checklist.ts'
import { findChecklist } from './find-assessment.server.ts'

/**
 * The assessment whose answers are offered again, as it was submitted; null when there is none. Its verdicts
 * come with it as far as the actor may know them: a supplier does once they are published.
 */
export function findPrevious(db: Db, actor: Actor, { previousId }: Assessment): Checklist | null {
  const previous = previousId ? findChecklist(db, actor, previousId) : null
  if (!previous) return null
  return previous.assessment.state === 'returned' ? asSubmitted(db, previous) : previous
}
