import type { StoredFile } from '#app/assessments/evidence-store.server.ts'
import { recordSystemEvent } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { recuseNamed } from '../matters/open-matter.server.ts'
import { existsEntryByOnceHash, findMailboxEntries } from '../matters/mailbox-queries.server.ts'
import { findMatterByCaseKey } from '../matters/queries.server.ts'
import { tellDesk } from '../matters/tell-desk.server.ts'
import { unlockText } from '../vault/vault.server.ts'
import { caseKeyHash } from './case-key.server.ts'
import { addEntry, bodyOf, nameOf, onceHashOf } from './entries.server.ts'
import { stageOf } from './reporter-stage.ts'

/** More letters than this from one reporter are refused: whoever has so much to tell should be called. */
export const MAX_LETTERS = 100

/** What the holder of a case key sees: how far the matter is, and all that was written both ways, oldest first. */
export function openMailbox(db: Db, key: string) {
  const matter = findMatterByCaseKey(db, caseKeyHash(key))
  if (!matter) return null
  const { state, code, receivedAt } = matter
  const entries = findMailboxEntries(db, matter.id).map(({ entry, files }) => ({
    id: entry.id,
    isOwn: entry.kind === 'from-reporter',
    body: unlockText(entry.lockedBody, bodyOf(entry.id)),
    writtenAt: entry.writtenAt,
    files: files.map(file => unlockText(file.lockedName, nameOf(file.id))),
  }))
  return { code, stage: stageOf(state), receivedAt, entries }
}

export type Mailbox = NonNullable<ReturnType<typeof openMailbox>>

type Letter = { key: string; body: string; once: string | null }
export type WriteRefusal = 'not-found' | 'too-many'

/** The reporter writes to the desk. The same page sent twice adds one letter. */
export function writeToDesk(
  db: Db,
  now: Date,
  { key, body, once }: Letter,
  files: StoredFile[],
): { ok: true } | { ok: false; refusal: WriteRefusal } {
  return transact(db, (tx): { ok: true } | { ok: false; refusal: WriteRefusal } => {
    const matter = findMatterByCaseKey(tx, caseKeyHash(key))
    if (!matter) return { ok: false, refusal: 'not-found' }
    const { id: matterId } = matter
    const onceHash = onceHashOf([matterId, once ?? '', body, ...files.map(({ sha256 }) => sha256)])
    if (existsEntryByOnceHash(tx, onceHash)) return { ok: true }
    const letters = findMailboxEntries(tx, matterId).filter(({ entry }) => entry.kind === 'from-reporter')
    if (letters.length >= MAX_LETTERS) return { ok: false, refusal: 'too-many' }
    recuseNamed(tx, matterId, body, now)
    const entryId = addEntry(tx, { matterId, kind: 'from-reporter', body, writtenAt: now, onceHash, files })
    recordSystemEvent(tx, now, 'matter.reporter-wrote', { isRestricted: true }, { matterId })
    tellDesk(tx, now, { matterId, news: 'message', key: `matter-letter:${entryId}` })
    return { ok: true }
  })
}
