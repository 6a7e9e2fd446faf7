import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import type { Db } from '#db/client.server.ts'
import { factsOf, subjectOf } from './event-subject.ts'
import { findInForce, updateSigning, type SigningRecord } from './queries.server.ts'
import { dayIn, tellBuyer, tellSignatories } from './tell.server.ts'
import { endOfTerm } from './term.ts'

/**
 * All who have to have signed: the agreement binds from now on, and what it follows no longer does. Both sides are
 * told. Call inside the transaction of the last signature, after it was written.
 */
export function putInForce(tx: Db, context: ActionContext, record: SigningRecord) {
  const { now } = context
  const { signing, version } = record
  const [previous = null, ...others] = findInForce(tx, signing, now)
  const endsAt = endOfTerm({ versionId: version.id, termMonths: version.termMonths, activeAt: now }, previous)
  for (const { id } of [...(previous ? [previous] : []), ...others])
    updateSigning(tx, id, { replacedAt: now })
  updateSigning(tx, signing.id, { activeAt: now, endsAt })
  const replaced = previous?.id ?? null
  recordEvent(tx, context, 'signing.in-force', subjectOf(record), { ...factsOf(record), endsAt, replaced })
  tellSignatories(tx, now, record, [signing.id], {
    keyOf: () => `signing-in-force:${signing.id}`,
    messageFor: (facts, { locale }) => ({
      kind: 'signing-in-force',
      ...facts,
      endsOn: dayIn(locale, endsAt),
    }),
  })
  tellBuyer(tx, now, record, `signing-in-force:${signing.id}`, (facts, locale) => ({
    kind: 'signing-in-force',
    ...facts,
    endsOn: dayIn(locale, endsAt),
  }))
}
