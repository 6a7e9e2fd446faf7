import { recordSystemEvent } from '#app/history/record-event.server.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { findPublishedByTemplateId } from '../queries.server.ts'
import { factsOf, subjectOf } from './event-subject.ts'
import { insertInvitation } from './invite-to-sign.server.ts'
import { endingQuery, findSigningsBySupplierId, updateSigning, type SigningRecord } from './queries.server.ts'
import { dayIn, tellSignatories, type LinkBook } from './tell.server.ts'

const DAY_MS = 86_400_000
const SLICE = 50

/**
 * Tells suppliers whose agreement ends soon, once, and invites them to renew it: to the text in force, due on the day
 * the old term ends. Who has been invited already is only told; closed suppliers are left alone.
 */
export async function tendAgreements(db: Db, now: Date, stop?: AbortSignal) {
  const { renewalNoticeDays } = loadSettings(db)
  const horizon = new Date(now.getTime() + renewalNoticeDays * DAY_MS)
  const links: LinkBook = new Map()
  const report = { suppliers: 0, mails: 0 }
  while (!stop?.aborted) {
    const slice = transact(db, tx => {
      const ending = endingQuery(tx, now, horizon, SLICE).all()
      return ending.map(record => tend(tx, record, now, links))
    })
    if (slice.length === 0) break
    report.suppliers += slice.length
    report.mails += slice.reduce((sum, mails) => sum + mails, 0)
    await new Promise(resolve => setImmediate(resolve))
  }
  return report
}

function tend(tx: Db, record: SigningRecord, now: Date, links: LinkBook): number {
  const { signing, supplier } = record
  updateSigning(tx, signing.id, { noticedAt: now })
  if (supplier.closedAt) return 0
  const { endsAt } = signing
  const renewalId = openSigningOf(tx, record) ?? inviteToRenew(tx, record, now)
  if (!renewalId || !endsAt) return 0
  recordSystemEvent(tx, now, 'signing.ending', subjectOf(record), { ...factsOf(record), endsAt, renewalId })
  return tellSignatories(tx, now, record, [renewalId], {
    keyOf: () => `signing-ending:${signing.id}`,
    links,
    messageFor: (facts, { locale }, accountUrl) => ({
      kind: 'signing-ending',
      ...facts,
      endsOn: dayIn(locale, endsAt),
      accountUrl,
    }),
  })
}

/** An invitation to the same agreement that is under way. */
function openSigningOf(tx: Db, { signing, supplier }: SigningRecord): string | null {
  const open = findSigningsBySupplierId(tx, supplier.id).find(
    ({ signing: other }) =>
      other.templateId === signing.templateId &&
      other.activeAt === null &&
      other.declinedAt === null &&
      other.withdrawnAt === null,
  )
  return open?.signing.id ?? null
}

function inviteToRenew(tx: Db, { signing, supplier }: SigningRecord, now: Date): string | null {
  const version = findPublishedByTemplateId(tx, signing.templateId)
  if (!version || !signing.endsAt) return null
  const purpose = version.id === signing.versionId ? 'renewal' : 're-signing'
  const id = insertInvitation(tx, now, version, {
    supplierId: supplier.id,
    plan: { invite: true, purpose, previousId: signing.id, lapsedId: null },
    dueAt: signing.endsAt,
    message: '',
    invitedById: null,
  })
  recordSystemEvent(tx, now, 'signing.invited', { supplierId: supplier.id }, { signingId: id, purpose })
  return id
}
