import { EDITABLE_STATES } from '#app/assessments/assessment-state.ts'
import type { Db } from '#db/client.server.ts'
import type { CampaignRow } from '../queries.server.ts'
import { findOwingSlice, type OwingRow } from './queries.server.ts'

/** Assessments at a time: a few milliseconds of work, so that pages and saves are served in between. */
const SLICE = 100

/** The assessments of a campaign in which somebody may owe something, slice by slice, until `stop` is aborted. */
export async function* slicesOf(
  db: Db,
  campaign: CampaignRow,
  stop?: AbortSignal,
): AsyncGenerator<OwingRow[]> {
  for (const state of EDITABLE_STATES) {
    let after = 0
    while (!stop?.aborted) {
      const rows = findOwingSlice(db, campaign.id, state, { after, limit: SLICE })
      const last = rows.at(-1)
      if (!last) break
      yield rows
      after = last.position
      await new Promise(resolve => setImmediate(resolve))
    }
  }
}
