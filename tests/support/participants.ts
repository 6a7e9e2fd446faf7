import { eq } from 'drizzle-orm'
import { rolesOfUser } from '#app/accounts/queries.server.ts'
import { toRoles, type Actor } from '#app/accounts/roles.ts'
import type { AssessmentRow } from '#db/factories/index.ts'
import { assessments, suppliers, users } from '#db/schema/index.ts'
import type { Portal } from './portal.ts'

/** A supplier in a campaign, with the one person there. */
export type Participant = { code: string; assessment: AssessmentRow; owner: Actor }

/** Everybody in a campaign by the supplier's code, as the database has them now. */
export function findParticipants({ db }: Portal, campaignId: string): Map<string, Participant> {
  const rows = db
    .select({ code: suppliers.code, assessment: assessments, person: users, roles: rolesOfUser })
    .from(assessments)
    .innerJoin(suppliers, eq(suppliers.id, assessments.supplierId))
    .innerJoin(users, eq(users.supplierId, suppliers.id))
    .where(eq(assessments.campaignId, campaignId))
    .all()
  return new Map(
    rows.map(({ code, assessment, person: { id, name, email, supplierId }, roles }) => [
      code,
      { code, assessment, owner: { userId: id, name, email, supplierId, roles: toRoles(roles) } },
    ]),
  )
}
