import { and, asc, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Role } from '#app/accounts/roles.ts'
import { isChecklist } from '#app/assessments/kind-queries.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/client.server.ts'
import { assessments, suppliers, userRoles, users } from '#db/schema/index.ts'

/** SQLite takes at most 32,766 values in one statement. */
const IDS_PER_STATEMENT = 500

/** Somebody at a supplier who can be written to about an assessment. */
export type Contact = ReturnType<typeof contactsOf>[number]

/**
 * Everybody who can be written to at the suppliers of some assessments, leaving out closed accounts, addresses that a
 * mail server refused, and whom a confidential questionnaire does not concern: by supplier, owners first, then
 * signatories, then the others; within each the oldest account first.
 */
export function findContactsByAssessmentIds(db: Db, assessmentIds: readonly string[]): Contact[] {
  const count = Math.ceil(assessmentIds.length / IDS_PER_STATEMENT)
  return Array.from({ length: count }, (_, at) =>
    contactsOf(db, assessmentIds.slice(at * IDS_PER_STATEMENT, (at + 1) * IDS_PER_STATEMENT)),
  ).flat()
}

function contactsOf(db: Db, assessmentIds: readonly string[]) {
  return db
    .select({
      assessmentId: assessments.id,
      category: assessments.category,
      dueAt: assessments.dueAt,
      supplierId: suppliers.id,
      supplierNameZh: suppliers.nameZh,
      supplierNameEn: suppliers.nameEn,
      userId: users.id,
      email: users.email,
      name: users.name,
      locale: users.locale,
      hasPassword: sql<number>`${users.passwordHash} is not null`.mapWith(Boolean),
    })
    .from(assessments)
    .innerJoin(suppliers, eq(suppliers.id, assessments.supplierId))
    .innerJoin(users, eq(users.supplierId, suppliers.id))
    .where(and(inArray(assessments.id, [...assessmentIds]), canBeWrittenTo(), mayKnow))
    .orderBy(asc(suppliers.code), desc(holds('owner')), desc(holds('signatory')), asc(users.createdAt))
    .all()
}

/** Whom a confidential questionnaire concerns: owners and signatories, who are the supplier's integrity contacts. */
const mayKnow = or(isChecklist, holds('owner'), holds('signatory'))

/** An open account whose address no mail server has refused for good. */
export function canBeWrittenTo() {
  return and(isNull(users.disabledAt), isNull(users.undeliverableAt))
}

export type BuyerContact = { id: string; email: string; name: string; locale: Locale }

/** Of these people of the buyer, those who can be written to. */
export function findBuyerContacts(db: Db, userIds: readonly string[]): BuyerContact[] {
  return db
    .select({ id: users.id, email: users.email, name: users.name, locale: users.locale })
    .from(users)
    .where(and(inArray(users.id, [...userIds]), isNull(users.supplierId), canBeWrittenTo()))
    .all()
}

function holds(role: Role) {
  return sql`exists (select 1 from ${userRoles} where ${userRoles.userId} = ${users.id} and ${userRoles.role} = ${role})`
}
