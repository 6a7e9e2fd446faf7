import type { Actor } from '#app/accounts/roles.ts'
import { newId } from '#app/accounts/token.server.ts'
import { recordSystemEvent } from '#app/history/record-event.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/client.server.ts'
import { lockText } from '../vault/vault.server.ts'
import { namedPeople } from './named-people.ts'
import { findDeskPeople, insertRecusal } from './desk-queries.server.ts'
import { insertMatter, takeMatterNumber } from './queries.server.ts'
import { tellDesk } from './tell-desk.server.ts'
import { REPORTED_SOURCES, type MatterSource, type MatterTopic, type ReporterKind } from './vocabulary.ts'

/** Who acts, if anybody does, and when. An `ActionContext` is one, and so is `{ actor: null, now }`. */
export type MatterOpener = { actor: Actor | null; now: Date }

export type NewMatter = {
  source: MatterSource
  topic: MatterTopic
  /** What it is about, for the integrity function alone; encrypted where it lies. */
  summary: string
  supplierId?: string | null
  assessmentId?: string | null
  itemCodes?: string[]
  /** Everything that was said: people of the desk who are named in it never see the matter. */
  said?: string
  caseKeyHash?: string | null
  reporterKind?: ReporterKind | null
  isAnonymous?: boolean
  locale?: Locale | null
  /** Its cause has its own mail, the same for everything: one about the matter would tell what was said. */
  isQuiet?: boolean
}

/**
 * Opens a matter inside the transaction of what caused it: gives it its number, recuses whom it names, and queues a
 * mail without content to the others. The event says neither who caused it nor what it is about.
 */
export function openMatter(
  tx: Db,
  { now }: MatterOpener,
  { source, topic, summary, said = '', isQuiet = false, ...given }: NewMatter,
): { id: string; code: string } {
  const id = newId()
  const year = Number(isoDate(now).slice(0, 4))
  const code = `${year}-${String(takeMatterNumber(tx, year)).padStart(4, '0')}`
  insertMatter(tx, {
    ...given,
    id,
    code,
    source,
    topic,
    lockedSummary: lockText(summary, summaryOf(id)),
    protectedAt: REPORTED_SOURCES.includes(source) ? now : null,
    receivedAt: now,
    updatedAt: now,
  })
  recuseNamed(tx, id, `${summary}\n${said}`, now)
  const { supplierId = null, assessmentId = null } = given
  recordSystemEvent(
    tx,
    now,
    'matter.opened',
    { supplierId, assessmentId, isRestricted: true },
    { matterId: id, code, source },
  )
  if (!isQuiet) tellDesk(tx, now, { matterId: id, news: 'new', key: `matter-opened:${id}` })
  return { id, code }
}

/** Whoever of the desk a text names is kept away from the matter it is about, before anybody is told of it. */
export function recuseNamed(tx: Db, matterId: string, text: string, now: Date) {
  for (const { id: userId } of namedPeople(text, findDeskPeople(tx)))
    insertRecusal(tx, { matterId, userId, kind: 'named', addedAt: now })
}

/** What the summary of a matter is encrypted for. */
export function summaryOf(matterId: string) {
  return `matter:${matterId}:summary`
}
