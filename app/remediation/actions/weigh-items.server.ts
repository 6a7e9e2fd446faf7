import { sum } from '#app/grading/rounding.ts'
import type { Db } from '#db/client.server.ts'
import { lossesOf, type Loss } from './item-losses.server.ts'
import { deleteActionItems, findRepeatedId, insertActionItems, type ActionRow } from './queries.server.ts'

/** Months in which a second finding on the same item is a repeat. */
const REPEAT_MONTHS = 24

type About = Pick<ActionRow, 'id' | 'supplierId' | 'assessmentId'>
type Weighed = Loss & { itemCode: string; actionId: string; supplierId: string }

/** Items of an action as they stand now, in the order of their codes, and what the action says of them together. */
export function weighItems(tx: Db, action: About, itemCodes: readonly string[], now: Date) {
  const codes = [...new Set(itemCodes)].sort()
  const losses = lossesOf(tx, action, codes)
  const items = [...losses].map(([itemCode, loss]) => itemRow(action, itemCode, loss))
  return { items, facts: factsOfItems(tx, action, items, now) }
}

/** What an action says of its items together: their dimension, the points they promise, and what they repeat. */
export function factsOfItems(
  tx: Db,
  { supplierId }: Pick<About, 'supplierId'>,
  items: readonly { itemCode: string; lostPoints: number }[],
  now: Date,
) {
  const codes = items.map(({ itemCode }) => itemCode)
  return {
    dimension: codes[0]?.slice(0, 3) ?? null,
    promisedPoints: sum(items.map(({ lostPoints }) => lostPoints)),
    repeatOfId: findRepeatedId(tx, supplierId, codes, monthsBefore(now, REPEAT_MONTHS)),
  }
}

/** Puts these items in the place of those an action has. */
export function replaceItems(tx: Db, actionId: string, items: Weighed[]) {
  deleteActionItems(tx, actionId)
  insertActionItems(tx, items)
}

function itemRow({ id, supplierId }: About, itemCode: string, loss: Loss): Weighed {
  return { actionId: id, supplierId, itemCode, ...loss }
}

function monthsBefore(now: Date, months: number) {
  const then = new Date(now)
  then.setUTCMonth(then.getUTCMonth() - months)
  return then
}
