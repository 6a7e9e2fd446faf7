import type { Db } from '#db/client.server.ts'
import type { CampaignRow } from '../queries.server.ts'
import { findSlice, type SliceRow } from './queries.server.ts'

/** Assessments at a time: a few milliseconds of work, so that pages and saves are served in between. */
const SLICE = 100

/** The assessments of a campaign, slice by slice, until `stop` is aborted. */
export async function* slicesOf(
  db: Db,
  campaign: CampaignRow,
  stop?: AbortSignal,
): AsyncGenerator<SliceRow[]> {
  let afterSupplierId = ''
  while (!stop?.aborted) {
    const rows = findSlice(db, campaign.id, { afterSupplierId, limit: SLICE })
    const last = rows.at(-1)
    if (!last) return
    yield rows
    afterSupplierId = last.supplierId
    await new Promise(resolve => setImmediate(resolve))
  }
}
