import { canSeeIntegrity } from '#app/accounts/roles.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { caseKeyHash, newCaseKey } from '../channel/case-key.server.ts'
import { addEntry } from '../channel/entries.server.ts'
import { keepIdentity } from '../channel/submit-report.server.ts'
import { summaryText } from '../channel/report-words.ts'
import { findMatterById } from './queries.server.ts'
import { openMatter } from './open-matter.server.ts'
import { isReported, type MatterSource, type MatterTopic, type ReporterKind } from './vocabulary.ts'
import { recordMatterEvent } from './with-matter.server.ts'

export type WrittenDown = {
  source: Exclude<MatterSource, 'questionnaire' | 'form'>
  topic: MatterTopic
  story: string
  reporterKind: ReporterKind | null
  name: string | null
  contact: string | null
  organisation: string | null
}

/**
 * Writes down what came by telephone or mail, or what the desk found itself. A reporter gets a case key, too: the desk
 * is shown it once, to pass it on. Null for whoever is not of the desk.
 */
export function recordMatter(
  db: Db,
  context: ActionContext,
  given: WrittenDown,
): { id: string; caseKey: string | null } | null {
  const { actor, now } = context
  if (!canSeeIntegrity(actor)) return null
  const { source, topic, story, reporterKind, name, contact, organisation } = given
  const caseKey = isReported(source) ? newCaseKey() : null
  const id = transact(db, tx => {
    const matter = openMatter(tx, context, {
      source,
      topic,
      summary: summaryText(story),
      said: story,
      reporterKind: caseKey ? reporterKind : null,
      isAnonymous: caseKey !== null && name === null,
      caseKeyHash: caseKey && caseKeyHash(caseKey),
    })
    const kind = caseKey ? 'from-reporter' : 'note'
    addEntry(tx, { matterId: matter.id, kind, body: story, authorId: actor.userId, writtenAt: now })
    if (caseKey) keepIdentity(tx, matter.id, { name, contact, organisation }, now)
    const row = findMatterById(tx, matter.id)
    if (row) recordMatterEvent(tx, context, 'matter.noted', row)
    return matter.id
  })
  return { id, caseKey }
}
