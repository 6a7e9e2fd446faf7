import { canSeeAgreements, type Actor } from '#app/accounts/roles.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/client.server.ts'
import { consentFor, titleFor } from '../agreement-text.ts'
import { countWaitingForBuyer, counterSigningQuery, findSignature } from './queries.server.ts'

const PAGE_SIZE = 50

/** A page of what suppliers have signed and the buyer has not, the longest waiting first. */
export function listWaitingForBuyer(db: Db, actor: Actor, wanted: number, locale: Locale) {
  const total = canSeeAgreements(actor) ? countWaitingForBuyer(db) : 0
  const pageCount = Math.max(1, Math.ceil(total / PAGE_SIZE))
  const page = Math.min(wanted, pageCount)
  const found = total === 0 ? [] : counterSigningQuery(db, PAGE_SIZE, (page - 1) * PAGE_SIZE).all()
  const rows = found.map(({ signing, version, supplier }) => {
    const by = findSignature(db, signing.id, 'supplier')
    return {
      id: signing.id,
      supplier: { code: supplier.code, nameZh: supplier.nameZh, nameEn: supplier.nameEn },
      title: titleFor(version, locale),
      number: version.number,
      signedAt: signing.signedAt,
      signedBy: by ? `${by.name} · ${by.title}` : '',
    }
  })
  const consents = [...new Set(found.map(({ version }) => consentFor(version, locale)))]
  return { rows, consents, total, page, pageCount }
}
