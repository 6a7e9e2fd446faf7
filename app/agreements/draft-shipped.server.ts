import { newId } from '#app/accounts/token.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import type { LoadedAgreement } from './load-content.server.ts'
import {
  existsShippedVersion,
  findNewestNumber,
  findTemplateByCode,
  insertTemplate,
  insertVersion,
} from './queries.server.ts'

/**
 * Makes a draft of every shipped agreement that is not known yet: version 1 of a new template, or the next version
 * of one whose shipped text has changed with the product. Nothing is in force before two people have read it.
 */
export function draftShippedAgreements(
  db: Db,
  agreements: readonly LoadedAgreement[],
  now: Date,
  makeId: () => string = newId,
) {
  for (const agreement of agreements) transact(db, tx => draftShipped(tx, agreement, now, makeId))
}

function draftShipped(tx: Db, agreement: LoadedAgreement, now: Date, makeId: () => string) {
  const { code, kind, parties, termMonths, needsPowerOfAttorney, note, text, sha256 } = agreement
  const known = findTemplateByCode(tx, code)
  const templateId = known?.id ?? makeId()
  if (!known) insertTemplate(tx, { id: templateId, code, kind, parties, createdAt: now })
  if (existsShippedVersion(tx, templateId, sha256)) return
  insertVersion(tx, {
    id: makeId(),
    templateId,
    number: findNewestNumber(tx, templateId) + 1,
    state: 'draft',
    ...text,
    termMonths,
    needsPowerOfAttorney,
    note,
    shippedSha256: sha256,
    createdAt: now,
    updatedAt: now,
  })
}
