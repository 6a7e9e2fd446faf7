import { eq } from 'drizzle-orm'
import type { Actor } from '#app/accounts/roles.ts'
import { createCampaign } from '#app/campaigns/create-campaign.server.ts'
import { openCampaign } from '#app/campaigns/open-campaign.server.ts'
import { findVersionByNumber } from '#app/questionnaires/queries.server.ts'
import { readEnvironment, setEnvironment } from '#app/server/environment.server.ts'
import { readSettings } from '#app/settings/settings.ts'
import type { Db } from '#db/client.server.ts'
import { acting, createOrganisation, createSupplier, createUser, MADE_AT } from '#db/factories/index.ts'
import { publishShippedContent } from '#db/publish-content.server.ts'
import { assessments, type suppliers } from '#db/schema/index.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { replyReminders } from './round-plan.ts'

const DAY_MS = 86_400_000
export { fillIn, reply } from '#tests/support/replying.ts'

export const DUE = new Date(MADE_AT.getTime() + 21 * DAY_MS)
/** A set-up installation with the shipped content and one person of each role of the buyer. */
export function openRepliesPortal() {
  const opened = openTestDatabase()
  const { db } = opened
  setEnvironment(readEnvironment({ PUBLIC_ORIGIN: 'https://portal.example', NODE_ENV: 'test' }))
  createOrganisation(db)
  publishShippedContent(db, MADE_AT)
  const person = (role: Actor['roles'][number]) => createUser(db, { name: `Person ${role}`, roles: [role] })
  const people = {
    integrity: person('integrity'),
    procurement: person('procurement'),
    sqe: person('sqe'),
    committee: person('committee'),
    viewer: person('viewer'),
    admin: person('admin'),
  }
  return { ...opened, people }
}

export type RepliesPortal = ReturnType<typeof openRepliesPortal>

/** A supplier with somebody who speaks for it. */
export function addCompany({ db }: { db: Db }, given: Partial<typeof suppliers.$inferInsert> = {}) {
  const supplier = createSupplier(db, { status: 'qualified', ...given })
  return { supplier, owner: createUser(db, { supplierId: supplier.id, name: '赵总' }) }
}

/** Drafts a round and sends it to everybody it is for. */
export function openRound({ db, people }: Pick<RepliesPortal, 'db' | 'people'>, now = MADE_AT) {
  const by = acting(people.integrity, now)
  const facts = { nameZh: '2026年度廉洁问卷', nameEn: 'Integrity 2026', year: 2026, dueAt: DUE }
  const created = createCampaign(db, by, facts, {
    kind: 'integrity',
    reminderPlan: replyReminders(readSettings({})),
  })
  if (!created.ok) throw new Error(created.refusal.code)
  const opened = openCampaign(db, by, created.id)
  if (!opened.ok) throw new Error(opened.refusal.code)
  return created.id
}

export function assessmentOf(db: Db, supplierId: string) {
  const rows = db.select().from(assessments).where(eq(assessments.supplierId, supplierId)).all()
  const own = rows.find(({ kind }) => kind === 'integrity')
  if (!own) throw new Error('the supplier is not in the round')
  return own
}

export function requireIntegrityVersion(db: Db) {
  const version = findVersionByNumber(db, 'integrity', '2026.1')
  if (!version) throw new Error('the integrity questionnaire is not published')
  return version
}
