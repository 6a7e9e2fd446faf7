import path from 'node:path'
import type { Actor } from '#app/accounts/roles.ts'
import { draftShippedAgreements } from '#app/agreements/draft-shipped.server.ts'
import { loadAgreements } from '#app/agreements/load-content.server.ts'
import { approveVersion, publishVersion } from '#app/agreements/publish-version.server.ts'
import { findHeadsByState, findVersionById } from '#app/agreements/queries.server.ts'
import { textSha256Of } from '#app/agreements/text-digest.server.ts'
import { textAsRead } from '#app/agreements/version-page.server.ts'
import { isIntegrityAgreement } from '#app/agreements/vocabulary.ts'
import type { Db } from '#db/client.server.ts'
import type { BuyerPeople, BuyerPerson } from './buyer.ts'
import { after } from './calendar.ts'
import type { Random } from './random.ts'

const FOLDER = path.resolve('db/content/agreements')
const APPROVED_AFTER_DAYS = 6.1
const PUBLISHED_AFTER_DAYS = 8.3

/** The agreements that the product ships, as the organisation finds them when it starts. */
export function draftAgreements(db: Db, random: Random, foundedAt: Date) {
  draftShippedAgreements(db, loadAgreements(FOLDER), foundedAt, () => random.id())
}

/** Puts every one of them into force, by two people of the function that keeps it. */
export function publishAgreements(db: Db, buyer: BuyerPeople, foundedAt: Date) {
  const drafts = findHeadsByState(db, ['draft'])
  for (const [at, { version, template }] of drafts.entries()) {
    const [first, second] = isIntegrityAgreement(template.kind)
      ? [buyer.integrity, buyer.secondIntegrity]
      : [buyer.procurement, buyer.buyer]
    const read = findVersionById(db, version.id)
    if (!read) continue
    const seen = { rev: version.rev, textSha256: textSha256Of(textAsRead(db, read.version)) }
    const minutes = at / 1440
    orThrow(approveVersion(db, by(first, after(foundedAt, APPROVED_AFTER_DAYS + minutes)), version.id, seen))
    orThrow(publishVersion(db, by(second, after(foundedAt, PUBLISHED_AFTER_DAYS + minutes)), version.id))
  }
}

function by({ id: userId, name, email, roles }: BuyerPerson, now: Date) {
  const actor: Actor = { userId, name, email, supplierId: null, roles }
  return { actor, now, ip: null }
}

function orThrow(result: { ok: true } | { ok: false; refusal: { code: string } }) {
  if (!result.ok) throw new Error(`an agreement could not be put into force: ${result.refusal.code}`)
}
