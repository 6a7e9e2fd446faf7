import path from 'node:path'
import type { Actor } from '#app/accounts/roles.ts'
import { draftShippedAgreements } from '#app/agreements/draft-shipped.server.ts'
import { loadAgreements } from '#app/agreements/load-content.server.ts'
import { approveVersion, publishVersion } from '#app/agreements/publish-version.server.ts'
import { findHeadsByState, findVersionById, insertVersion } from '#app/agreements/queries.server.ts'
import { textSha256Of } from '#app/agreements/text-digest.server.ts'
import { contentOf } from '#app/agreements/version-content.ts'
import { textAsRead } from '#app/agreements/version-page.server.ts'
import { isIntegrityAgreement } from '#app/agreements/vocabulary.ts'
import { recordEvent } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import type { BuyerPeople, BuyerPerson } from './buyer.ts'
import { after } from './calendar.ts'
import type { Random } from './random.ts'

const FOLDER = path.resolve('db/content/agreements')
const APPROVED_AFTER_DAYS = 6.1
const PUBLISHED_AFTER_DAYS = 8.3
const NEXT_DRAFTED_DAYS_AGO = 6.4
const ADDED_CLAUSE = {
  'zh-CN': '## 补充约定\n\n双方以电子方式往来的质量记录，自产品交付之日起至少保存三年。',
  en: '## Supplementary clause\n\nQuality records exchanged electronically are kept for at least three years from the delivery of the product.',
} as const

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

/** A next version of one of them that procurement is working on. */
export function draftNextVersion(db: Db, random: Random, buyer: BuyerPeople, now: Date) {
  const base = findHeadsByState(db, ['published']).find(({ template }) => template.kind === 'quality')
  const found = base && findVersionById(db, base.version.id)
  if (!found) return
  const { version, template } = found
  const context = by(buyer.procurement, after(now, -NEXT_DRAFTED_DAYS_AGO))
  const { userId } = context.actor
  const content = contentOf({ ...version, ...version.draftedText })
  const id = random.id()
  const number = version.number + 1
  transact(db, tx => {
    insertVersion(tx, {
      ...content,
      bodyZh: `${content.bodyZh}\n\n${ADDED_CLAUSE['zh-CN']}`,
      bodyEn: `${content.bodyEn}\n\n${ADDED_CLAUSE.en}`,
      termMonths: 36,
      needsResigning: true,
      note: '延长有效期，并约定电子质量记录的保存期限。',
      id,
      templateId: template.id,
      number,
      state: 'draft',
      createdById: userId,
      createdAt: context.now,
      updatedById: userId,
      contentUpdatedById: userId,
      updatedAt: context.now,
    })
    const data = { versionId: id, code: template.code, number, base: version.number }
    recordEvent(tx, context, 'agreement.drafted', {}, data)
  })
}

function by({ id: userId, name, email, roles }: BuyerPerson, now: Date) {
  const actor: Actor = { userId, name, email, supplierId: null, roles }
  return { actor, now, ip: null }
}

function orThrow(result: { ok: true } | { ok: false; refusal: { code: string } }) {
  if (!result.ok) throw new Error(`an agreement could not be put into force: ${result.refusal.code}`)
}
