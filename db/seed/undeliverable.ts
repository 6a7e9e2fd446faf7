import { after } from './calendar.ts'
import type { DemoRound } from './make-assessment.ts'
import type { DemoSupplier } from './make-suppliers.ts'
import type { Random } from './random.ts'
import { stateInRound } from './states.ts'

/** Supplier number five has a mailbox that no longer exists: the buyer is asked for another. */
const ALWAYS = 4
const SHARE = 0.08
const REASON = '550 5.1.1 The mailbox does not exist'

/** Of those who were invited and never came, some could not be written to. */
export function markUndeliverable(
  random: Random,
  suppliers: readonly DemoSupplier[],
  rounds: readonly DemoRound[],
) {
  const open = rounds.find(({ state }) => state === 'open')
  if (!open) return
  const refusedAt = after(open.openedAt, 0.003)
  suppliers.forEach((supplier, index) => {
    const isSilent = stateInRound(index, supplier, open) === 'invited'
    if (!isSilent || !(index === ALWAYS || random.chance(SHARE))) return
    for (const person of supplier.people) {
      person.undeliverableAt = refusedAt
      person.undeliverableReason = REASON
    }
  })
}
