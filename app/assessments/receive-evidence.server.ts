import fs from 'node:fs'
import { getEnvironment } from '#app/server/environment.server.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import type { Db } from '#db/client.server.ts'
import { evidencePath, type StoreOptions } from './evidence-store.server.ts'
import { discardBody, receiveMultipart, type ReceivedForm } from './receive-multipart.server.ts'
import { existsStoredBytes } from './upload-queries.server.ts'

const BYTES_PER_MEGABYTE = 1024 * 1024

/** Bytes of requests under way, by SHA-256: two people may send the same file at once. */
const inHand = new Map<string, number>()

type RoomFor = (fieldName: string) => number

/**
 * Receives a multipart form within the limits of the settings and hands it to `attach`, which attaches its files.
 * Bytes that no record rests on afterwards leave the disk again. `clean`: what is done to each file before.
 */
export async function receiveEvidence<T>(
  db: Db,
  request: Request,
  roomFor: RoomFor,
  attach: (form: ReceivedForm) => T,
  clean?: StoreOptions['clean'],
): Promise<T> {
  const { uploadsFolder } = getEnvironment()
  const kept: string[] = []
  const onKeep = (sha256: string) => {
    kept.push(sha256)
    inHand.set(sha256, (inHand.get(sha256) ?? 0) + 1)
  }
  try {
    return attach(
      await receiveMultipart(request, {
        uploadsFolder,
        maxFileBytes: limitOf(db),
        roomFor,
        onKeep,
        ...(clean ? { clean } : {}),
      }),
    )
  } finally {
    for (const sha256 of kept) letGo(db, uploadsFolder, sha256)
  }
}

/** Reads past a form that is refused before it is looked at. */
export function discardEvidence(db: Db, request: Request) {
  return discardBody(request, { maxFileBytes: limitOf(db) })
}

/** Nothing may happen between the question and the deletion, so both are synchronous. */
function letGo(db: Db, uploadsFolder: string, sha256: string) {
  const others = (inHand.get(sha256) ?? 1) - 1
  if (others > 0) return void inHand.set(sha256, others)
  inHand.delete(sha256)
  if (!existsStoredBytes(db, sha256)) fs.rmSync(evidencePath(uploadsFolder, sha256), { force: true })
}

function limitOf(db: Db) {
  return loadSettings(db).maxEvidenceMegabytes * BYTES_PER_MEGABYTE
}
