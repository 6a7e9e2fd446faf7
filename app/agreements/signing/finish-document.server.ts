import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { storeBytes } from '#app/assessments/evidence-store.server.ts'
import { recordSystemEvent } from '#app/history/record-event.server.ts'
import { signPdf } from '#app/proof/pdf/sign-pdf.server.ts'
import { lastSignedAt, renderSignedAgreement } from '#app/proof/render-signed-agreement.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { log } from '#app/server/log.server.ts'
import { findOrganisation } from '#app/settings/queries.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { factsOf, subjectOf } from './event-subject.ts'
import {
  findSignatures,
  findSignedDocument,
  findSigningById,
  findWithoutDocument,
  insertSignedDocument,
} from './queries.server.ts'

const DOCUMENTS_PER_RUN = 200
/** After each, whoever uses the portal has the processor for this many times as long as it took. */
const REST_PER_DOCUMENT = 9

/**
 * Makes the signed PDF of an agreement that is in force, unless it is there: rendered, signed and stored before the
 * record says so, so that a crash at any point leaves nothing but work to be done again. A failure is logged; the
 * job makes up for it.
 */
export async function finishDocument(db: Db, signingId: string, now: Date): Promise<boolean> {
  try {
    return await makeDocument(db, signingId, now)
  } catch (error) {
    log.error({ err: error, signingId }, 'a signed document could not be made')
    return false
  }
}

/** The documents of a few agreements one after the other, for somebody who waits for them. */
export async function finishDocuments(db: Db, signingIds: readonly string[], now: Date) {
  for (const id of signingIds) await finishDocument(db, id, now)
}

/**
 * What was signed in large numbers, or what a crash or a full disk left without its document; a part of it, and slowly, so
 * that pages are served as quickly as ever. Answers how many were made.
 */
export async function finishMissingDocuments(db: Db, now: Date, stop?: AbortSignal) {
  let made = 0
  for (const id of findWithoutDocument(db, DOCUMENTS_PER_RUN)) {
    if (stop?.aborted) break
    const startedAt = performance.now()
    if (await finishDocument(db, id, now)) made += 1
    await pause(REST_PER_DOCUMENT * (performance.now() - startedAt))
  }
  return made
}

async function makeDocument(db: Db, signingId: string, now: Date): Promise<boolean> {
  const record = findSigningById(db, signingId)
  const organisation = findOrganisation(db)
  const { activeAt, endsAt } = record?.signing ?? {}
  if (!record || !organisation || !activeAt || !endsAt || findSignedDocument(db, signingId)) return false
  const signatures = findSignatures(db, signingId)
  const paper = await renderSignedAgreement({
    organisation,
    text: record.version,
    signatures,
    term: { from: activeAt, until: endsAt },
    verifyUrl: `${getEnvironment().publicOrigin}/verify`,
  })
  const bytes = await signPdf(paper, lastSignedAt(signatures))
  const sha256 = await storeBytes(getEnvironment().uploadsFolder, bytes)
  return transact(db, tx => {
    if (findSignedDocument(tx, signingId)) return false
    insertSignedDocument(tx, { signingId, sha256, sizeBytes: bytes.length, createdAt: now })
    recordSystemEvent(tx, now, 'signing.document-made', subjectOf(record), { ...factsOf(record), sha256 })
    return true
  })
}
