import { eq } from 'drizzle-orm'
import { onTestFinished } from 'vitest'
import { readEnvironment, setEnvironment } from '#app/server/environment.server.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { insertOrganisation } from '#app/settings/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { events, outbox, suppliers } from '#db/schema/index.ts'
import type { MailKind } from '#emails/messages.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { hashPassword } from './password-hash.server.ts'
import { actorOf, requirePerson } from './person-facts.server.ts'
import { insertUser } from './queries.server.ts'
import type { Role } from './roles.ts'
import { openThrottle } from './throttle.server.ts'

export const NOW = new Date('2026-03-02T01:00:00Z')
export const PASSWORD = 'lantern over quiet rail'
export const OTHER_PASSWORD = 'seven kettles by a river'
export const VISIT = { ip: '203.0.113.9', userAgent: 'Test browser', now: NOW }

const passwordHash = hashPassword(PASSWORD)

/** A set-up installation with one supplier, and a throttle beside its database. */
export async function openPortal() {
  setEnvironment(readEnvironment({ NODE_ENV: 'test', PUBLIC_ORIGIN: 'https://portal.example.com' }))
  const { db, raw, folder } = openTestDatabase()
  const throttle = await openThrottle(`${folder}/throttle.sqlite`)
  onTestFinished(() => throttle.close())
  insertOrganisation(db, { nameZh: '示例精密', nameEn: 'Sample Precision', settings: {}, createdAt: NOW })
  addSupplier(db, 'supplier-one')
  return { db, raw, throttle }
}

export function addSupplier(db: Db, id: string) {
  const names = { nameZh: `碧水铸造 ${id}`, nameEn: `Bluewater Castings ${id}` }
  const place = {
    region: 'mainland',
    province: '江苏',
    category: 'purchased-parts',
    supplierClass: 2,
  } as const
  db.insert(suppliers)
    .values({ id, code: id, ...names, ...place, searchText: id, createdAt: NOW, updatedAt: NOW })
    .run()
}

type NewPerson = { id: string; roles?: Role[]; supplierId?: string | null; isActive?: boolean }

/** An active person with `PASSWORD`, or one who has not followed the invitation. */
export async function addPerson(
  db: Db,
  { id, roles = ['viewer'], supplierId = null, isActive = true }: NewPerson,
) {
  const hash = isActive ? await passwordHash : null
  const row = { id, email: `${id}@buyer.example`, name: id, locale: 'en' as const, supplierId }
  insertUser(db, { ...row, passwordHash: hash, createdAt: NOW }, roles)
  return contextOf(db, id)
}

export function contextOf(db: Db, userId: string, now = NOW): ActionContext {
  return { actor: actorOf(requirePerson(db, userId)), now, ip: VISIT.ip }
}

export function typesOfEvents(db: Db) {
  return db
    .select()
    .from(events)
    .all()
    .map(event => event.type)
}

export function eventsOf(db: Db) {
  return db.select().from(events).all()
}

/** The token of the link in the newest mail of a kind to an address. */
export function mailedToken(db: Db, kind: MailKind, address: string) {
  const mails = db.select().from(outbox).where(eq(outbox.toAddress, address)).all()
  const message = mails.map(mail => mail.message).findLast(candidate => candidate.kind === kind)
  if (!message || !('url' in message)) throw new Error(`no mail ${kind} to ${address}`)
  return message.url.split('/').at(-1) ?? ''
}

export function mailsTo(db: Db, address: string) {
  return db.select().from(outbox).where(eq(outbox.toAddress, address)).all()
}

export function later(milliseconds: number) {
  return new Date(NOW.getTime() + milliseconds)
}
