import { eq } from 'drizzle-orm'
import type { Actor } from '#app/accounts/roles.ts'
import { findHeadsByState, findVersionById } from '#app/agreements/queries.server.ts'
import { sealSignature, type SignatureInput } from '#app/agreements/signing/seal-signature.server.ts'
import { findSigningById } from '#app/agreements/signing/queries.server.ts'
import { endOfTerm } from '#app/agreements/signing/term.ts'
import type { AgreementKind } from '#app/agreements/vocabulary.ts'
import { recordEvent, recordSystemEvent } from '#app/history/record-event.server.ts'
import { transact, type Connection, type Db } from '#db/client.server.ts'
import { signings, signingRequests, counterSignatories } from '#db/schema/index.ts'
import type { BuyerPeople } from './buyer.ts'
import { after, inOfficeHours } from './calendar.ts'
import { insertRows } from './insert-rows.ts'
import type { DemoSupplier } from './make-suppliers.ts'
import type { Random } from './random.ts'

/** What has become of an invitation. */
type Course =
  | 'in-force'
  | 'ending'
  | 'over'
  | 'counter-signing'
  | 'signing'
  | 'overdue'
  | 'negotiating'
  | 'declined'
  | 'not-asked'

type Weights = readonly (readonly [Course, number])[]
const SIGNED_ALONE: Weights = [
  ['in-force', 76],
  ['ending', 5],
  ['over', 2],
  ['signing', 7],
  ['overdue', 4],
  ['negotiating', 2],
  ['declined', 1],
  ['not-asked', 3],
]
const SIGNED_BY_BOTH: Weights = [
  ['in-force', 58],
  ['ending', 4],
  ['counter-signing', 10],
  ['signing', 12],
  ['overdue', 6],
  ['negotiating', 2],
  ['declined', 2],
  ['not-asked', 6],
]
/** The first suppliers have one of each, so that the smallest demo shows them all. */
const FIRST: readonly Course[] = [
  'in-force',
  'signing',
  'counter-signing',
  'ending',
  'overdue',
  'negotiating',
]

const WISH = '第五条礼品限额建议与我司现行制度保持一致（单次不超过人民币200元）。'
const REASON = '我司母公司统一签署集团层面的廉洁协议，暂不另行签署。'
const TITLES = ['总经理', '副总经理', '销售总监', '行政总监'] as const

type Making = { random: Random; buyer: BuyerPeople; suppliers: readonly DemoSupplier[]; now: Date }

/** Who was asked to sign what, and what has become of it: commitments of all, the others of those they concern. */
export function makeSignings(connection: Connection, { random, buyer, suppliers, now }: Making) {
  const { db, raw } = connection
  transact(db, tx => {
    insertRows(raw, counterSignatories, [powerOf(random, buyer, now)])
    for (const kind of ['integrity-commitment', 'integrity-co-building', 'confidentiality'] as const) {
      const head = findHeadsByState(tx, ['published']).find(({ template }) => template.kind === kind)
      const found = head && findVersionById(tx, head.version.id)
      if (!found) continue
      const asked = suppliers.filter(supplier => isAsked(kind, supplier))
      for (const [at, supplier] of asked.entries()) {
        const own = random.fork(`${kind}-${supplier.row.code}`)
        const drawn = own.weighted(found.template.parties === 'both' ? SIGNED_BY_BOTH : SIGNED_ALONE)
        const course = FIRST[at] ?? drawn
        make(connection, tx, { random: own, buyer, supplier, course, now, found })
      }
    }
  })
}

function isAsked(kind: AgreementKind, { row }: DemoSupplier) {
  if (kind === 'integrity-commitment') return true
  if (kind === 'integrity-co-building') return row.supplierClass !== 3
  return row.category === 'purchased-parts'
}

function powerOf(random: Random, { admin, committee }: BuyerPeople, now: Date) {
  const fromAt = after(now, -820)
  const grant = { id: random.id(), userId: committee.id, title: '采购委员会主任', untilAt: null }
  return { ...grant, fromAt, grantedById: admin.id, grantedAt: fromAt }
}

type One = {
  random: Random
  buyer: BuyerPeople
  supplier: DemoSupplier
  course: Course
  now: Date
  found: NonNullable<ReturnType<typeof findVersionById>>
}

const INVITED_DAYS_AGO: Record<Exclude<Course, 'not-asked'>, readonly [number, number]> = {
  'in-force': [60, 640],
  ending: [706, 722],
  over: [745, 760],
  'counter-signing': [8, 40],
  signing: [3, 45],
  overdue: [64, 90],
  negotiating: [10, 40],
  declined: [20, 90],
}
const TERM_DAYS = 60

