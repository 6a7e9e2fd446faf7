import { readItemForm } from '#app/questionnaires/form-values.ts'
import type { Db } from '#db/client.server.ts'
import type { ActionRow } from '../actions/queries.server.ts'
import { reansweredItems } from './reanswer-values.server.ts'
import { findStandingBasis } from './standing.server.ts'

/** The new answers of a posted form as typed, by item; empty when closing the action re-scores nothing. */
export function readAnswers(
  db: Db,
  action: ActionRow,
  form: FormData,
): Record<string, Record<string, unknown>> {
  const basis = findStandingBasis(db, action)
  if (!basis) return {}
  const items = reansweredItems(db, basis)
  return Object.fromEntries(items.map(item => [item.code, readItemForm(item, form.entries()).values]))
}
