import { createHash } from 'node:crypto'
import { findLedgerHead } from '#app/history/ledger-queries.server.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { SealFields } from '#app/proof/seal.ts'
import { sealOf } from '#app/proof/seal.server.ts'
import type { Db } from '#db/client.server.ts'
import { factsOf, subjectOf } from './event-subject.ts'
import { insertSignature, type SigningRecord } from './queries.server.ts'
import type { Authentication, Authority, Party, SignatureMethod } from './vocabulary.ts'

export type SignatureInput = {
  name: string
  title: string
  authority: Authority
  /** The right to sign in words, as the person was shown them. */
  authorityWords: string
  method: SignatureMethod
  /** The typed name, or the strokes as an SVG path. */
  signature: string
  consentLocale: Locale
  userAgent: string
}

type Confirmed = {
  party: Party
  authentication: Authentication
  paper: { id: string; sha256: string } | null
  previousSeal: string | null
}

const MAX_USER_AGENT = 400

/**
 * Writes a party's signature with its seal and the event that says so. The seal names the event before its own:
 * call it inside the transaction of the signing, with nothing else recorded in between. Answers the seal.
 */
export function sealSignature(
  tx: Db,
  context: ActionContext,
  record: SigningRecord,
  input: SignatureInput,
  { party, authentication, paper, previousSeal }: Confirmed,
): string {
  const { actor, now, ip } = context
  const { signing, template, version, supplier } = record
  const { textSha256, consentSha256 } = version
  if (textSha256 === null || consentSha256 === null) throw new Error(`version ${version.id} has no hashes`)
  const { name, title, authority, method, signature, consentLocale } = input
  const fields: SealFields = {
    schema: 'signature-seal/1',
    signingId: signing.id,
    party,
    templateCode: template.code,
    versionNumber: version.number,
    textSha256,
    consentSha256,
    consentLocale,
    supplierCode: supplier.code,
    supplierName: supplier.nameZh,
    creditCode: supplier.creditCode ?? '',
    signatoryName: name,
    signatoryTitle: title,
    signatoryAuthority: input.authorityWords,
    accountId: actor.userId,
    accountEmail: actor.email,
    authentication,
    signedAt: now.toISOString(),
    ip: ip ?? '',
    userAgent: input.userAgent.slice(0, MAX_USER_AGENT),
    signatureSha256: sha256Of(signature),
    powerOfAttorneySha256: paper?.sha256 ?? null,
    previousEventHash: findLedgerHead(tx).hash,
    previousSeal,
  }
  const seal = sealOf(fields)
  insertSignature(tx, {
    signingId: signing.id,
    party,
    signedAt: now,
    userId: actor.userId,
    ...{ name, title, authority, method, signature, authentication, consentLocale },
    powerOfAttorneyId: paper?.id ?? null,
    fields,
    seal,
  })
  const type = party === 'supplier' ? 'signing.signed' : 'signing.counter-signed'
  recordEvent(tx, context, type, subjectOf(record), { ...factsOf(record), name, title, authentication, seal })
  return seal
}

function sha256Of(text: string) {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
