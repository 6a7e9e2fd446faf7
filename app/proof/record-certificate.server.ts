import { recordSystemEvent } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { fingerprintOf, pemOf } from './pdf/certificate.server.ts'
import { existsCertificate, insertCertificate } from './queries.server.ts'

/** Keeps the certificate (DER) with which the organisation signs from now on, for whoever checks a paper later. */
export function recordCertificate(db: Db, certificate: Buffer, now: Date) {
  const sha256 = fingerprintOf(certificate)
  if (existsCertificate(db, sha256)) return
  transact(db, tx => {
    if (existsCertificate(tx, sha256)) return
    insertCertificate(tx, { sha256, pem: pemOf(certificate), firstUsedAt: now })
    recordSystemEvent(tx, now, 'certificate.taken-into-use', {}, { sha256 })
  })
}
