import type { MergeProblem } from './merge-facts.ts'
import type { GivenRow } from './read-row.ts'

type Picked = { ownerId?: string; problems: MergeProblem[] }

/**
 * Whom of the people that a row may mean: the owner there is, when among them, else the only one who still has an
 * account. `before`: the owner so far, null without any.
 */
export function pickOwner({ owner }: GivenRow, before: string | null): Picked {
  if (!owner) return { problems: [] }
  const kept = owner.people.find(({ id }) => id === before)
  if (kept) return { ownerId: kept.id, problems: [] }
  const [person, another] = owner.people.filter(({ isGone }) => !isGone)
  if (another) return { problems: [{ field: owner.field, code: 'ambiguous-owner' }] }
  if (!person) return { problems: [{ field: owner.field, code: 'owner-gone' }] }
  return { ownerId: person.id, problems: [] }
}
