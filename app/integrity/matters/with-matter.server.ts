import { canSeeIntegrity } from '#app/accounts/roles.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import type { EventType } from '#app/history/events.ts'
import { transact, type Db } from '#db/client.server.ts'
import { findVisibleMatter, type MatterRow } from './queries.server.ts'
import type { MatterResult } from './refusal.ts'

type Target = { matterId: string; rev: number | null }

/**
 * Runs a verb of the desk on a matter as it was seen at `rev` (null: whatever it is by now), in one transaction. Whoever
 * may not see it, a recused person above all, is told that there is none.
 */
export function withMatter(
  db: Db,
  { actor }: ActionContext,
  { matterId, rev }: Target,
  work: (tx: Db, matter: MatterRow) => MatterResult,
): MatterResult {
  return transact(db, (tx): MatterResult => {
    const matter = canSeeIntegrity(actor) ? findVisibleMatter(tx, actor.userId, matterId) : null
    if (!matter) return { ok: false, refusal: { code: 'not-found' } }
    if (rev !== null && matter.rev !== rev) return { ok: false, refusal: { code: 'changed-meanwhile' } }
    return work(tx, matter)
  })
}

/** An event about a matter, for the integrity function alone. `data` holds no word of its content. */
export function recordMatterEvent(
  tx: Db,
  context: ActionContext,
  type: EventType,
  { id, supplierId }: Pick<MatterRow, 'id' | 'supplierId'>,
  data: Record<string, unknown> = {},
) {
  recordEvent(tx, context, type, { supplierId, isRestricted: true }, { matterId: id, ...data })
}