/** Signed a few days after the invitation, counter-signed a few days later. */
function make({ raw }: Connection, tx: Db, { random, buyer, supplier, course, now, found }: One) {
  const { version, template } = found
  const isBoth = template.parties === 'both'
  if (course === 'not-asked' || (course === 'counter-signing' && !isBoth)) return
  const [from, to] = INVITED_DAYS_AGO[course]
  const published = version.publishedAt ?? now
  const wanted = after(now, -random.between(from, to))
  const invitedAt = inOfficeHours(wanted > published ? wanted : after(published, random.between(1, 20)), now)
  const step = (days: number) => inOfficeHours(after(invitedAt, days), now)
  const signingId = random.id()
  const inviter = template.kind === 'confidentiality' ? buyer.procurement : buyer.integrity
  const supplierId = supplier.row.id
  const dueAt = after(invitedAt, TERM_DAYS)
  const row: typeof signings.$inferInsert = {
    ...{ id: signingId, templateId: template.id, versionId: version.id, supplierId, invitedAt, dueAt },
    purpose: 'first',
    invitedById: inviter.id,
  }
  insertRows(raw, signings, [row])
  const facts = { signingId, code: template.code, version: version.number }
  const subject = { supplierId }
  recordEvent(tx, by(inviter, invitedAt), 'signing.invited', subject, { ...facts, purpose: 'first', dueAt })
  const change = (values: Partial<typeof signings.$inferInsert>) =>
    tx.update(signings).set(values).where(eq(signings.id, signingId)).run()
  const person = supplier.people.find(({ roles }) => roles.includes('signatory')) ?? supplier.people[0]
  const hasLooked = course !== 'overdue' && random.chance(course === 'signing' ? 0.6 : 1)
  const viewedAt = step(random.between(0.2, 2))
  if (hasLooked) {
    change({ viewedAt })
    recordEvent(tx, by(person, viewedAt), 'signing.viewed', subject, facts)
  }
  if (course === 'negotiating') {
    const askedAt = step(3)
    insertRows(raw, signingRequests, [
      { id: random.id(), signingId, reason: WISH, askedById: person.id, askedAt },
    ])
    change({ changeAskedAt: askedAt })
    recordEvent(tx, by(person, askedAt), 'signing.change-asked', subject, { ...facts, reason: WISH })
  }
  if (course === 'declined') {
    const declinedAt = step(4)
    change({ declinedAt, declinedById: person.id, declineReason: REASON })
    recordEvent(tx, by(person, declinedAt), 'signing.declined', subject, { ...facts, reason: REASON })
  }
  if (!['in-force', 'ending', 'over', 'counter-signing'].includes(course)) return
  const record = findSigningById(tx, signingId)
  if (!record) return
  const signedAt = step(random.between(2, 7))
  const supplierSeal = sealSignature(
    tx,
    by(person, signedAt, '203.0.113.24'),
    record,
    signatureOf(person.name, random.pick(TITLES), 'legal-representative', '法定代表人'),
    { party: 'supplier', authentication: 'password', paper: null, previousSeal: null },
  )
  change({ signedAt })
  if (course === 'counter-signing') return
  const activeAt = isBoth ? step(random.between(8, 12)) : signedAt
  if (isBoth) {
    const director = buyer.committee
    const input = signatureOf(director.name, '采购委员会主任', 'authorised', '职务授权')
    const confirmed = {
      party: 'buyer',
      authentication: 'password',
      paper: null,
      previousSeal: supplierSeal,
    } as const
    sealSignature(tx, by(director, activeAt, '198.51.100.7'), record, input, confirmed)
  }
  const endsAt = endOfTerm({ versionId: version.id, termMonths: version.termMonths, activeAt }, null)
  change({ activeAt, endsAt })
  recordSystemEvent(tx, activeAt, 'signing.in-force', subject, { ...facts, endsAt, replaced: null })
}

function signatureOf(
  name: string,
  title: string,
  authority: SignatureInput['authority'],
  authorityWords: string,
): SignatureInput {
  return {
    ...{ name, title, authority, authorityWords },
    method: 'typed',
    signature: name,
    consentLocale: 'zh-CN',
    userAgent: 'Mozilla/5.0 (Linux; Android 14) Mobile',
  }
}

type Person = { id: string; name: string; email: string; roles: Actor['roles']; supplierId?: string | null }

function by(
  { id: userId, name, email, roles, supplierId = null }: Person,
  now: Date,
  ip: string | null = null,
) {
  const actor: Actor = { userId, name, email, supplierId, roles }
  return { actor, now, ip }
}
