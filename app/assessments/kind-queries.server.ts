import { sql } from 'drizzle-orm'
import { assessments, campaigns } from '#db/schema/index.ts'

/**
 * What lists across rounds are about, unless they ask for another kind of questionnaire: the checklist, never what
 * only the integrity function may see. Literals let SQLite use the indexes that are of the checklist alone.
 */
export const isChecklist = sql`${assessments.kind} = 'esg-checklist'`
export const isChecklistRound = sql`${campaigns.kind} = 'esg-checklist'`
