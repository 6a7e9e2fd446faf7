import { createHash } from 'node:crypto'
import { newId } from '#app/accounts/token.server.ts'
import type { StoredFile } from '#app/assessments/evidence-store.server.ts'
import type { Db } from '#db/client.server.ts'
import type { MatterStep } from '../matters/matter-state.ts'
import { insertEntry, insertMatterFile } from '../matters/mailbox-queries.server.ts'
import type { EntryKind } from '../matters/vocabulary.ts'
import { lockText } from '../vault/vault.server.ts'

type NewEntry = {
  matterId: string
  kind: EntryKind
  body: string
  writtenAt: Date
  authorId?: string | null
  step?: MatterStep | null
  onceHash?: string | null
  files?: StoredFile[]
}

/** Appends an entry with its files; text and names of files are encrypted. Answers the entry's id. */
export function addEntry(tx: Db, { body, files = [], ...entry }: NewEntry): string {
  const id = newId()
  insertEntry(tx, { ...entry, id, lockedBody: lockText(body, bodyOf(id)) })
  for (const { fileName, sha256, mediaType, sizeBytes } of files) {
    const fileId = newId()
    const lockedName = lockText(fileName, nameOf(fileId))
    const { matterId } = entry
    insertMatterFile(tx, { id: fileId, matterId, entryId: id, sha256, lockedName, mediaType, sizeBytes })
  }
  return id
}

/** What the text of an entry is encrypted for. */
export function bodyOf(entryId: string) {
  return `matter-entry:${entryId}:body`
}

/** What the name of a file is encrypted for. */
export function nameOf(fileId: string) {
  return `matter-file:${fileId}:name`
}

/** Tells a repeated request from a new one, without keeping anything that was sent. */
export function onceHashOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}
