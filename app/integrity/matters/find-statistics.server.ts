import { canSeeMatterStatistics, type Actor } from '#app/accounts/roles.ts'
import { isoDate } from '#app/i18n/format.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import type { Db } from '#db/client.server.ts'
import { countMatterFigures } from './queries.server.ts'
import { statisticsOf, yearsOf, type MatterStatistics } from './statistics.ts'

/** The figures of every year, newest first; nothing for whoever may not see them. */
export function findStatistics(db: Db, actor: Actor, now: Date): MatterStatistics[] {
  if (!canSeeMatterStatistics(actor)) return []
  const groups = countMatterFigures(db, loadSettings(db), now)
  return yearsOf(groups, Number(isoDate(now).slice(0, 4))).map(year => statisticsOf(groups, year))
}
