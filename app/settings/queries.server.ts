import { eq } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { preparedOnce } from '#db/prepared.server.ts'
import { organisation } from '#db/schema/index.ts'

const ONLY_ID = 1

export type OrganisationRow = typeof organisation.$inferSelect

/** The buyer organisation; null until the installation has been set up. */
export function findOrganisation(db: Db): OrganisationRow | null {
  return preparedOrganisation(db).get() ?? null
}

/** Asked at every request. */
const preparedOrganisation = preparedOnce(db =>
  db.select().from(organisation).where(eq(organisation.id, ONLY_ID)).prepare(),
)

export function insertOrganisation(db: Db, row: Omit<typeof organisation.$inferInsert, 'id'>) {
  db.insert(organisation)
    .values({ ...row, id: ONLY_ID })
    .run()
}

export function updateOrganisation(db: Db, change: Pick<OrganisationRow, 'nameZh' | 'nameEn' | 'settings'>) {
  db.update(organisation).set(change).where(eq(organisation.id, ONLY_ID)).run()
}
