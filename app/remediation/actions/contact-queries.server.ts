import { and, asc, eq, inArray, isNull, notInArray } from 'drizzle-orm'
import { canBeWrittenTo, type BuyerContact } from '#app/campaigns/contact-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { userRoles, users } from '#db/schema/index.ts'

const MAX_CONTACTS = 50
const MAX_PEOPLE = 200
/** Whom a mail goes to that nobody in particular is there for. */
const MAX_DESK = 20

/** Everybody at a supplier who can be written to, the oldest account first. */
export function findSupplierContacts(db: Db, supplierId: string): BuyerContact[] {
  return db
    .select({ id: users.id, email: users.email, name: users.name, locale: users.locale })
    .from(users)
    .where(and(eq(users.supplierId, supplierId), canBeWrittenTo()))
    .orderBy(asc(users.createdAt), asc(users.id))
    .limit(MAX_CONTACTS)
    .all()
}

/** People of the buyer who may follow an action: of procurement and supplier quality, by name. */
export function findActionPeople(db: Db) {
  return db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(mayFollowActions(db))
    .orderBy(asc(users.name), asc(users.id))
    .limit(MAX_PEOPLE)
    .all()
}

/** Whether this person is one of them. */
export function isActionPerson(db: Db, userId: string): boolean {
  const person = db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), mayFollowActions(db)))
    .get()
  return person !== undefined
}

/** Those of them who can be written to and are none of `exceptIds`, the oldest account first. */
export function findActionDesk(db: Db, exceptIds: readonly string[]): BuyerContact[] {
  return db
    .select({ id: users.id, email: users.email, name: users.name, locale: users.locale })
    .from(users)
    .where(
      and(
        worksOnActions(db),
        isNull(users.supplierId),
        canBeWrittenTo(),
        notInArray(users.id, [...exceptIds]),
      ),
    )
    .orderBy(asc(users.createdAt), asc(users.id))
    .limit(MAX_DESK)
    .all()
}

function mayFollowActions(db: Db) {
  return and(worksOnActions(db), isNull(users.supplierId), isNull(users.disabledAt))
}

function worksOnActions(db: Db) {
  const ids = db
    .select({ userId: userRoles.userId })
    .from(userRoles)
    .where(inArray(userRoles.role, ['sqe', 'procurement']))
  return inArray(users.id, ids)
}
